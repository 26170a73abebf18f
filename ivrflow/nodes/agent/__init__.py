"""Node kinds of the family agent."""
