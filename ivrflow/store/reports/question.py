"""What can be asked: which numbers, by what, of when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from ivrflow.model.errors import Misuse
from ivrflow.store.reports.facts import Measure
from ivrflow.store.reports.periods import UNITS, Span
from ivrflow.store.reports.sketch import quantile
from ivrflow.store.reports.tables import DIMENSIONS

__all__ = ["CUSTOMERS", "MEASURES", "Counted", "MeasureOf", "Question"]


UTC = ZoneInfo("UTC")


@dataclass(slots=True)
class Counted:
    """What was added up for one row."""

    sums: dict[Measure, int] = field(default_factory=dict)
    buckets: dict[Measure, dict[int, int]] = field(default_factory=dict)
    customers: int = 0

    def of(self, measure: Measure) -> int:
        return self.sums.get(measure, 0)

    def part(self, some: Measure, of_all: Measure) -> float | None:
        """From 0 to 1; None of nothing."""
        return self.of(some) / whole if (whole := self.of(of_all)) else None

    def quantile_s(self, measure: Measure, part: float) -> float | None:
        """In seconds."""
        ms = quantile(self.buckets.get(measure, {}), part)
        return None if ms is None else ms / 1000


@dataclass(frozen=True, slots=True)
class MeasureOf:
    """One column of numbers."""

    title: str
    needs: tuple[Measure, ...]
    value: Callable[[Counted], float | None]
    told_apart_by: tuple[str, ...] = ()
    """Beside flow, release and route."""
    unit: str = "count"
    """`count`, `part` (0 to 1) or `s`."""


CALL = ("flow", "release", "route")
NODE = ("node",)
SERVICE = ("milestone", "customer_class")
CUSTOMERS = "customers"
"""The one measure that cannot be added up."""


def _sum(title: str, measure: Measure, told_apart_by: tuple[str, ...] = ()) -> MeasureOf:
    return MeasureOf(title, (measure,), lambda counted: counted.of(measure), told_apart_by)


def _part(title: str, some: Measure, of_all: Measure, told_apart_by: tuple[str, ...] = ()) -> MeasureOf:
    return MeasureOf(title, (some, of_all), lambda counted: counted.part(some, of_all), told_apart_by, "part")


def _mean(title: str, total: Measure, number: Measure, told_apart_by: tuple[str, ...] = ()) -> MeasureOf:
    def mean_s(counted: Counted) -> float | None:
        ms = counted.part(total, number)
        return None if ms is None else ms / 1000

    return MeasureOf(title, (total, number), mean_s, told_apart_by, "s")


def _p95(title: str, buckets: Measure, told_apart_by: tuple[str, ...] = ()) -> MeasureOf:
    return MeasureOf(title, (buckets,), lambda counted: counted.quantile_s(buckets, 0.95), told_apart_by, "s")


MEASURES: Mapping[str, MeasureOf] = {
    "offered": _sum("Offered", Measure.OFFERED),
    "answered": _sum("Answered", Measure.ANSWERED),
    "contained": _sum("Contained by self-service", Measure.CONTAINED),
    "handed_off": _sum("Handed off", Measure.HANDED_OFF),
    "abandoned": _sum("Abandoned", Measure.ABANDONED, NODE),
    "failed": _sum("Failed", Measure.FAILED),
    "refused": _sum("Refused", Measure.REFUSED),
    "containment": _part("Contained of answered", Measure.CONTAINED, Measure.ANSWERED),
    "mean_duration": _mean("Mean duration", Measure.DURATION_MS, Measure.ANSWERED),
    "p95_duration": _p95("95 % are shorter than", Measure.DURATION_BUCKET),
    "mean_abandoned": _mean("Abandoned after, mean", Measure.ABANDONED_MS, Measure.ABANDONED, NODE),
    "p95_abandoned": _p95("Abandoned after, 95 %", Measure.ABANDONED_BUCKET, NODE),
    "visits": _sum("Visits", Measure.VISITS, NODE),
    "asked": _sum("Inputs asked for", Measure.ASKED, NODE),
    "noinput": _sum("Noinput", Measure.NOINPUT, NODE),
    "nomatch": _sum("Nomatch", Measure.NOMATCH, NODE),
    "noinput_rate": _part("Noinput of asked", Measure.NOINPUT, Measure.ASKED, NODE),
    "nomatch_rate": _part("Nomatch of asked", Measure.NOMATCH, Measure.ASKED, NODE),
    "services": _sum("Services", Measure.SERVICES, SERVICE),
    CUSTOMERS: MeasureOf("Customers served", (), lambda counted: counted.customers, SERVICE),
}
"""By name. Contained, handed off, abandoned, failed and refused add up to offered."""


@dataclass(frozen=True, slots=True)
class Question:
    """Raises Misuse for names that nobody knows, and for numbers that cannot be told apart as is wanted."""

    measures: tuple[str, ...]
    """Names of MEASURES, in the order of the columns."""
    span: Span
    zone: ZoneInfo = UTC
    """Whose hours and days are meant."""
    unit: str = ""
    """One of UNITS, or empty: the span as a whole."""
    group_by: tuple[str, ...] = ()
    """Of DIMENSIONS, in the order of the columns."""
    only: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(dimension, the values wanted): `(("flow", ("telebank",)),)`."""

    def __post_init__(self) -> None:
        if not self.measures:
            raise Misuse(f"nothing is asked; name some of {', '.join(MEASURES)}")
        _known(self.measures, tuple(MEASURES), "measure")
        _known((self.unit,) if self.unit else (), UNITS, "unit of time")
        filtered = tuple(dimension for dimension, _ in self.only)
        for dimensions in (self.group_by, filtered):
            _known(dimensions, DIMENSIONS, "dimension")
            if len(set(dimensions)) < len(dimensions):
                raise Misuse(f"{', '.join(dimensions)}: one of them is there twice")
        for measure in self.measures:
            can = (*CALL, *MEASURES[measure].told_apart_by)
            for dimension in dict.fromkeys((*self.group_by, *filtered)):
                if dimension not in can:
                    raise Misuse(f"{measure} cannot be told apart by {dimension}, only by {', '.join(can)}")


def _known(names: tuple[str, ...], known: tuple[str, ...], what: str) -> None:
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, 1)
            advice = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}"
            raise Misuse(f'"{name}" is no {what}; {advice}')
