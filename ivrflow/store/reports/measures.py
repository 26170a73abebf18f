"""Which numbers there are: what each is called, what it is, and what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ivrflow.model.outcome import Outcome
from ivrflow.store.reports.sketch import quantile
from ivrflow.store.reports.subjects import Measure
from ivrflow.store.reports.tables import FINER_BY

__all__ = ["CALL", "CUSTOMERS", "MEASURES", "Counted", "MeasureOf"]

CALL = ("flow", "release", "route")
"""By these everything can be told apart."""
WHOLE = FINER_BY
"""What a call is when it is over."""
GIVEN_UP = ("node", *FINER_BY)
NODE = ("node",)
SERVICE = ("milestone", "customer_class", *FINER_BY)
CUSTOMERS = "customers"
"""The one measure that cannot be added up."""


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
    help: str
    needs: tuple[Measure, ...]
    value: Callable[[Counted], float | None]
    told_apart_by: tuple[str, ...] = WHOLE
    """Beside CALL."""
    unit: str = "count"
    """`count`, `part` (0 to 1) or `s`."""
    part_of: str = ""
    """The measure to which this one and its brothers add up."""
    calls: str | None = None
    """Which calls are behind the number: those with this outcome, any when empty. None: it counts no calls."""

    @property
    def adds_up(self) -> bool:
        """Whether the numbers of several rows, added up, are that of all of them."""
        return self.unit == "count" and len(self.needs) == 1


def _calls(title: str, meaning: str, measure: Measure, outcome: Outcome) -> MeasureOf:
    """Calls with an outcome: together these are all calls."""
    by = GIVEN_UP if outcome is Outcome.ABANDONED else WHOLE
    return MeasureOf(
        title, meaning, (measure,), lambda counted: counted.of(measure), by, "count", "offered", outcome.value
    )


def _sum(
    title: str, meaning: str, measure: Measure, by: tuple[str, ...] = WHOLE, calls: str | None = None
) -> MeasureOf:
    return MeasureOf(title, meaning, (measure,), lambda counted: counted.of(measure), by, calls=calls)


def _part(title: str, meaning: str, some: Measure, of_all: Measure, by: tuple[str, ...] = WHOLE) -> MeasureOf:
    return MeasureOf(title, meaning, (some, of_all), lambda counted: counted.part(some, of_all), by, "part")


def _mean(title: str, meaning: str, total: Measure, number: Measure, by: tuple[str, ...] = WHOLE) -> MeasureOf:
    def mean_s(counted: Counted) -> float | None:
        ms = counted.part(total, number)
        return None if ms is None else ms / 1000

    return MeasureOf(title, meaning, (total, number), mean_s, by, "s")


def _p95(title: str, meaning: str, buckets: Measure, by: tuple[str, ...] = WHOLE) -> MeasureOf:
    return MeasureOf(title, meaning, (buckets,), lambda counted: counted.quantile_s(buckets, 0.95), by, "s")


MEASURES: Mapping[str, MeasureOf] = {
    "offered": _sum("Offered", "All calls that came in, answered or not.", Measure.OFFERED, calls=""),
    "answered": _sum("Answered", "Calls that the flow answered.", Measure.ANSWERED),
    "contained": _calls(
        "Contained by self-service",
        "The flow came to its end, or the caller hung up after a milestone.",
        Measure.CONTAINED,
        Outcome.CONTAINED,
    ),
    "handed_off": _calls(
        "Handed off",
        "An agent queue, or whoever the call was transferred to, took it.",
        Measure.HANDED_OFF,
        Outcome.HANDED_OFF,
    ),
    "abandoned": _calls(
        "Abandoned",
        "The caller hung up before any milestone. Told apart by node: where he was then.",
        Measure.ABANDONED,
        Outcome.ABANDONED,
    ),
    "failed": _calls(
        "Failed",
        "We ended it: an error, a call that took too long, a drain, an engine or media that vanished.",
        Measure.FAILED,
        Outcome.FAILED,
    ),
    "refused": _calls(
        "Refused", "It never began: no number led to a flow, no line was free.", Measure.REFUSED, Outcome.REFUSED
    ),
    "containment": _part(
        "Contained of answered",
        "How many of the answered calls self-service contained.",
        Measure.CONTAINED,
        Measure.ANSWERED,
    ),
    "mean_duration": _mean(
        "Mean duration", "From the answer to the end, of answered calls.", Measure.DURATION_MS, Measure.ANSWERED
    ),
    "p95_duration": _p95(
        "95 % are shorter than",
        "From the answer to the end: of 20 answered calls, 19 are shorter. Off by at most 2.5 %.",
        Measure.DURATION_BUCKET,
    ),
    "mean_abandoned": _mean(
        "Abandoned after, mean",
        "From the first ring to the end, of abandoned calls.",
        Measure.ABANDONED_MS,
        Measure.ABANDONED,
        GIVEN_UP,
    ),
    "p95_abandoned": _p95(
        "Abandoned after, 95 %",
        "Of 20 abandoned calls, 19 were given up earlier. Off by at most 2.5 %.",
        Measure.ABANDONED_BUCKET,
        GIVEN_UP,
    ),
    "visits": _sum("Visits", "How often calls came to nodes.", Measure.VISITS, NODE),
    "asked": _sum("Inputs asked for", "How often keys or speech were waited for.", Measure.ASKED, NODE),
    "noinput": _sum("Noinput", "Of these: nothing was pressed or said.", Measure.NOINPUT, NODE),
    "nomatch": _sum("Nomatch", "Of these: what was pressed or said is no choice.", Measure.NOMATCH, NODE),
    "noinput_rate": _part(
        "Noinput of asked", "Noinput, divided by inputs asked for.", Measure.NOINPUT, Measure.ASKED, NODE
    ),
    "nomatch_rate": _part(
        "Nomatch of asked", "Nomatch, divided by inputs asked for.", Measure.NOMATCH, Measure.ASKED, NODE
    ),
    "services": _sum(
        "Services", "Milestones that calls reached; twice in a call counts twice.", Measure.SERVICES, SERVICE, calls=""
    ),
    CUSTOMERS: MeasureOf(
        "Customers served",
        "Different customers who reached milestones: known by what the milestone says, else by their number.",
        (),
        lambda counted: counted.customers,
        SERVICE,
    ),
}
"""By name. Contained, handed off, abandoned, failed and refused add up to offered."""
