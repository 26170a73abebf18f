"""The reports of a store in one hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from ivrflow.store.database import Database
from ivrflow.store.reports.answering import Answer, answer
from ivrflow.store.reports.comparison import Comparison, compare
from ivrflow.store.reports.question import Question
from ivrflow.store.reports.recount import count_what_is_due, recount
from ivrflow.store.reports.saved import AskedFor, SavedReports
from ivrflow.store.reports.services import ServiceUse, services_by_customer
from ivrflow.store.reports.values import known_values

__all__ = ["Reports"]


class Reports:
    """`store.reports.answer(question)`. Its methods raise Unavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.saved = SavedReports(database)

    def answer(self, question: Question) -> Answer:
        """The numbers of a question. Raises Misuse for too many periods."""
        return answer(self._database, question)

    def compare(self, asked_for: AskedFor, now: datetime) -> Comparison:
        """The same beside the numbers of the time before. Raises Misuse."""
        return compare(self._database, asked_for.question(now), asked_for.span_before(now))

    def values(self) -> Mapping[str, tuple[str, ...]]:
        """Dimension → by which values numbers can be told apart."""
        return known_values(self._database)

    def services_by_customer(self, question: Question) -> tuple[ServiceUse, ...]:
        """How many customers used which services; of the question, span and filters count."""
        return services_by_customer(self._database, question)

    def recount(
        self, since: datetime | None = None, progress: Callable[[int, int], None] = lambda done, days: None
    ) -> int:
        """Make the sums anew from the records of calls; see `recount`."""
        return recount(self._database, since, progress)

    def count_what_is_due(self) -> None:
        """For a store from before there were sums."""
        count_what_is_due(self._database)
