"""Node kinds of the family flow."""
