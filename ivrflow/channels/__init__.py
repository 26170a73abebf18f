"""Lines that calls come in on. Edges: they know the model and floor 1 only."""
