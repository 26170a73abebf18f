"""The sums of a question.

One statement reads them all: the pieces of the periods lead, each a stretch of neighbouring rows; what belongs to the
same period is added up by subject first, and only then told apart by what was asked.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, text

from ivrflow.store.database import Database
from ivrflow.store.reports.measures import CUSTOMERS, MEASURES, Counted
from ivrflow.store.reports.periods import Period, periods_of, pieces_of
from ivrflow.store.reports.question import Question
from ivrflow.store.reports.sketch import NO_BUCKET
from ivrflow.store.reports.subjects import FINER, Measure
from ivrflow.store.reports.tables import DIMENSIONS

__all__ = ["Answer", "Row", "answer", "wanted_subjects"]

Key: TypeAlias = tuple[int, tuple[str, ...]]
"""(number of the period, values of the dimensions)."""

_SUMS = """
WITH pieces AS MATERIALIZED (
  SELECT json_extract(value, '$[0]') AS period, json_extract(value, '$[1]') AS level,
         json_extract(value, '$[2]') AS first, json_extract(value, '$[3]') AS beyond
  FROM json_each(:pieces)
), wanted AS MATERIALIZED (
  SELECT value AS measure FROM json_each(:measures)
), added AS MATERIALIZED (
  SELECT pieces.period, tallies.measure, tallies.subject, tallies.bucket, sum(tallies.value) AS value
  FROM wanted CROSS JOIN pieces CROSS JOIN tallies
    ON tallies.measure = wanted.measure AND tallies.level = pieces.level
    AND tallies.start >= pieces.first AND tallies.start < pieces.beyond
  GROUP BY 1, 2, 3, 4
)
SELECT added.period, added.measure, added.bucket, sum(added.value){columns}
FROM added JOIN tally_subjects AS subject ON subject.id = added.subject
WHERE subject.workspace = :workspace{conditions}
GROUP BY added.period, added.measure, added.bucket{columns}
"""

_CONDITION = "\n  AND subject.{dimension} IN (SELECT value FROM json_each(:only_{dimension}))"

_CUSTOMERS = """
WITH periods AS MATERIALIZED (
  SELECT json_extract(value, '$[0]') AS period, json_extract(value, '$[1]') AS first,
         json_extract(value, '$[2]') AS beyond
  FROM json_each(:periods)
)
SELECT periods.period, count(DISTINCT used.customer){columns}
FROM periods CROSS JOIN services_used AS used ON used.start >= periods.first AND used.start < periods.beyond
JOIN tally_subjects AS subject ON subject.id = used.subject
WHERE subject.workspace = :workspace{conditions}
GROUP BY periods.period{columns}
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line."""

    period: str
    """Empty when the span is not cut."""
    values: tuple[str, ...]
    """Of the dimensions."""
    numbers: tuple[float | None, ...]
    """Of the measures; None where there is nothing to divide."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A table."""

    question: Question
    rows: tuple[Row, ...]
    """By period, then by the dimensions. Without dimensions, periods in which nothing happened are there too."""
    total: tuple[float | None, ...]
    """The measures over all: a mean is that of all calls, not of the rows."""


def answer(database: Database, question: Question) -> Answer:
    """Raises Unavailable; Misuse for too many periods."""
    periods = periods_of(question.span, question.unit, question.zone)
    counted: dict[Key, Counted] = defaultdict(Counted)
    if not question.group_by:
        counted |= {(number, ()): Counted() for number in range(len(periods))}
    with database.reading() as connection:
        _add_sums(connection, database.workspace, question, periods, counted)
        total = _total(counted.values())
        if CUSTOMERS in question.measures:
            for key, customers in _customers(connection, database.workspace, question, periods):
                counted[key].customers = customers
            total.customers = _all_customers(connection, database.workspace, question)
    columns = [MEASURES[name] for name in question.measures]

    def numbers(of: Counted) -> tuple[float | None, ...]:
        return tuple(column.value(of) for column in columns)

    rows = (Row(periods[number].label, values, numbers(counted[number, values])) for number, values in sorted(counted))
    return Answer(question, tuple(rows), numbers(total))


def wanted_subjects(question: Question) -> tuple[str, Mapping[str, str]]:
    """The conditions of a question on what its sums are about, as SQL, and the parameters in it."""
    conditions, parameters = "", {}
    for dimension, values in question.only:
        assert dimension in DIMENSIONS, "it becomes a part of the statement"
        conditions += _CONDITION.format(dimension=dimension)
        parameters[f"only_{dimension}"] = json.dumps(values)
    return conditions, parameters


def _statement(template: str, question: Question, group_by: Iterable[str]) -> Any:
    columns = "".join(f", subject.{dimension}" for dimension in group_by)
    return text(template.format(columns=columns, conditions=wanted_subjects(question)[0]))


def _add_sums(
    connection: Connection,
    workspace: str,
    question: Question,
    periods: tuple[Period, ...],
    counted: dict[Key, Counted],
) -> None:
    finer = FINER * question.is_finer
    needed = sorted({measure + finer for name in question.measures for measure in MEASURES[name].needs})
    pieces = [(number, *piece) for number, period in enumerate(periods) for piece in pieces_of(period)]
    parameters = {
        "workspace": workspace,
        "measures": json.dumps(needed),
        "pieces": json.dumps(pieces),
        **wanted_subjects(question)[1],
    }
    found = connection.execute(_statement(_SUMS, question, question.group_by), parameters)
    for number, measure, bucket, value, *values in found:
        row = counted[number, tuple(values)]
        if bucket == NO_BUCKET:
            row.sums[Measure(measure - finer)] = value
        else:
            row.buckets.setdefault(Measure(measure - finer), {})[bucket] = value


def _customers(
    connection: Connection, workspace: str, question: Question, periods: tuple[Period, ...]
) -> Iterable[tuple[Key, int]]:
    parameters = {
        "workspace": workspace,
        "periods": json.dumps([(number, period.begin, period.end) for number, period in enumerate(periods)]),
        **wanted_subjects(question)[1],
    }
    for number, customers, *values in connection.execute(
        _statement(_CUSTOMERS, question, question.group_by), parameters
    ):
        yield (number, tuple(values)), customers


def _all_customers(connection: Connection, workspace: str, question: Question) -> int:
    span = question.span
    parameters = {
        "workspace": workspace,
        "periods": json.dumps([(0, int(span.begin.timestamp()), int(span.end.timestamp()))]),
        **wanted_subjects(question)[1],
    }
    return sum(row[1] for row in connection.execute(_statement(_CUSTOMERS, question, ()), parameters))


def _total(rows: Iterable[Counted]) -> Counted:
    total = Counted()
    for row in rows:
        for measure, value in row.sums.items():
            total.sums[measure] = total.of(measure) + value
        for measure, buckets in row.buckets.items():
            into = total.buckets.setdefault(measure, {})
            for bucket, number in buckets.items():
                into[bucket] = into.get(bucket, 0) + number
    return total
