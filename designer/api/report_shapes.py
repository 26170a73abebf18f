"""The JSON of reports: what is asked, and what is told."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from designer.api.routing import Answer, Request
from designer.reports.desk import ServicesTold, Told
from designer.reports.shapes import AskedShape
from ivrflow.model.errors import Misuse
from ivrflow.store.reports.periods import Span
from ivrflow.store.reports.saved import AskedFor

__all__ = [
    "AskedBody",
    "ReportQuery",
    "ReportShape",
    "SavedReportShape",
    "ServicesQuery",
    "ServicesShape",
    "report_shape",
    "services_shape",
]

Word = Annotated[str, Field(max_length=64)]
Written = Annotated[str, Field(max_length=400)]
"""`flow=telebank`."""
Words = Annotated[tuple[Word, ...], Field(max_length=40)]
Filters = Annotated[tuple[Written, ...], Field(max_length=400)]
Numbers = tuple[float | None, ...]


class ServicesQuery(Request):
    """Of when, and of what."""

    when: Word = "last 30 days"
    """`today`, `last month`…, a date, or `2026-03-01..2026-03-31`."""
    zone: Word = "UTC"
    """Whose days are meant, such as Asia/Shanghai."""
    only: Filters = ()
    """`flow=telebank`; of the same name, any of them will do."""
    format: Literal["json", "csv", "xlsx"] = "json"
    title: Annotated[str, Field(max_length=100)] = ""
    """Of a file."""
    language: Annotated[str, Field(max_length=35)] = ""

    def asked_for(self) -> AskedFor:
        """Raises Misuse for filters that cannot be read."""
        return AskedFor(("services",), self.when, self.zone, only=filters(self.only))


class ReportQuery(ServicesQuery):
    """A question."""

    measures: Words
    unit: Word = ""
    """A row for each `hour`, `day`…; `auto`: what suits the time; empty: the time as a whole."""
    group_by: Words = ()
    compare: bool = False
    """With the time before."""

    def asked_for(self) -> AskedFor:
        """Raises Misuse for filters that cannot be read."""
        return AskedFor(
            self.measures,
            self.when,
            self.zone,
            self.unit,
            self.group_by,
            filters(self.only),
            self.compare,
        )


class ReportFilterBody(Request):
    """Only these."""

    dimension: Word
    values: Annotated[tuple[Annotated[str, Field(max_length=300)], ...], Field(max_length=400)]


class AskedBody(Request):
    """A question that is to be kept."""

    measures: Words
    when: Word
    zone: Word = "UTC"
    unit: Word = ""
    group_by: Words = ()
    only: Annotated[tuple[ReportFilterBody, ...], Field(max_length=10)] = ()
    compare: bool = False

    def asked_for(self) -> AskedFor:
        only = tuple((each.dimension, each.values) for each in self.only)
        return AskedFor(self.measures, self.when, self.zone, self.unit, self.group_by, only, self.compare)


class ReportSpanShape(Answer):
    """A stretch of time."""

    begin: datetime
    end: datetime
    """Not within it any more."""


class ReportRowShape(Answer):
    """One line."""

    period: str
    """Empty when time is not cut."""
    values: tuple[str, ...]
    """Of the dimensions."""
    numbers: Numbers
    """Of the measures; null where there is nothing to divide."""
    before: Numbers = ()
    """Those of the time before."""
    span: ReportSpanShape | None = None
    """Of the period."""


class ReportShape(Answer):
    """A table."""

    measures: tuple[str, ...]
    group_by: tuple[str, ...]
    unit: str
    zone: str
    span: ReportSpanShape
    at: datetime
    """When it was counted."""
    running: bool
    """More calls may come into it."""
    rows: tuple[ReportRowShape, ...]
    total: Numbers
    span_before: ReportSpanShape | None = None
    total_before: Numbers = ()


class ServiceUseShape(Answer):
    """Customers who used the same services, these and no others."""

    services: tuple[str, ...]
    customers: int
    times: int


class NumberOfServicesShape(Answer):
    """Customers who used so many services."""

    services: int
    customers: int
    times: int


class ServicesShape(Answer):
    """How many customers used how many services, and which."""

    zone: str
    span: ReportSpanShape
    at: datetime
    running: bool
    rows: tuple[ServiceUseShape, ...]
    """By number of services, the most customers first."""
    by_number: tuple[NumberOfServicesShape, ...]


class SavedReportShape(Answer):
    """A question that is kept."""

    number: int
    name: str
    shared: bool
    """Everybody sees it."""
    author: str
    saved: datetime
    asked: AskedShape


def filters(written: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """`flow=telebank`, … Raises Misuse."""
    found: dict[str, list[str]] = {}
    for each in written:
        dimension, equals, value = each.partition("=")
        if not equals:
            raise Misuse(f'"{each}" is no filter; write one such as flow=telebank')
        found.setdefault(dimension, []).append(value)
    return tuple((dimension, tuple(values)) for dimension, values in found.items())


def report_shape(told: Told) -> ReportShape:
    """What is told of a report."""
    answer, comparison = told.answer, told.comparison
    before = comparison.before if comparison is not None else ((),) * len(answer.rows)
    spans = told.spans()
    return ReportShape(
        measures=answer.question.measures,
        group_by=answer.question.group_by,
        unit=answer.question.unit,
        zone=told.asked_for.zone,
        span=_span(answer.question.span),
        at=told.at,
        running=told.running,
        rows=tuple(
            ReportRowShape(
                period=row.period,
                values=row.values,
                numbers=row.numbers,
                before=then,
                span=_span(spans[row.period]) if row.period else None,
            )
            for row, then in zip(answer.rows, before, strict=True)
        ),
        total=answer.total,
        span_before=_span(comparison.span_before) if comparison is not None else None,
        total_before=comparison.total_before if comparison is not None else (),
    )


def services_shape(told: ServicesTold) -> ServicesShape:
    """What is told of services."""
    return ServicesShape(
        zone=told.asked_for.zone,
        span=_span(told.span),
        at=told.at,
        running=told.running,
        rows=tuple(map(ServiceUseShape.model_validate, told.use)),
        by_number=tuple(
            NumberOfServicesShape(services=services, customers=customers, times=times)
            for services, customers, times in told.by_number()
        ),
    )


def _span(span: Span) -> ReportSpanShape:
    return ReportSpanShape(begin=span.begin, end=span.end)
