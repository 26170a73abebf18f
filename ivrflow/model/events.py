"""What happened. The counterpart to events are commands.

Events are the only way in which the interpreter learns anything: time, chance and the world come in with them. Those
with a `number` are the replies to the command of that number; the others come by themselves. All are plain data, so
that a journal can hold them and a replay can hand them in again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from ivrflow.model.inputs import InputOutcome, Pressed
from ivrflow.model.values import Value

__all__ = [
    "Answered",
    "Consulted",
    "Elapsed",
    "Event",
    "Failed",
    "Gathered",
    "HungUp",
    "Offered",
    "Played",
    "Queried",
    "Recorded",
    "Referred",
    "Reply",
    "Stored",
    "TimeUp",
    "Waiting",
]


@dataclass(frozen=True, slots=True)
class Offered:
    """A call rings. Always the first event of a call."""

    call_id: str
    """Unique for ever; sortable by time."""
    ani: str
    """Who calls, as the network says: untrusted. Empty when withheld."""
    dnis: str
    """What was dialled."""
    started: datetime
    """UTC, with zone."""
    seed: int = 0
    """All chance of the call comes from it."""
    release: str = ""
    """The hash of the release that the call stays on."""
    flow: str = ""
    """The flow that the route leads to."""
    channel: str = ""
    """`simulator`, `sip`…"""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What else the channel knows: SIP Call-ID, display name. Untrusted."""
    route: str = ""
    """The pattern of the route that leads to the flow; empty when the call came another way."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The reply to `Answer`."""

    number: int


@dataclass(frozen=True, slots=True)
class Played:
    """The reply to `Play`: to the end, or stopped by a key."""

    number: int
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """The reply to `Gather`, and to `AwaitAgent` when the caller does something."""

    number: int
    outcome: InputOutcome
    keys: str = ""
    """Without terminator and without what was erased."""
    terminator: str = ""
    pressed: tuple[Pressed, ...] = ()
    """Every key that went into this input, terminator and erased ones included, with its offset."""
    text: str = ""
    """What was said, in words; empty for keys. May be there without a meaning."""
    meaning: Value = None
    """What it means by the input's grammar."""
    confidence: int = 0
    """How sure the recogniser is, 0 to 100."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """The reply to `Record`. When the caller hangs up while he speaks, it comes before `HungUp`."""

    number: int
    ended_by: str
    """`silence`, `key`, `length` or `hangup`; `noinput` when nothing was said."""
    length_ms: int = 0
    handle: str = ""
    """By which the sound is found; empty for `noinput`."""
    key: str = ""
    """The stop key."""


@dataclass(frozen=True, slots=True)
class Queried:
    """The reply to `Query`."""

    number: int
    outcome: str
    """`found`, `empty`, `many` or `failed`; `done` for a write."""
    results: Mapping[str, Value] = field(default_factory=dict)
    """For `found`: the declared results of the one row."""
    reason: str = ""
    """For `failed`: `timeout`, `unavailable`, `refused`, `unknown` (a write whose outcome nobody knows)…"""


@dataclass(frozen=True, slots=True)
class Consulted:
    """The reply to `Consult`."""

    number: int
    revision: str
    value: Mapping[str, object] | None
    """The live datum in its plain form (JSON types only); None when there is none of that name. With a key: what
    `ivrflow.model.live.answer_of` finds."""


@dataclass(frozen=True, slots=True)
class Elapsed:
    """The reply to `Wait`."""

    number: int


@dataclass(frozen=True, slots=True)
class Referred:
    """The reply to `HandOff` and `Transfer`."""

    number: int
    outcome: str
    """`done`: somebody took the call; `unknown`: accepted and gone before the outcome was told; else the exit to take:
    `busy`, `noanswer`, `refused`, `failed`."""
    cause: str = ""
    """What the far side said, e.g. `486 Busy Here`. For people, not for branching."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The reply to `Enqueue`, and one of those to `AwaitAgent`: how the line stands."""

    number: int
    position: int
    """From 1."""
    wait_ms: int
    """How long it will probably take (EWT)."""


@dataclass(frozen=True, slots=True)
class Stored:
    """The reply to `LeaveMessage` and `RequestCallback`."""

    number: int
    outcome: str
    """`done` or `failed`."""
    cause: str = ""
    """For people, not for branching."""


@dataclass(frozen=True, slots=True)
class Failed:
    """An edge could not carry out the command at all; the node leaves by its technical exit of this name."""

    number: int
    reason: str = "failed"
    """`failed`, or `gone` when there is no caller any more."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class HungUp:
    """The call is over on the channel."""

    by: str
    """`caller`, `flow` (reply to HangUp or Reject), `lost` (media or signalling vanished)."""
    cause: str = ""


@dataclass(frozen=True, slots=True)
class TimeUp:
    """The runtime's own clock speaks."""

    reason: str
    """`overtime`: max_duration is over; `drain`: the engine must stop now; `handlers`: 30 s for handlers are over."""


Reply: TypeAlias = (
    Answered | Played | Gathered | Queried | Consulted | Referred | Recorded | Waiting | Stored | Elapsed | Failed
)
Event: TypeAlias = Offered | Reply | HungUp | TimeUp
