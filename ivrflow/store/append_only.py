"""Makes the database itself refuse to change or forget what is on record."""

from __future__ import annotations

from sqlalchemy import Connection

from ivrflow.store.schema import audit

__all__ = ["keep_for_ever"]


def keep_for_ever(connection: Connection) -> None:
    """From here on, entries of the audit trail can be added and nothing else. Doing it twice changes nothing."""
    for change in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER IF NOT EXISTS {audit.name}_no_{change.lower()} BEFORE {change} ON {audit.name} "
            "BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END"
        )
