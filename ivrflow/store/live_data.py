"""Calendars and the like: changed at any time, read when a call needs them, by a revision that follows the content."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import ColumnElement, Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from ivrflow.model.commands import Consult
from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.model.events import Consulted, Failed
from ivrflow.model.live import LiveDatum, answer_of
from ivrflow.model.ports import Report
from ivrflow.store.audit import note_change
from ivrflow.store.database import Database
from ivrflow.store.drafts import Stale
from ivrflow.store.schema import audit, live_data

__all__ = ["LiveData", "LiveReader"]

logger = logging.getLogger(__name__)


class LiveData:
    """The live data of a workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, subject: str, name: str, value: Mapping[str, object], author: str, base: str | None = None) -> str:
        """Store a datum in its plain form (JSON types) and return its revision. The same content keeps its revision,
        in whatever order it is written; the order of columns and rows is that in which they were written last.

        `base` is the revision that the author read (empty: there was none); None: whatever is there is replaced. Raises
        Misuse when the value is not JSON, Stale, Unavailable.
        """
        try:
            text = json.dumps(value, ensure_ascii=True, allow_nan=False)
            content = json.dumps(value, sort_keys=True, ensure_ascii=True, allow_nan=False)
        except (TypeError, ValueError) as error:
            raise Misuse(
                f'{subject} "{name}" cannot be stored: {error}; use text, numbers, lists and tables'
            ) from error
        revision = hashlib.sha256(content.encode()).hexdigest()[:16]
        values = {"revision": revision, "value": text}
        statement = insert(live_data).values(workspace=self._database.workspace, subject=subject, name=name, **values)
        with self._database.writing() as connection:
            if base is not None:
                self._refuse_stale(connection, subject, name, base)
            connection.execute(
                statement.on_conflict_do_update(index_elements=["workspace", "subject", "name"], set_=values)
            )
            note_change(connection, self._database, author, f"{subject} set", name, revision)
        return revision

    def remove(self, subject: str, name: str, author: str, base: str) -> None:
        """Take a datum away on top of the revision that the author read. Raises Stale, Unavailable."""
        with self._database.writing() as connection:
            self._refuse_stale(connection, subject, name, base)
            connection.execute(delete(live_data).where(*self._is(subject, name)))
            note_change(connection, self._database, author, f"{subject} removed", name, base)

    def removed(self, subjects: Collection[str]) -> frozenset[tuple[str, str]]:
        """(subject, name) of what people took away and nobody made again, as the record of changes tells it."""
        words = {f"{subject} removed": subject for subject in subjects}
        mine = (audit.c.workspace == self._database.workspace, audit.c.what.in_(words))
        there = select(live_data.c.subject, live_data.c.name).where(live_data.c.workspace == self._database.workspace)
        with self._database.reading() as connection:
            gone = connection.execute(select(audit.c.what, audit.c.subject).distinct().where(*mine)).all()
            known = {(row.subject, row.name) for row in connection.execute(there)}
        return frozenset((words[row.what], row.subject) for row in gone) - known

    def _refuse_stale(self, connection: Connection, subject: str, name: str, base: str) -> None:
        query = select(live_data.c.revision).where(*self._is(subject, name))
        found = connection.execute(query).scalar() or ""
        if found != base:
            raise Stale(f'somebody else changed the {subject} "{name}" meanwhile; load it again', 0, 0)

    def _is(self, subject: str, name: str) -> tuple[ColumnElement[bool], ...]:
        columns = live_data.c
        return columns.workspace == self._database.workspace, columns.subject == subject, columns.name == name

    def get(self, subject: str, name: str) -> LiveDatum | None:
        query = select(live_data).where(*self._is(subject, name))
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return LiveDatum(subject, name, row.revision, json.loads(row.value)) if row else None

    def list(self, subject: str) -> tuple[LiveDatum, ...]:
        """By name."""
        query = select(live_data).where(
            live_data.c.workspace == self._database.workspace, live_data.c.subject == subject
        )
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(live_data.c.name)).all()
        return tuple(LiveDatum(subject, row.name, row.revision, json.loads(row.value)) for row in rows)


class LiveReader:
    """The port `Live`: reads in a thread of its own. While the store cannot be read, callers get what was read last."""

    def __init__(self, data: LiveData) -> None:
        self._data = data
        self._thread = ThreadPoolExecutor(1, "live-data")
        self._last: dict[tuple[str, str], LiveDatum | None] = {}

    def consult(self, number: int, consult: Consult, report: Report) -> None:
        """Reports `Consulted`, or `Failed` when the datum was never read and cannot be read now."""
        self._thread.submit(self._consult, number, consult, report)

    def close(self) -> None:
        self._thread.shutdown()

    def _consult(self, number: int, consult: Consult, report: Report) -> None:
        key = (consult.subject, consult.name)
        try:
            self._last[key] = self._data.get(*key)
        except Unavailable as error:
            logger.warning("live data: %s", error)
            if key not in self._last:
                report(Failed(number, "failed", str(error)))
                return
        datum = self._last[key]
        found = answer_of(datum.value if datum else None, consult.key)
        report(Consulted(number, datum.revision if datum else "", found))
