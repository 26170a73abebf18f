"""Node kinds of the family ask."""
