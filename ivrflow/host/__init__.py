"""The company's own data: named sources, named statements, bound parameters.

declarations.py   flows/hosts/bank.toml → HostSource; declared.py: what it is made of
sql_text.py       the parameters in a text of SQL, and what it may not contain
driver_values.py  values on their way to the database; results.py: and on their way back
opening.py        engines for sources, read-only where they should be
query_pool.py     the port `Host`: threads, deadlines, overflow; job.py: one query on its way; breaker.py
checking.py       whether a source can answer what its statements ask
csv_loading.py    CSV files into a SQLite database, as a demo host or a local mirror
"""
