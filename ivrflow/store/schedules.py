"""Publications that are to happen later."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, insert, select, update

from ivrflow.model.errors import Misuse
from ivrflow.store.audit import note_change
from ivrflow.store.database import Database
from ivrflow.store.schema import schedules

__all__ = ["Schedule", "Schedules"]


@dataclass(frozen=True, slots=True)
class Schedule:
    """One publication that is to happen, or that did."""

    id: int
    flows: tuple[str, ...] | None
    """Drafts as they will be then; None: all."""
    due: datetime
    author: str
    note: str
    state: str
    """`waiting`, `running`, `done`, `failed` or `cancelled`."""
    outcome: str
    """What came of it, in one sentence; empty before."""
    seen: Mapping[str, int]
    """Flow → the revision of its draft when it was scheduled."""


class Schedules:
    """The scheduled publications of a workspace. Whoever carries them out takes them one by one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, flows: Sequence[str] | None, due: datetime, author: str, note: str, seen: Mapping[str, int] = {}
    ) -> int:
        """Schedule a publication; gives its number. `seen` is kept with it."""
        values = {
            "workspace": self._database.workspace,
            "flows": json.dumps(list(flows) if flows is not None else None),
            "author": author,
            "note": note,
            "due": due,
            "state": "waiting",
            "outcome": "",
            "seen": json.dumps(dict(seen)),
        }
        with self._database.writing() as connection:
            number = connection.execute(insert(schedules).values(**values).returning(schedules.c.id)).scalar_one()
            note_change(connection, self._database, author, "publication scheduled", str(number), due.isoformat())
        return int(number)

    def list(self, limit: int = 100) -> tuple[Schedule, ...]:
        """Those that wait first, then the latest."""
        query = select(schedules).where(schedules.c.workspace == self._database.workspace)
        order = (schedules.c.state != "waiting", schedules.c.due.desc())
        with self._database.reading() as connection:
            return tuple(map(_schedule, connection.execute(query.order_by(*order).limit(limit))))

    def cancel(self, number: int, author: str) -> None:
        """Raises Misuse for one that is unknown, or no longer waits."""
        with self._database.writing() as connection:
            changed = connection.execute(
                update(schedules).where(*self._in_state(number, "waiting")).values(state="cancelled")
            )
            if not changed.rowcount:
                raise Misuse(f"the scheduled publication {number} does not wait any more; nothing was changed")
            note_change(connection, self._database, author, "publication cancelled", str(number))

    def take_due(self) -> Schedule | None:
        """The next one whose time has come; it is `running` from now on. None when there is none."""
        query = select(schedules).where(
            schedules.c.workspace == self._database.workspace,
            schedules.c.state == "waiting",
            schedules.c.due <= self._database.now(),
        )
        with self._database.reading() as connection:
            if connection.execute(query.limit(1)).one_or_none() is None:
                return None
        with self._database.writing() as connection:
            row = connection.execute(query.order_by(schedules.c.due).limit(1)).one_or_none()
            if row is None:
                return None
            connection.execute(update(schedules).where(schedules.c.id == row.id).values(state="running"))
        return _schedule(row)

    def finish(self, number: int, state: str, outcome: str) -> None:
        """`done` or `failed`, and what came of it."""
        with self._database.writing() as connection:
            connection.execute(
                update(schedules).where(*self._in_state(number, "running")).values(state=state, outcome=outcome)
            )

    def resume(self) -> None:
        """Let those wait again that somebody had taken and did not finish: publishing twice changes nothing."""
        running = (schedules.c.workspace == self._database.workspace, schedules.c.state == "running")
        with self._database.writing() as connection:
            connection.execute(update(schedules).where(*running).values(state="waiting"))

    def _in_state(self, number: int, state: str) -> tuple[ColumnElement[bool], ...]:
        return (
            schedules.c.workspace == self._database.workspace,
            schedules.c.id == number,
            schedules.c.state == state,
        )


def _schedule(row: Row[tuple[object, ...]]) -> Schedule:
    flows = json.loads(row.flows)
    wanted = tuple(flows) if flows is not None else None
    seen = json.loads(row.seen)
    return Schedule(row.id, wanted, row.due, row.author, row.note, row.state, row.outcome, seen)
