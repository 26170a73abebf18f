"""Questions that people keep by name: measures, groups, filters, and when, in words that keep their meaning."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from ivrflow.model.errors import Misuse
from ivrflow.store.audit import note_change
from ivrflow.store.database import Database
from ivrflow.store.reports.question import Question
from ivrflow.store.reports.spans import span_of
from ivrflow.store.reports.tables import saved_reports

__all__ = ["AskedFor", "SavedReport", "SavedReports", "zone_of"]

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A question as people write it."""

    measures: tuple[str, ...]
    when: str
    """See `spans.span_of`."""
    zone: str = "UTC"
    unit: str = ""
    group_by: tuple[str, ...] = ()
    only: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def question(self, now: datetime) -> Question:
        """What it means now. Raises Misuse."""
        zone = zone_of(self.zone)
        span = span_of(self.when, now, zone)
        return Question(self.measures, span, zone, self.unit, self.group_by, self.only)


@dataclass(frozen=True, slots=True)
class SavedReport:
    """One that is kept."""

    name: str
    asked_for: AskedFor
    author: str
    """Who saved it last."""
    saved: datetime


class SavedReports:
    """Those of a workspace, for all of its people."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[SavedReport, ...]:
        """By name."""
        query = select(saved_reports).where(saved_reports.c.workspace == self._database.workspace)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(saved_reports.c.name)).all()
        return tuple(SavedReport(row.name, _read(row.question), row.author, row.saved) for row in rows)

    def get(self, name: str) -> SavedReport:
        """Raises Misuse when there is none of that name."""
        found = next((each for each in self.list() if each.name == name), None)
        if found is None:
            raise Misuse(f'there is no report "{name}"; `ivrflow report list` lists them')
        return found

    def save(self, name: str, asked_for: AskedFor, author: str) -> SavedReport:
        """Keep it, in place of one of the same name. Raises Misuse for a name, or a question, that cannot be."""
        name = name.strip()
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise Misuse(f"the name of a report has 1 to {LONGEST_NAME} letters, digits or signs")
        asked_for.question(self._database.now())
        values = {"question": json.dumps(asdict(asked_for)), "author": author, "saved": self._database.now()}
        statement = insert(saved_reports).values(workspace=self._database.workspace, name=name, **values)
        with self._database.writing() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["workspace", "name"], set_=values))
            note_change(connection, self._database, author, "report saved", name)
        return self.get(name)

    def remove(self, name: str, author: str) -> None:
        """Raises Misuse when there is none of that name."""
        self.get(name)
        of_name = (saved_reports.c.workspace == self._database.workspace, saved_reports.c.name == name)
        with self._database.writing() as connection:
            connection.execute(delete(saved_reports).where(*of_name))
            note_change(connection, self._database, author, "report removed", name)


def zone_of(name: str) -> ZoneInfo:
    """The zone of this name (IANA, such as `Asia/Shanghai`). Raises Misuse."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Misuse(f'there is no zone "{name}"; write one such as Asia/Shanghai or Europe/Berlin') from None


def _read(text: str) -> AskedFor:
    written = json.loads(text)
    only = tuple((dimension, tuple(values)) for dimension, values in written.pop("only"))
    measures, group_by = (tuple(written.pop(name)) for name in ("measures", "group_by"))
    return AskedFor(measures, group_by=group_by, only=only, **written)
