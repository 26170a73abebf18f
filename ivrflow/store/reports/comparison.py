"""A report beside the same report of the time before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from ivrflow.store.database import Database
from ivrflow.store.reports.answering import Answer, Row, answer
from ivrflow.store.reports.measures import MEASURES, Counted
from ivrflow.store.reports.periods import Span, periods_of
from ivrflow.store.reports.question import Question

__all__ = ["Comparison", "compare"]

Numbers: TypeAlias = tuple[float | None, ...]
_Place: TypeAlias = tuple[int, tuple[str, ...]]
"""(how manieth period of its span, values of the dimensions)."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A table, and for each of its rows what stood there before."""

    answer: Answer
    """With rows also for what there was before and is no more."""
    before: tuple[Numbers, ...]
    """As many as the answer has rows: the first hour beside the first hour, and so on; None beside those to come."""
    total_before: Numbers
    span_before: Span


def compare(database: Database, question: Question, before: Span) -> Comparison:
    """Ask twice. Raises as `answer`."""
    now, then = answer(database, question), answer(database, replace(question, span=before))
    labels = _labels(question)
    rows, rows_before = _placed(now), _placed(then)
    blank = tuple(MEASURES[name].value(Counted()) for name in question.measures)
    # The time before may have had one period more: a month of five weeks.
    places = sorted(rows.keys() | {place for place in rows_before if place[0] < len(labels)})
    merged = tuple(Row(labels[place[0]], place[1], rows.get(place, blank)) for place in places)
    compared, nothing = len(_labels(then.question)), (None,) * len(blank)
    beside = tuple(rows_before.get(place, blank if place[0] < compared else nothing) for place in places)
    return Comparison(replace(now, rows=merged), beside, then.total, before)


def _labels(question: Question) -> tuple[str, ...]:
    return tuple(period.label for period in periods_of(question.span, question.unit, question.zone))


def _placed(told: Answer) -> Mapping[_Place, Numbers]:
    number_of = {label: number for number, label in enumerate(_labels(told.question))}
    return {(number_of[row.period], row.values): row.numbers for row in told.rows}
