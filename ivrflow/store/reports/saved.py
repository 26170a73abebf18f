"""Questions that people keep by name: measures, groups, filters, and when, in words that keep their meaning."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from ivrflow.model.errors import Misuse
from ivrflow.store.audit import note_change
from ivrflow.store.database import Database
from ivrflow.store.reports.periods import Span
from ivrflow.store.reports.question import Question
from ivrflow.store.reports.spans import span_before, span_of, unit_of
from ivrflow.store.reports.tables import saved_reports

__all__ = ["AskedFor", "SavedReport", "SavedReports", "WantedReport", "zone_of"]

LONGEST_NAME = 80


MOST_REPORTS = 500
"""Of one person, and of everybody together."""


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A question as people write it."""

    measures: tuple[str, ...]
    when: str
    """See `spans.span_of`."""
    zone: str = "UTC"
    unit: str = ""
    """One of UNITS, AUTO, or empty."""
    group_by: tuple[str, ...] = ()
    only: tuple[tuple[str, tuple[str, ...]], ...] = ()
    compare: bool = False
    """With the time before."""

    def question(self, now: datetime) -> Question:
        """What it means now. Raises Misuse."""
        zone = zone_of(self.zone)
        span = span_of(self.when, now, zone)
        return Question(self.measures, span, zone, unit_of(self.unit, span), self.group_by, self.only)

    def span_before(self, now: datetime) -> Span:
        """What its span is compared with now. Raises Misuse."""
        zone = zone_of(self.zone)
        return span_before(self.when, span_of(self.when, now, zone), now, zone)


@dataclass(frozen=True, slots=True)
class WantedReport:
    """One that is to be kept."""

    name: str
    asked_for: AskedFor
    shared: bool = True
    """Everybody sees it; else only who keeps it."""


@dataclass(frozen=True, slots=True)
class SavedReport:
    """One that is kept."""

    number: int
    name: str
    asked_for: AskedFor
    shared: bool
    author: str
    """Who saved it last."""
    saved: datetime


class SavedReports:
    """Those of a workspace: what is somebody's own does not exist for others. Its methods raise Unavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self, reader: str = "") -> tuple[SavedReport, ...]:
        """Those of everybody, and those of the reader; by name."""
        query = select(saved_reports).where(self._own, saved_reports.c.owner.in_(("", reader)))
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(saved_reports.c.name, saved_reports.c.id)).all()
        return tuple(
            SavedReport(row.id, row.name, _read(row.question), not row.owner, row.author, row.saved) for row in rows
        )

    def get(self, number: int, reader: str) -> SavedReport:
        """Raises Misuse when there is none of that number that the reader may see."""
        found = next((each for each in self.list(reader) if each.number == number), None)
        if found is None:
            raise Misuse(f"there is no report {number}; somebody may have removed it")
        return found

    def named(self, name: str) -> SavedReport:
        """That of everybody. Raises Misuse when there is none of that name."""
        found = next((each for each in self.list() if each.name == name), None)
        if found is None:
            raise Misuse(f'there is no report "{name}"; `ivrflow report list` lists them')
        return found

    def save(self, name: str, asked_for: AskedFor, author: str) -> SavedReport:
        """Keep it for everybody, in place of one of the same name. Raises Misuse for a name, or a question, that cannot
        be."""
        there = next((each.number for each in self.list() if each.name == name.strip()), None)
        wanted = WantedReport(name, asked_for)
        return self.add(wanted, author) if there is None else self.change(there, wanted, author)

    def add(self, wanted: WantedReport, author: str) -> SavedReport:
        """Raises Misuse as `save`, and where there is one of that name."""
        values = self._values(wanted, author)
        with self._database.writing() as connection:
            self._refuse_another(connection, values)
            number = connection.execute(insert(saved_reports).values(values)).inserted_primary_key
            assert number is not None
            note_change(connection, self._database, author, "report saved", str(values["name"]))
        return self.get(number[0], author)

    def change(self, number: int, wanted: WantedReport, author: str) -> SavedReport:
        """Raises Misuse as `get` and `add`. What is no longer shared belongs to the author."""
        self.get(number, author)
        values = self._values(wanted, author)
        with self._database.writing() as connection:
            self._refuse_another(connection, values, number)
            connection.execute(update(saved_reports).where(self._own, saved_reports.c.id == number).values(values))
            note_change(connection, self._database, author, "report saved", str(values["name"]))
        return self.get(number, author)

    def remove(self, number: int, author: str) -> None:
        """Raises Misuse as `get`."""
        name = self.get(number, author).name
        with self._database.writing() as connection:
            connection.execute(delete(saved_reports).where(self._own, saved_reports.c.id == number))
            note_change(connection, self._database, author, "report removed", name)

    @property
    def _own(self) -> ColumnElement[bool]:
        return saved_reports.c.workspace == self._database.workspace

    def _values(self, wanted: WantedReport, author: str) -> dict[str, object]:
        name = wanted.name.strip()
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise Misuse(f"the name of a report has 1 to {LONGEST_NAME} letters, digits or signs")
        wanted.asked_for.question(self._database.now())
        return {
            "workspace": self._database.workspace,
            "owner": "" if wanted.shared else author,
            "name": name,
            "question": json.dumps(asdict(wanted.asked_for)),
            "author": author,
            "saved": self._database.now(),
        }

    def _refuse_another(self, connection: Connection, values: Mapping[str, object], number: int = 0) -> None:
        beside = (self._own, saved_reports.c.owner == values["owner"], saved_reports.c.id != number)
        names = set(connection.execute(select(saved_reports.c.name).where(*beside)).scalars())
        if values["name"] in names:
            raise Misuse(f'there is a report "{values["name"]}" already; choose another name, or change that one')
        if len(names) >= MOST_REPORTS:
            raise Misuse(f"there are {MOST_REPORTS} reports already; remove some first")


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
