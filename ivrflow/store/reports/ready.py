"""Reports that are there from the beginning: what most people ask of a line."""

from __future__ import annotations

from dataclasses import dataclass

from ivrflow.store.reports.saved import AskedFor
from ivrflow.store.reports.spans import AUTO

__all__ = ["READY", "ReadyReport"]

USUAL = "last 7 days"
OUTCOMES = ("contained", "handed_off", "abandoned", "failed", "refused")


@dataclass(frozen=True, slots=True)
class ReadyReport:
    """A question with a name; whoever asks it says of when, and of which flows."""

    name: str
    title: str
    help: str
    asked_for: AskedFor


READY = (
    ReadyReport(
        "traffic",
        "Traffic",
        "How many calls came, and what became of them.",
        AskedFor(("offered", "answered", *OUTCOMES, "mean_duration", "p95_duration"), USUAL, unit=AUTO, compare=True),
    ),
    ReadyReport(
        "flows",
        "By flow",
        "The same for each flow.",
        AskedFor(
            ("offered", "answered", *OUTCOMES, "containment", "mean_duration", "p95_duration"),
            USUAL,
            group_by=("flow",),
            compare=True,
        ),
    ),
    ReadyReport(
        "routes",
        "By number",
        "The same for each number that callers dial.",
        AskedFor(
            ("offered", "answered", *OUTCOMES, "containment", "mean_duration", "p95_duration"),
            USUAL,
            group_by=("route",),
            compare=True,
        ),
    ),
    ReadyReport(
        "languages",
        "By language",
        "The same for each language that calls ended in.",
        AskedFor(
            ("offered", "answered", *OUTCOMES, "containment", "mean_duration", "p95_duration"),
            USUAL,
            group_by=("language",),
            compare=True,
        ),
    ),
    ReadyReport(
        "queues",
        "Handed off, by queue",
        "How many calls each queue of agents was given.",
        AskedFor(("handed_off",), USUAL, unit=AUTO, group_by=("queue",)),
    ),
    ReadyReport(
        "nodes",
        "By node",
        "Which nodes callers come to, and where they press nothing or something else.",
        AskedFor(
            ("visits", "asked", "noinput", "noinput_rate", "nomatch", "nomatch_rate", "abandoned"),
            USUAL,
            group_by=("node",),
        ),
    ),
    ReadyReport(
        "abandoned",
        "Abandoned",
        "Where callers give up, and after how long.",
        AskedFor(("abandoned", "mean_abandoned", "p95_abandoned"), USUAL, group_by=("node",), compare=True),
    ),
    ReadyReport(
        "durations",
        "Duration",
        "How long answered calls take: on average, and 19 of 20.",
        AskedFor(("answered", "mean_duration", "p95_duration"), USUAL, unit=AUTO, compare=True),
    ),
    ReadyReport(
        "services",
        "Services",
        "What was done for callers, by milestone and class of customer.",
        AskedFor(("services", "customers"), USUAL, group_by=("milestone", "customer_class"), compare=True),
    ),
)
"""In the order in which they are offered."""
