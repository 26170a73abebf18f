"""The company's own data: named sources, named statements, bound parameters."""
