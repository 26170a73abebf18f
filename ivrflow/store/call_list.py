"""Looks for calls: the newest first, page by page, whatever is filtered.

A page begins where the one before ended (`Place`), never after so many rows: the thousandth page is as quick as the
first, and calls that come in meanwhile shift nothing. Nearly all conditions are decided in the index `calls_listed`,
`ani` and `call_id` have one of their own. What is rare may still be a million calls away: a page looks back slice by
slice, for so long and no longer, and tells how far it came.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, repeat
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, Row, func, select, tuple_

from ivrflow.model.cdr import Cdr
from ivrflow.model.errors import Misuse
from ivrflow.model.events import Offered
from ivrflow.store.call_rows import cdr_from, offered_from, storable
from ivrflow.store.calls import TEST_CHANNEL
from ivrflow.store.database import Database
from ivrflow.store.reports.tables import tally_subjects
from ivrflow.store.schema import calls

__all__ = ["LONGEST_THROUGH", "RUNNING", "CallList", "CallNames", "CallPage", "CallSearch", "ListedCall", "Place"]

RUNNING = "running"
"""Stands for an outcome: the call goes on."""

PATIENCE_MS = 70
"""After so long no further slice is looked at."""
SLICES = (5_000, 20_000, 30_000)
"""How many calls are looked at at once, whatever fits of them; the last from then on."""

LONGEST_THROUGH = timedelta(days=31)
"""Calls that came through a node are looked for in so long a time at most."""


class Place(NamedTuple):
    """Between two calls of a list."""

    offered: datetime
    call_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSearch:
    """Which calls; an empty text and None mean any."""

    since: datetime | None = None
    """Offered then or later."""
    until: datetime | None = None
    """Offered before."""
    call_id: str = ""
    ani: str = ""
    """The whole number: nothing is found by a part of it."""
    dnis: str = ""
    flow: str = ""
    """That the call came in by."""
    release: str = ""
    route: str = ""
    """The pattern that led to the flow."""
    outcome: str = ""
    """As `Outcome` has them, or `running`."""
    ended_by: str = ""
    node: str = ""
    """`flow.node` in which it ended."""
    through: str = ""
    """`flow.node` that it came through; needs `since`, and LONGEST_THROUGH at most from there."""
    milestone: str = ""
    customer_class: str = ""
    """Of whom a milestone was noted (that one, when it is given too)."""
    shortest_ms: int | None = None
    """From the answer to the end; calls that nobody answered have no length."""
    longest_ms: int | None = None
    with_tests: bool = False
    """Also those that people place from the page in which they draw."""


@dataclass(frozen=True, slots=True)
class ListedCall:
    """A call that goes on, or is over."""

    call: Offered | Cdr
    engine: str
    """Which took it."""


@dataclass(frozen=True, slots=True)
class CallPage:
    """Some calls, the newest first."""

    calls: tuple[ListedCall, ...]
    next: Place | None
    """Where the next page begins; None: there is none."""
    searched_to: datetime | None = None
    """There may be fewer calls than were asked for: it took too long to look further back than this."""


class CallNames(NamedTuple):
    """Each in the order of the alphabet."""

    flows: tuple[str, ...]
    routes: tuple[str, ...]
    nodes: tuple[str, ...]
    """`flow.node`."""
    milestones: tuple[str, ...]
    customer_classes: tuple[str, ...]


class CallList:
    """The calls of a workspace, to be looked through by people."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(
        self, wanted: CallSearch, begin: Place | None = None, limit: int = 50, patience_ms: float = PATIENCE_MS
    ) -> CallPage:
        """At most `limit` calls that were offered before `begin`. Raises Misuse, Unavailable."""
        conditions = self._conditions(wanted)
        query = select(calls).where(*conditions).order_by(*_NEWEST_FIRST)
        rows: list[Row[Any]] = []
        place, until = begin, time.monotonic() + patience_ms / 1_000
        sizes = iter(() if wanted.call_id or wanted.ani else chain(SLICES, repeat(SLICES[-1])))
        with self._database.reading() as connection:
            while True:
                end = self._end_of_slice(connection, wanted, place, next(sizes, None))
                part = query.where(*_before(place), *_from(end)).limit(limit + 1 - len(rows))
                rows += connection.execute(part)
                place = end
                if len(rows) > limit or place is None or time.monotonic() > until:
                    break
        found = tuple(
            ListedCall(offered_from(row) if row.ended is None else cdr_from(row), row.engine) for row in rows[:limit]
        )
        if len(rows) > limit:
            return CallPage(found, Place(rows[limit - 1].offered, rows[limit - 1].call_id))
        return CallPage(found, place, place.offered if place is not None else None)

    def _end_of_slice(
        self, connection: Connection, wanted: CallSearch, begin: Place | None, size: int | None
    ) -> Place | None:
        """The last of so many calls; None when there are not so many."""
        if size is None:
            return None
        query = select(calls.c.offered, calls.c.call_id).where(*self._in_time(wanted), *_before(begin))
        row = connection.execute(query.order_by(*_NEWEST_FIRST).offset(size - 1).limit(1)).one_or_none()
        return None if row is None else Place(*row)

    def get(self, call_id: str) -> ListedCall | None:
        """None for a call that nobody knows."""
        found = self.page(CallSearch(call_id=call_id, with_tests=True), limit=1).calls
        return found[0] if found else None

    def names(self) -> CallNames:
        """What can be looked for, of all calls that were ever counted."""
        with self._database.reading() as connection:
            known = {
                name: tuple(
                    connection.execute(
                        select(column)
                        .where(tally_subjects.c.workspace == self._database.workspace, column != "")
                        .distinct()
                        .order_by(column)
                    ).scalars()
                )
                for name, column in zip(
                    CallNames._fields,
                    (tally_subjects.c[each] for each in ("flow", "route", "node", "milestone", "customer_class")),
                    strict=True,
                )
            }
        return CallNames(**known)

    def _conditions(self, wanted: CallSearch) -> list[ColumnElement[bool]]:
        if wanted.since and wanted.until and wanted.until <= wanted.since:
            raise Misuse("the end of the time comes before its beginning")
        equal = ("call_id", "ani", "dnis", "flow", "release", "route", "ended_by")
        conditions = self._in_time(wanted)
        conditions += (calls.c[name] == storable(value) for name in equal if (value := getattr(wanted, name)))
        if wanted.outcome:
            conditions.append(calls.c.outcome == ("" if wanted.outcome == RUNNING else wanted.outcome))
        if wanted.node:
            conditions.append(calls.c.left_at == wanted.node)
        if wanted.milestone or wanted.customer_class:
            conditions.append(_contains(calls.c.services, _service(wanted)))
        if wanted.shortest_ms is not None:
            conditions.append(calls.c.duration_ms >= wanted.shortest_ms)
        if wanted.longest_ms is not None:
            conditions.append(calls.c.duration_ms <= wanted.longest_ms)
        if not wanted.with_tests:
            conditions.append(calls.c.channel != TEST_CHANNEL)
        if wanted.through:
            conditions += self._through(wanted)
        return conditions

    def _in_time(self, wanted: CallSearch) -> list[ColumnElement[bool]]:
        conditions: list[ColumnElement[bool]] = [calls.c.workspace == self._database.workspace]
        if wanted.since:
            conditions.append(calls.c.offered >= wanted.since)
        if wanted.until:
            conditions.append(calls.c.offered < wanted.until)
        return conditions

    def _through(self, wanted: CallSearch) -> tuple[ColumnElement[bool], ...]:
        until = wanted.until or self._database.now()
        if wanted.since is None or until - wanted.since > LONGEST_THROUGH:
            days = LONGEST_THROUGH.days
            raise Misuse(f"calls through a node are looked for in {days} days at most; choose from when to when")
        return (_contains(calls.c.path, json.dumps(wanted.through)),)


_NEWEST_FIRST = (calls.c.offered.desc(), calls.c.call_id.desc())


def _before(place: Place | None) -> tuple[ColumnElement[bool], ...]:
    return () if place is None else (tuple_(calls.c.offered, calls.c.call_id) < tuple_(*place),)


def _from(place: Place | None) -> tuple[ColumnElement[bool], ...]:
    return () if place is None else (tuple_(calls.c.offered, calls.c.call_id) >= tuple_(*place),)


def _service(wanted: CallSearch) -> str:
    """A part of the column `services` that is there for these and no others: quotes within names are escaped."""
    name, group = json.dumps(wanted.milestone), json.dumps(storable(wanted.customer_class))
    if not wanted.customer_class:
        return f"[{name}, "
    return f"[{name}, {group}]" if wanted.milestone else f", {group}]"


def _contains(column: Column[Any], text: str) -> ColumnElement[bool]:
    # LIKE would not tell capitals from small letters.
    return func.instr(column, text) > 0
