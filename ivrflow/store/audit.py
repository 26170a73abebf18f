"""Who changed what callers get, and when. Rows are only ever added, in the transaction of the change itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from ivrflow.store.database import Database
from ivrflow.store.schema import audit

__all__ = ["Audit", "AuditEntry", "note_change"]


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One change."""

    at: datetime
    who: str
    what: str
    """`publish`, `gates skipped`, `rollback`, `route set`, `route removed`, `draft deleted`."""
    subject: str
    detail: str


def note_change(
    connection: Connection, database: Database, who: str, what: str, subject: str, detail: str = ""
) -> None:
    """Add an entry within the transaction that makes the change."""
    row = {"workspace": database.workspace, "at": database.now(), "who": who, "what": what, "subject": subject}
    connection.execute(insert(audit).values(**row, detail=detail))


class Audit:
    """Reads the entries."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self, limit: int = 100) -> tuple[AuditEntry, ...]:
        """The newest first."""
        query = select(audit).where(audit.c.workspace == self._database.workspace).order_by(audit.c.id.desc())
        with self._database.reading() as connection:
            rows = connection.execute(query.limit(limit)).all()
        return tuple(AuditEntry(row.at, row.who, row.what, row.subject, row.detail) for row in rows)

    def newest(self, what: Collection[str]) -> Mapping[tuple[str, str], AuditEntry]:
        """(what, subject) → its newest entry, for changes of these sorts."""
        mine = (audit.c.workspace == self._database.workspace) & audit.c.what.in_(what)
        last = select(func.max(audit.c.id)).where(mine).group_by(audit.c.what, audit.c.subject)
        with self._database.reading() as connection:
            rows = connection.execute(select(audit).where(audit.c.id.in_(last))).all()
        return {(row.what, row.subject): AuditEntry(row.at, row.who, row.what, row.subject, row.detail) for row in rows}
