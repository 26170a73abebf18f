"""Node kinds of the family logic."""
