"""Statements that are SQL.

dialect.py        how they are declared
sql_text.py       the parameters in a text of SQL, and what it may not contain
driver_values.py  values on their way to the database
opening.py        engines for sources, read-only where they should be
carrier.py        carried out; checking.py: whether a source can answer what its statements ask
"""
