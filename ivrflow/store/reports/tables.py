"""Where the sums lie. Times are seconds since 1970 in UTC: whole numbers that every database adds up quickly."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text

from ivrflow.store.schema import METADATA, UtcTime

__all__ = [
    "DIMENSIONS",
    "FINER_BY",
    "UNCOUNTED",
    "UNKNOWN",
    "saved_reports",
    "services_used",
    "tallies",
    "tally_subjects",
]

UNCOUNTED = "calls to count"
"""The counter of a workspace whose records are from before there were sums."""

FINER_BY = ("language", "queue")
"""What only the finer sums are told apart by: see `facts.FINER`."""

_PLAIN_BY = ("flow", "release", "route", "node", "milestone", "customer_class")

DIMENSIONS = (*_PLAIN_BY, *FINER_BY)
"""What sums can be told apart by; empty where it does not apply."""

UNKNOWN = "?"
"""Language and queue of calls that were counted before these were, until they are counted anew from their records."""

tally_subjects = Table(
    "tally_subjects",
    METADATA,
    # Computed from the other columns, so that nobody has to look it up: facts.py.
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("workspace", String, nullable=False),
    *(Column(name, Text, nullable=False) for name in _PLAIN_BY),
    *(Column(name, Text, nullable=False, server_default="") for name in FINER_BY),
)

tallies = Table(
    "tallies",
    METADATA,
    # In this order: a report reads one measure over one stretch of time, and calls that end add to the newest rows.
    Column("measure", Integer, primary_key=True, autoincrement=False),
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("start", BigInteger, primary_key=True, autoincrement=False),
    Column("subject", BigInteger, primary_key=True, autoincrement=False),
    Column("bucket", Integer, primary_key=True, autoincrement=False),
    Column("value", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""`level` is how many seconds a row stands for, from `start` on; each fact is in one row of each level. The workspace
is the subject's."""

services_used = Table(
    "services_used",
    METADATA,
    Column("start", BigInteger, primary_key=True, autoincrement=False),
    Column("subject", BigInteger, primary_key=True, autoincrement=False),
    Column("customer", BigInteger, primary_key=True, autoincrement=False),
    Column("times", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Who used which service: `customer` is a pseudonym, `start` as at the finest level of `tallies`. Different customers
cannot be counted by adding."""

saved_reports = Table(
    "saved_reports",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("workspace", String, nullable=False),
    Column("owner", String, nullable=False),
    Column("name", String, nullable=False),
    Column("question", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("saved", UtcTime, nullable=False),
    Index("saved_reports_by_name", "workspace", "owner", "name", unique=True),
    # Links hold numbers: that of a report that was removed is given to no other.
    sqlite_autoincrement=True,
)
"""`owner` is who alone sees it; empty: everybody."""
