"""Where the interpreter and the edges meet: one runner per call, and the wiring."""
