"""The one record that remains of each call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from ivrflow.model.commands import Mark
from ivrflow.model.events import Offered
from ivrflow.model.journal import Step
from ivrflow.model.values import Value

__all__ = ["ENDINGS", "Cdr", "Milestone", "NodeInputs", "ended_call", "milestones_of"]

ENDINGS = ("caller", "flow", "handoff", "transfer", "drain", "error", "overtime", "lost", "refused")
"""Who or what ended a call. `refused`: an INVITE that never reached a flow (no route, draining, not acceptable);
`lost`: the process or the media vanished."""


class Milestone(NamedTuple):
    """Something that was achieved for the caller."""

    name: str
    at_ms: int
    """Since the call was offered."""
    data: tuple[tuple[str, str], ...] = ()
    """What was noted with it, as people read it."""
    customer_class: str = ""
    """The group of customers that the caller belongs to; empty when nobody knows."""
    customer: str = ""
    """For whom. The store keeps a pseudonym instead, the same for the same customer. Empty: the caller's number."""


class NodeInputs(NamedTuple):
    """How often a node asked for keys, speech or a recording, and what came of it."""

    node: str
    """`flow.node`."""
    asked: int
    noinput: int
    """Of these: nothing was pressed or said."""
    nomatch: int
    """Of these: what was pressed or said was not understood."""


@dataclass(frozen=True, slots=True)
class Cdr:
    """Call detail record: there is one for every INVITE."""

    call_id: str
    channel: str
    ani: str
    dnis: str
    flow: str
    release: str
    offered: datetime
    answered: datetime | None
    ended: datetime
    ended_by: str
    """One of ENDINGS."""
    cause: str
    """In words, or what the far side said."""
    path: tuple[str, ...] = ()
    """`flow.node` in the order visited."""
    language: str = ""
    queue: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    """SIP Call-ID and the like."""
    milestones: tuple[Milestone, ...] = ()
    """What was achieved for the caller, in the order noted."""
    route: str = ""
    """The pattern of the route that led to the flow; empty for calls that came another way, or to nothing."""
    left_at: str = ""
    """`flow.node` in which the call was when it ended, before hang-up handlers ran; empty when it was in none."""
    inputs: tuple[NodeInputs, ...] = ()
    """By node, in the order in which they asked first."""


def ended_call(offered: Offered, ended: datetime, ended_by: str, cause: str) -> Cdr:
    """The record of a call that was offered and is over; what it went through is added with `replace`."""
    return Cdr(
        call_id=offered.call_id,
        channel=offered.channel,
        ani=offered.ani,
        dnis=offered.dnis,
        flow=offered.flow,
        release=offered.release,
        offered=offered.started,
        answered=None,
        ended=ended,
        ended_by=ended_by,
        cause=cause,
        facts=tuple(sorted(offered.facts.items())),
        route=offered.route,
    )


def milestones_of(steps: Iterable[Step]) -> tuple[Milestone, ...]:
    """The milestones that are in a journal."""
    return tuple(
        Milestone(
            command.name,
            step.at_ms,
            tuple((name, _text(value)) for name, value in command.data),
            command.customer_class,
            command.customer,
        )
        for step in steps
        for _, command in step.commands
        if isinstance(command, Mark)
    )


def _text(value: Value) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
