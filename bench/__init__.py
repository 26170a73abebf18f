"""Measurements: how fast, how even, how much memory; side by side with Asterisk where it can do the same.

    python -m bench [NAME …] [--quick]

A bench is a module of this package with `run(options: Options) -> list[Row]`; see bench/row.py. Measurements are no
tests: nothing here fails a build, and no test measures time.
"""
