"""Reads what was kept of calls."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, or_, select, tuple_

from ivrflow.model.cdr import Cdr
from ivrflow.model.events import Offered
from ivrflow.model.journal import Step
from ivrflow.model.journal_records import from_record
from ivrflow.store.call_rows import cdr_from, offered_from
from ivrflow.store.database import Database
from ivrflow.store.schema import calls, steps

__all__ = ["TEST_CHANNEL", "CallFilter", "CallJournal", "Calls", "PastCall"]

TEST_CHANNEL = "browser"
"""The channel of calls from the page in which flows are drawn."""


@dataclass(frozen=True, slots=True)
class CallFilter:
    """Which calls; an empty text and None mean any."""

    since: datetime | None = None
    """Offered then or later."""
    until: datetime | None = None
    """Offered before."""
    ani: str = ""
    dnis: str = ""
    flow: str = ""
    ended_by: str = ""
    limit: int = 100
    visited: tuple[str, ...] = ()
    """Calls that were in one of these flows, be it as a subflow."""
    without_tests: bool = False
    """Only calls of callers: none that people place from the page in which they draw."""


@dataclass(frozen=True, slots=True)
class CallJournal:
    """The steps of a call in their order."""

    steps: tuple[Step, ...]
    complete: bool
    """False when a step in the middle is missing or unreadable; `steps` then ends before it."""


class PastCall(NamedTuple):
    """A finished call with all that it lived through."""

    cdr: Cdr
    journal: CallJournal


class Calls:
    """The calls of a workspace, finished and in progress."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, wanted: CallFilter = CallFilter()) -> tuple[Cdr, ...]:
        """The records of finished calls, the newest first."""
        query = select(calls).where(*self._conditions(wanted))
        with self._database.reading() as connection:
            rows = connection.execute(
                query.order_by(calls.c.offered.desc(), calls.c.call_id.desc()).limit(wanted.limit)
            )
            return tuple(cdr_from(row) for row in rows)

    def count_in_progress(self) -> dict[tuple[str, str], int]:
        """(release, flow that they came in by) → how many calls go on."""
        query = (
            select(calls.c.release, calls.c.flow, func.count())
            .where(calls.c.workspace == self._database.workspace, calls.c.ended.is_(None))
            .group_by(calls.c.release, calls.c.flow)
        )
        with self._database.reading() as connection:
            return {(release, flow): count for release, flow, count in connection.execute(query)}

    def count_by_engine(self) -> dict[str, int]:
        """Engine → how many calls go on."""
        query = (
            select(calls.c.engine, func.count())
            .where(calls.c.workspace == self._database.workspace, calls.c.ended.is_(None))
            .group_by(calls.c.engine)
        )
        with self._database.reading() as connection:
            return {str(engine): int(count) for engine, count in connection.execute(query)}

    def each(self, wanted: CallFilter, page: int = 200) -> Iterator[PastCall]:
        """Finished calls with their journals, the oldest first, however many there are: the limit does not count.

        They are read `page` by page: a day of calls is not held in memory, and an engine that writes into the same
        store waits for no more than one page.
        """
        query = select(calls).where(*self._conditions(wanted)).order_by(calls.c.offered, calls.c.call_id).limit(page)
        beyond: tuple[ColumnElement[bool], ...] = ()
        while True:
            with self._database.reading() as connection:
                found = [cdr_from(row) for row in connection.execute(query.where(*beyond))]
                written = select(steps.c.call_id, steps.c.sequence, steps.c.record).where(
                    steps.c.workspace == self._database.workspace, steps.c.call_id.in_([cdr.call_id for cdr in found])
                )
                records: dict[str, list[tuple[int, str]]] = {cdr.call_id: [] for cdr in found}
                for call_id, sequence, record in connection.execute(written.order_by(*written.selected_columns[:2])):
                    records[call_id].append((sequence, record))
            for cdr in found:
                yield PastCall(cdr, _journal(records.pop(cdr.call_id)))
            if len(found) < page:
                return
            last = found[-1]
            beyond = (tuple_(calls.c.offered, calls.c.call_id) > (last.offered, last.call_id),)

    def _conditions(self, wanted: CallFilter) -> list[ColumnElement[bool]]:
        conditions: list[ColumnElement[bool]] = [
            calls.c.workspace == self._database.workspace,
            calls.c.ended.is_not(None),
            *(
                calls.c[name] == value
                for name in ("ani", "dnis", "flow", "ended_by")
                if (value := getattr(wanted, name))
            ),
        ]
        if wanted.since:
            conditions.append(calls.c.offered >= wanted.since)
        if wanted.until:
            conditions.append(calls.c.offered < wanted.until)
        if wanted.without_tests:
            conditions.append(calls.c.channel != TEST_CHANNEL)
        if wanted.visited:
            in_path = (calls.c.path.contains(f'"{flow}.', autoescape=True) for flow in wanted.visited)
            conditions.append(or_(calls.c.flow.in_(wanted.visited), *in_path))
        return conditions

    def get(self, call_id: str) -> Cdr | None:
        """None for a call that is unknown or still in progress."""
        query = select(calls).where(calls.c.workspace == self._database.workspace, calls.c.call_id == call_id)
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return cdr_from(row) if row is not None and row.ended is not None else None

    def in_progress(self, engine: str | None = None) -> tuple[Offered, ...]:
        """Calls without an end, the oldest first: of one engine, or of all."""
        query = select(calls).where(calls.c.workspace == self._database.workspace, calls.c.ended.is_(None))
        if engine is not None:
            query = query.where(calls.c.engine == engine)
        with self._database.reading() as connection:
            return tuple(offered_from(row) for row in connection.execute(query.order_by(calls.c.offered)))

    def journal(self, call_id: str) -> CallJournal:
        """What a call lived through, as far as it is on disk; no steps for an unknown call."""
        query = select(steps.c.sequence, steps.c.record).where(
            steps.c.workspace == self._database.workspace, steps.c.call_id == call_id
        )
        with self._database.reading() as connection:
            rows = [(sequence, record) for sequence, record in connection.execute(query.order_by(steps.c.sequence))]
        return _journal(rows)


def _journal(rows: Iterable[tuple[int, str]]) -> CallJournal:
    read: list[Step] = []
    for sequence, record in rows:
        step = _read(record) if sequence == len(read) else None
        if step is None:
            return CallJournal(tuple(read), complete=False)
        read.append(step)
    return CallJournal(tuple(read), complete=True)


def _read(record: str) -> Step | None:
    try:
        return from_record(json.loads(record))
    except ValueError:
        return None
