"""Who did what, when, from where. Entries are only ever added, in the transaction of the change itself; the database
refuses everything else (append_only.py)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Row, func, insert, select

from ivrflow.store.database import Database
from ivrflow.store.schema import audit

__all__ = ["Audit", "AuditEntry", "AuditFilter", "acting_from", "address_of_this", "note_change"]

LONGEST = 2_000
"""Characters of a subject or a detail that are kept."""

_address: ContextVar[str] = ContextVar("address", default="")


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One change, or a try that was refused."""

    at: datetime
    who: str
    """An account or a login name; empty when nobody is known."""
    what: str
    """`publish`, `gates skipped`, `rollback`, `route set`, `draft deleted`, `signed in`, `role set`, `refused`…"""
    subject: str
    detail: str
    address: str = ""
    """The IP address from which it came; empty for what was done on the machine itself."""
    number: int = 0
    """Larger for later entries."""


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which entries; empty texts and None mean any."""

    who: str = ""
    what: str = ""
    subject: str = ""
    """A part of it, whatever the letters' case."""
    since: datetime | None = None
    until: datetime | None = None
    """Before then."""
    before: int | None = None
    """Those with a smaller number: the next page."""
    limit: int = 100


@contextmanager
def acting_from(address: str) -> Iterator[None]:
    """What this thread puts on record meanwhile came from that address."""
    token = _address.set(address)
    try:
        yield
    finally:
        _address.reset(token)


def address_of_this() -> str:
    """Where what this thread does came from; empty for the machine itself."""
    return _address.get()


def note_change(
    connection: Connection, database: Database, who: str, what: str, subject: str, detail: str = ""
) -> None:
    """Add an entry within the transaction that makes the change. Secrets have no place in it."""
    row = {"workspace": database.workspace, "at": database.now(), "who": who, "what": what}
    row |= {"subject": subject[:LONGEST], "detail": detail[:LONGEST], "address": _address.get()}
    connection.execute(insert(audit).values(**row))


class Audit:
    """The audit trail of a workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, who: str, what: str, subject: str, detail: str = "") -> None:
        """Put on record what happened outside the store, or what was refused."""
        with self._database.writing() as connection:
            note_change(connection, self._database, who, what, subject, detail)

    def entries(self, limit: int = 100) -> tuple[AuditEntry, ...]:
        """The newest first."""
        return self.find(AuditFilter(limit=limit))

    def find(self, wanted: AuditFilter) -> tuple[AuditEntry, ...]:
        """The newest first."""
        query = select(audit).where(audit.c.workspace == self._database.workspace).order_by(audit.c.id.desc())
        for column, value in ((audit.c.who, wanted.who), (audit.c.what, wanted.what)):
            if value:
                query = query.where(column == value)
        if wanted.subject:
            query = query.where(audit.c.subject.icontains(wanted.subject, autoescape=True))
        if wanted.since is not None:
            query = query.where(audit.c.at >= wanted.since)
        if wanted.until is not None:
            query = query.where(audit.c.at < wanted.until)
        if wanted.before is not None:
            query = query.where(audit.c.id < wanted.before)
        with self._database.reading() as connection:
            rows = connection.execute(query.limit(wanted.limit)).all()
        return tuple(map(_entry, rows))

    def people(self) -> tuple[str, ...]:
        """Everybody who did something, by name."""
        return self._words(audit.c.who)

    def actions(self) -> tuple[str, ...]:
        """Everything of the sort that was done, by its words."""
        return self._words(audit.c.what)

    def _words(self, column: Column[str]) -> tuple[str, ...]:
        mine = (audit.c.workspace == self._database.workspace, column != "")
        with self._database.reading() as connection:
            return tuple(connection.execute(select(column).distinct().where(*mine).order_by(column)).scalars())

    def newest(self, what: Collection[str]) -> Mapping[tuple[str, str], AuditEntry]:
        """(what, subject) → its newest entry, for changes of these sorts."""
        mine = (audit.c.workspace == self._database.workspace) & audit.c.what.in_(what)
        last = select(func.max(audit.c.id)).where(mine).group_by(audit.c.what, audit.c.subject)
        with self._database.reading() as connection:
            rows = connection.execute(select(audit).where(audit.c.id.in_(last))).all()
        return {(row.what, row.subject): _entry(row) for row in rows}


def _entry(row: Row[Any]) -> AuditEntry:
    return AuditEntry(row.at, row.who, row.what, row.subject, row.detail, row.address, row.id)
