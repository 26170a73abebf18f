"""Asking for reports, keeping questions, and handing answers on as files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from designer.catalogue.texts import Texts
from designer.drafts.desk import Unknown
from designer.reports.describing import title_of
from ivrflow.model.errors import Misuse
from ivrflow.runtime.report_files import Sheet, as_csv, as_xlsx, sheet_of, sheet_of_comparison, sheet_of_services
from ivrflow.store.reports.answering import Answer
from ivrflow.store.reports.comparison import Comparison
from ivrflow.store.reports.periods import Span, periods_of
from ivrflow.store.reports.saved import AskedFor, SavedReport, WantedReport
from ivrflow.store.reports.services import ServiceUse
from ivrflow.store.store import Store

__all__ = ["FORMATS", "ReportDesk", "ServicesTold", "Told", "as_file"]

FORMATS = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
"""Ending of a file → its media type."""

MOST_ROWS = 50_000


@dataclass(frozen=True, slots=True)
class Told:
    """A table that was asked for."""

    asked_for: AskedFor
    answer: Answer
    comparison: Comparison | None
    at: datetime
    """When it was counted."""

    @property
    def running(self) -> bool:
        """Whether more calls may come into it."""
        return self.at < self.answer.question.span.end

    def spans(self) -> Mapping[str, Span]:
        """Label of a period → when it is; empty where time is not cut."""
        question = self.answer.question
        cut = periods_of(question.span, question.unit, question.zone) if question.unit else ()
        return {each.label: Span(*(datetime.fromtimestamp(at, UTC) for at in (each.begin, each.end))) for each in cut}

    def sheet(self, texts: Texts) -> Sheet:
        """As a table with headings in the reader's language."""
        titles = partial(title_of, texts=texts)
        if self.comparison is not None:
            return sheet_of_comparison(self.comparison, titles)
        return sheet_of(self.answer, titles)


@dataclass(frozen=True, slots=True)
class ServicesTold:
    """How many customers used how many services, and which."""

    asked_for: AskedFor
    span: Span
    use: Sequence[ServiceUse]
    at: datetime

    @property
    def running(self) -> bool:
        """Whether more calls may come into it."""
        return self.at < self.span.end

    def by_number(self) -> Sequence[tuple[int, int, int]]:
        """(how many services, how many customers used so many, how often)."""
        numbers = sorted({len(each.services) for each in self.use})
        groups = [(number, [each for each in self.use if len(each.services) == number]) for number in numbers]
        return [(number, sum(each.customers for each in of), sum(each.times for each in of)) for number, of in groups]

    def sheet(self, texts: Texts) -> Sheet:
        """As a table with headings in the reader's language."""
        names = {"services": "number of services"}
        return sheet_of_services(self.use, lambda name: title_of(names.get(name, name), texts))


@dataclass(frozen=True, slots=True)
class ReportDesk:
    """The reports of a store. Its methods raise Unavailable."""

    store: Store

    def ask(self, asked_for: AskedFor) -> Told:
        """The numbers, beside those of the time before if that is wanted. Raises Misuse."""
        now, reports = self.store.database.now(), self.store.reports
        comparison = reports.compare(asked_for, now) if asked_for.compare else None
        answer = comparison.answer if comparison is not None else reports.answer(asked_for.question(now))
        if len(answer.rows) > MOST_ROWS:
            raise Misuse(
                f"the report would have {len(answer.rows):,} rows, and at most {MOST_ROWS:,} are told; "
                "choose longer periods, fewer groups, or filters"
            )
        return Told(asked_for, answer, comparison, now)

    def ask_services(self, asked_for: AskedFor) -> ServicesTold:
        """Who used how many services. Of what is asked for, time and filters count. Raises Misuse."""
        now = self.store.database.now()
        question = asked_for.question(now)
        return ServicesTold(asked_for, question.span, self.store.reports.services_by_customer(question), now)

    def saved(self, reader: str) -> tuple[SavedReport, ...]:
        """Those of everybody, and the reader's own."""
        return self.store.reports.saved.list(reader)

    def save(self, wanted: WantedReport, author: str) -> SavedReport:
        """Raises Misuse for a name that is taken, and for what cannot be asked."""
        return self.store.reports.saved.add(wanted, author)

    def change(self, number: int, wanted: WantedReport, author: str) -> SavedReport:
        """Raises Unknown, for what is another one's own too; Misuse as `save`."""
        self._known(number, author)
        return self.store.reports.saved.change(number, wanted, author)

    def remove(self, number: int, author: str) -> None:
        """Raises Unknown, for what is another one's own too."""
        self._known(number, author)
        self.store.reports.saved.remove(number, author)

    def _known(self, number: int, reader: str) -> None:
        try:
            self.store.reports.saved.get(number, reader)
        except Misuse as error:
            raise Unknown(str(error)) from error


def as_file(told: Told | ServicesTold, ending: str, title: str, texts: Texts) -> bytes:
    """A report as a file of one of FORMATS."""
    sheet = told.sheet(texts)
    return as_csv(sheet) if ending == "csv" else as_xlsx(sheet, title, _about(told, title, texts))


def _about(told: Told | ServicesTold, title: str, texts: Texts) -> Sequence[tuple[str, str]]:
    span = told.answer.question.span if isinstance(told, Told) else told.span
    lines = [
        ("report", title),
        ("from", span.begin.isoformat(timespec="minutes")),
        ("until", span.end.isoformat(timespec="minutes")),
        ("zone", told.asked_for.zone),
        ("counted at", told.at.astimezone(span.begin.tzinfo).isoformat(timespec="seconds")),
    ]
    if isinstance(told, Told) and told.comparison is not None:
        before = told.comparison.span_before
        lines += [
            ("compared from", before.begin.isoformat(timespec="minutes")),
            ("compared until", before.end.isoformat(timespec="minutes")),
        ]
    lines += [(dimension, ", ".join(values)) for dimension, values in told.asked_for.only]
    return [(title_of(name, texts), text) for name, text in lines]
