"""Adds what calls were to the sums, in the transaction that writes their records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from ivrflow.model.cdr import Cdr
from ivrflow.store.pseudonyms import Pseudonyms
from ivrflow.store.reports.facts import FINEST_S, facts_of, services_of, start_of
from ivrflow.store.reports.subjects import Subject
from ivrflow.store.reports.tables import services_used, tallies, tally_subjects
from ivrflow.store.schema import calls

__all__ = ["LEVELS_S", "Sums", "ended_before"]

LEVELS_S = (FINEST_S, 3_600, 86_400)
"""How long the stretches are that are summed up: a report of a year adds days, and quarters of an hour at its ends."""

_IDS_AT_ONCE = 500
_TALLY_KEY = ("measure", "level", "start", "subject", "bucket")
_SERVICE_KEY = ("start", "subject", "customer")


class Sums:
    """What some calls add, together. Takes records as they are kept, with pseudonyms for customers."""

    def __init__(self, workspace: str, pseudonyms: Pseudonyms, ended: Iterable[Cdr] = ()) -> None:
        self._workspace, self._pseudonyms = workspace, pseudonyms
        self._subjects: dict[Subject, int] = {}
        self._tallies: Counter[tuple[int, int, int, int, int]] = Counter()
        self._services: Counter[tuple[int, int, int]] = Counter()
        for cdr in ended:
            self.add(cdr)

    def add(self, cdr: Cdr) -> None:
        """One more call."""
        starts = [(level_s, start_of(cdr.offered, level_s)) for level_s in LEVELS_S]
        for fact in facts_of(cdr):
            number = self._id_of(fact.subject)
            for level_s, start in starts:
                self._tallies[fact.number, level_s, start, number, fact.bucket] += fact.value
        for subject, customer, times in services_of(cdr, self._pseudonyms):
            self._services[starts[0][1], self._id_of(subject), customer] += times

    def write(self, connection: Connection) -> None:
        """Add them to what is there. Not to be done twice for the same call: see `ended_before`."""
        if not self._subjects:
            return
        subjects = [
            {"id": number, "workspace": self._workspace, **subject._asdict()}
            for subject, number in self._subjects.items()
        ]
        connection.execute(insert(tally_subjects).on_conflict_do_nothing(), subjects)
        more = insert(tallies)
        connection.execute(
            more.on_conflict_do_update(
                index_elements=_TALLY_KEY, set_={"value": tallies.c.value + more.excluded["value"]}
            ),
            # In the order of the table: neighbours are on the same page of the disk.
            [dict(zip((*_TALLY_KEY, "value"), (*key, value), strict=True)) for key, value in self._sorted_tallies()],
        )
        if self._services:
            used = insert(services_used)
            connection.execute(
                used.on_conflict_do_update(
                    index_elements=_SERVICE_KEY, set_={"times": services_used.c.times + used.excluded["times"]}
                ),
                [
                    dict(zip((*_SERVICE_KEY, "times"), (*key, times), strict=True))
                    for key, times in sorted(self._services.items())
                ],
            )

    def _sorted_tallies(self) -> list[tuple[tuple[int, int, int, int, int], int]]:
        return sorted((key, value) for key, value in self._tallies.items() if value)

    def _id_of(self, subject: Subject) -> int:
        number = self._subjects.get(subject)
        if number is None:
            number = self._subjects[subject] = subject.id_in(self._workspace)
        return number


def ended_before(connection: Connection, workspace: str, call_ids: Iterable[str]) -> set[str]:
    """Which of these calls have their record already, so that they are in the sums.

    A commit that failed may have happened, and the same records are then written again.
    """
    ids = list(call_ids)
    found: set[str] = set()
    for first in range(0, len(ids), _IDS_AT_ONCE):
        query = select(calls.c.call_id).where(
            calls.c.workspace == workspace,
            calls.c.call_id.in_(ids[first : first + _IDS_AT_ONCE]),
            calls.c.ended.is_not(None),
        )
        found.update(connection.execute(query).scalars())
    return found
