"""Calls at random, for Hypothesis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from ivrflow.model.cdr import ENDINGS, Cdr, Milestone, NodeInputs
from ivrflow.store.reports.periods import Span

__all__ = ["AT", "SPAN", "cdr", "some_calls"]

AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
SPAN = Span(datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC))

NODES = ("bank.main", "bank.ask", "lost.card")


def cdr(call_id: str = "c1", ended_by: str = "caller", seconds: float = 60, **more: object) -> Cdr:
    """A call at AT that was answered at once."""
    end = AT + timedelta(seconds=seconds)
    made = Cdr(call_id, "sip", "139", "95588", "bank", "r1", AT, AT, end, ended_by, "BYE", route="955*")
    return replace(made, **more)  # type: ignore[arg-type]  # names and types are the record's


moments = st.integers(0, 35 * 86_400_000).map(lambda ms: AT - timedelta(days=3) + timedelta(milliseconds=ms))
milestones = st.builds(
    Milestone,
    st.sampled_from(["told", "blocked", "booked"]),
    st.just(1_000),
    st.just(()),
    st.sampled_from(["", "gold"]),
    st.sampled_from(["", "622202", "622203"]),
)


@st.composite
def inputs(draw: st.DrawFn) -> NodeInputs:
    asked = draw(st.integers(1, 9))
    noinput = draw(st.integers(0, asked))
    return NodeInputs(draw(st.sampled_from(NODES)), asked, noinput, draw(st.integers(0, asked - noinput)))


@st.composite
def records(draw: st.DrawFn) -> Mapping[str, object]:
    offered = draw(moments)
    rung_ms = draw(st.integers(0, 30_000))
    answered = draw(st.none() | st.just(offered + timedelta(milliseconds=rung_ms)))
    return {
        "channel": draw(st.sampled_from(["sip", "sip", "sip", "browser"])),
        "ani": draw(st.sampled_from(["", "138", "139"])),
        "flow": draw(st.sampled_from(["bank", "airline", ""])),
        "release": draw(st.sampled_from(["r1", "r2"])),
        "route": draw(st.sampled_from(["955*", "200"])),
        "language": draw(st.sampled_from(["", "en-US", "zh-CN"])),
        "queue": draw(st.sampled_from(["", "", "cards"])),
        "offered": offered,
        "answered": answered,
        "ended": offered + timedelta(milliseconds=rung_ms + draw(st.integers(0, 3_600_000))),
        "ended_by": draw(st.sampled_from(ENDINGS)),
        "path": tuple(draw(st.lists(st.sampled_from(NODES), max_size=6))),
        "left_at": draw(st.sampled_from(("", *NODES))),
        "inputs": tuple(draw(st.lists(inputs(), max_size=3, unique_by=lambda each: each.node))),
        "milestones": tuple(draw(st.lists(milestones, max_size=3))),
    }


some_calls = st.lists(records(), max_size=25).map(
    lambda calls: tuple(cdr(f"c{number}", **each) for number, each in enumerate(calls))  # type: ignore[arg-type]  # see `cdr`
)
"""Up to 25 calls around March 2026."""
