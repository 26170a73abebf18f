"""Proof before publishing: exploration, timing, coverage. Grows with the flow language."""
