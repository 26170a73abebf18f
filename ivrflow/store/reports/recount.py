"""Makes the sums anew from the records of calls, a day at a time.

Each day is one transaction, so that whoever writes calls meanwhile waits a moment and no longer, and what was counted
again is right the moment it is there. Days from which no record is kept any more stay as they are: reports outlive the
records.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, func, select

from ivrflow.store.call_rows import cdr_from
from ivrflow.store.database import Database
from ivrflow.store.pseudonyms import Pseudonyms
from ivrflow.store.reports.keeping import LEVELS_S, Sums
from ivrflow.store.reports.subjects import FINER, FINER_MEASURES, Measure
from ivrflow.store.reports.tables import UNCOUNTED, services_used, tallies, tally_subjects
from ivrflow.store.schema import calls, counters

__all__ = ["count_what_is_due", "recount"]

DAY = timedelta(days=1)
PAGE = 1_000


def recount(
    database: Database, since: datetime | None = None, progress: Callable[[int, int], None] = lambda done, days: None
) -> int:
    """Count all calls again whose records are kept: of the days from `since` on, or of all. Returns how many days.

    `progress` is told how many of how many days are done. Raises Unavailable.
    """
    pseudonyms = Pseudonyms.of_store(database)
    with database.reading() as connection:
        first, days = _days_with_records(connection, database.workspace, since)
    for number in range(days):
        with database.writing() as connection:
            _count_day(connection, database.workspace, pseudonyms, first + number * DAY)
        progress(number + 1, days)
    return days


def count_what_is_due(database: Database) -> None:
    """Count the calls of a store that is older than the sums, once. Raises Unavailable."""
    due = (counters.c.workspace == database.workspace, counters.c.name == UNCOUNTED)
    with database.reading() as connection:
        if connection.execute(select(counters.c.value).where(*due)).scalar() is None:
            return
    recount(database)
    with database.writing() as connection:
        connection.execute(delete(counters).where(*due))


def _days_with_records(connection: Connection, workspace: str, since: datetime | None) -> tuple[datetime, int]:
    query = select(func.min(calls.c.offered), func.max(calls.c.offered)).where(
        calls.c.workspace == workspace, calls.c.ended.is_not(None)
    )
    if since is not None:
        query = query.where(calls.c.offered >= _day_of(since))
    first, last = connection.execute(query).one()
    if first is None:
        return datetime.now(UTC), 0
    return _day_of(first), (_day_of(last) - _day_of(first)).days + 1


def _day_of(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _count_day(connection: Connection, workspace: str, pseudonyms: Pseudonyms, day: datetime) -> None:
    begin, end = int(day.timestamp()), int((day + DAY).timestamp())
    own = select(tally_subjects.c.id).where(tally_subjects.c.workspace == workspace)
    for number in (*Measure, *(measure + FINER for measure in FINER_MEASURES)):
        for level_s in LEVELS_S:
            connection.execute(
                delete(tallies).where(
                    tallies.c.measure == int(number),
                    tallies.c.level == level_s,
                    tallies.c.start >= begin,
                    tallies.c.start < end,
                    tallies.c.subject.in_(own),
                )
            )
    connection.execute(
        delete(services_used).where(
            services_used.c.start >= begin, services_used.c.start < end, services_used.c.subject.in_(own)
        )
    )
    of_day = select(calls).where(
        calls.c.workspace == workspace,
        calls.c.ended.is_not(None),
        calls.c.offered >= day,
        calls.c.offered < day + DAY,
    )
    sums = Sums(workspace, pseudonyms)
    for row in connection.execute(of_day).yield_per(PAGE):
        sums.add(cdr_from(row))
    sums.write(connection)
