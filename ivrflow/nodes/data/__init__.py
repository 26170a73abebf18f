"""Node kinds of the family data."""
