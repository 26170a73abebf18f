"""Host sources, asked from the designer: by the simulator, and to try a statement out. Nothing here changes data."""
