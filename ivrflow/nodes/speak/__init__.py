"""Node kinds of the family speak."""
