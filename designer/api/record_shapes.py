"""What is told of calls, and what one may ask."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, Field, StringConstraints

from designer.api.routing import Answer, FlowName, Request
from designer.documents.shapes import Document, LayoutShape

__all__ = [
    "FlowOfCallShape",
    "HappeningShape",
    "MilestoneShape",
    "RecordAnswer",
    "RecordFlowPath",
    "RecordList",
    "RecordNames",
    "RecordPath",
    "RecordSearch",
    "RecordShape",
    "StopShape",
    "ToldShape",
    "VersionOfCall",
    "WordsShape",
]

Outcome = Literal["contained", "handed_off", "abandoned", "failed", "refused", "running"]
Text = Annotated[str, StringConstraints(max_length=200)]


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("a moment between the years 1 and 9999") from None


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]


class RecordSearch(Request):
    """Which calls; absent: all."""

    since: Moment | None = None
    """Offered then or later."""
    until: Moment | None = None
    """Offered before."""
    call: Text = ""
    """Its id."""
    ani: Text = ""
    """The whole number of the caller. Only for those who may see numbers."""
    dnis: Text = ""
    flow: Text = ""
    """That the call came in by."""
    release: Text = ""
    route: Text = ""
    """The pattern that led to the flow."""
    outcome: Outcome | None = None
    ended_by: Text = ""
    node: Text = ""
    """`flow.node` in which the call ended."""
    through: Text = ""
    """`flow.node` that it came through; within 31 days at most, from `since` on."""
    milestone: Text = ""
    customer_class: Text = ""
    shortest_s: Annotated[int | None, Field(ge=0, le=10**6)] = None
    """From the answer to the end."""
    longest_s: Annotated[int | None, Field(ge=0, le=10**6)] = None
    tests: bool = False
    """Also those that people place from the page."""
    cursor: Annotated[str, Field(max_length=100)] = ""
    """`next` of the page before."""
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class ToldShape(Answer):
    """A value that travelled along."""

    name: str
    value: str | None
    """None: it is private."""


class MilestoneShape(Answer):
    """What was achieved for the caller."""

    name: str
    at_ms: int
    """Since the call was offered."""
    data: tuple[ToldShape, ...] = ()
    customer_class: str = ""


class RecordShape(Answer):
    """A call."""

    call_id: str
    channel: str
    ani: str
    """Masked for those who may not see numbers; empty: withheld."""
    dnis: str
    flow: str
    release: str
    route: str
    offered: datetime
    answered: datetime | None
    ended: datetime | None
    outcome: str
    """As one may filter by it."""
    ended_by: str
    cause: str
    left_at: str
    """`flow.node` in which it ended."""
    duration_ms: int | None
    """From the answer to the end."""
    language: str
    queue: str
    milestones: tuple[MilestoneShape, ...]
    is_test: bool
    is_lost: bool
    """It has no end, and the engine that took it does not run."""


class RecordList(Answer):
    """The newest first."""

    calls: tuple[RecordShape, ...]
    next: str
    """The cursor of the next page; empty: there is none."""
    searched_to: datetime | None
    """There may be fewer calls than were asked for: it took too long to look further back than this."""
    numbers: bool
    """Numbers of callers are shown whole, and can be looked for."""


class RecordNames(Answer):
    """What calls can be filtered by: all that was ever counted."""

    flows: tuple[str, ...]
    routes: tuple[str, ...]
    nodes: tuple[str, ...]
    milestones: tuple[str, ...]
    customer_classes: tuple[str, ...]


class RecordPath(BaseModel):
    """A call of the store."""

    call: Annotated[str, Field(pattern=r"^[0-9A-Za-z.-]+$", max_length=64)]


class RecordFlowPath(RecordPath):
    """A flow that a call ran on."""

    flow: FlowName


class WordsShape(Answer):
    """A part of what was said."""

    text: str
    """Empty: it is private."""
    language: str


class HappeningShape(Answer):
    """One thing that happened."""

    at_ms: int
    """Since the call was offered."""
    stop: int
    """Where: index into the stops."""
    what: str
    """`said`, `pressed`, `looked_up`…"""
    words: tuple[WordsShape, ...] = ()
    subject: str = ""
    hidden: int = 0
    """So many keys or characters are not told."""
    outcome: str = ""
    detail: str = ""
    values: tuple[ToldShape, ...] = ()
    took_ms: int | None = None
    cut: bool = False


class StopShape(Answer):
    """A stay in a node."""

    flow: str
    node: str
    exit: str
    """By which it was left (`key 1`); empty: the call ended here, or is still here."""
    entered_ms: int | None
    left_ms: int | None


class VersionOfCall(Answer):
    """A flow of the release."""

    flow: str
    number: int


class RecordAnswer(Answer):
    """One call, and what is left of its journal."""

    call: RecordShape
    facts: tuple[ToldShape, ...]
    """What the channel knew of it, as the network sent it; none for those who may not see numbers."""
    answered_ms: int | None
    """Since the call was offered: what times are told from."""
    lines: tuple[HappeningShape, ...]
    stops: tuple[StopShape, ...]
    versions: tuple[VersionOfCall, ...]
    """Of the release that it ran on."""
    journal: Literal["whole", "gap", "none"]
    """`gap`: it ends before the call did; `none`: it was deleted, or there never was one."""
    cut: bool
    """There is more than is told."""


class FlowOfCallShape(Answer):
    """A flow just as the call ran on it."""

    flow: str
    number: int
    document: Document | None
    layout: LayoutShape
