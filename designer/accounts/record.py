"""The record of changes as a file."""

from __future__ import annotations

from collections.abc import Iterable

from ivrflow.runtime.report_files import Sheet, as_csv
from ivrflow.store.audit import AuditEntry

__all__ = ["MOST_EXPORTED", "as_file"]

MOST_EXPORTED = 100_000
"""Entries of one file: what a spreadsheet still opens."""

COLUMNS = ("number", "at", "who", "what", "subject", "detail", "address")


def as_file(entries: Iterable[AuditEntry]) -> bytes:
    """CSV (RFC 4180, UTF-8) in which nothing is a formula: whoever chose a name did not choose what a spreadsheet does.

    Moments are in UTC (ISO 8601).
    """
    rows = [
        (each.number, each.at.isoformat(), each.who, each.what, each.subject, each.detail, each.address)
        for each in entries
    ]
    return as_csv(Sheet(tuple((name, "") for name in COLUMNS), rows))
