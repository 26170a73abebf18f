"""The catalogue of node kinds: each declared once, in one file."""
