"""Conversations: what a caller does and what must be heard. Tests, simulator transcripts and bug reports are all these.

call "Balance with a wrong PIN first" from 13800001111 to 95588 at 2026-03-02 10:15
  bank.balance returns balance = CNY 1024.50
  hear "Welcome to Northern Bank"
  press 1
  expect handed to queue "cards" with account = "622202"
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from ivrflow.model.source import NOWHERE, Span
from ivrflow.model.values import Value

__all__ = [
    "ORDINARY_CALLER",
    "WITHHELD",
    "Conversation",
    "Expect",
    "GoSilent",
    "HangsUp",
    "Hear",
    "Press",
    "Say",
    "Speak",
    "StepOfTalk",
    "StubAnswer",
    "Wait",
    "caller_of",
    "from_of",
    "seed_of_caller",
]


ORDINARY_CALLER = "10000"
"""Who calls where nobody says who."""
WITHHELD = "withheld"
"""`from withheld`: the network does not tell who calls."""


@dataclass(frozen=True, slots=True)
class StubAnswer:
    """`bank.balance returns balance = CNY 1024.50`, `bank.balance empty`, `bank.balance fails timeout`,
    `calendar office is closed`, `queue cards is busy`, `queue cards position 3 wait 2m`, `box sales is failed`,
    `callback cards is failed`, `recording fails`. Answers are used in the order given; the last one stays."""

    statement: str
    outcome: str
    """`found`, `empty`, `many`, `failed`, `done`; for calendars `open`, `closed`, `holiday`; for the line of a queue
    `waiting`, with the results `position` (number) and `wait` (duration)."""
    results: tuple[tuple[str, Value], ...] = ()
    reason: str = ""
    after_ms: int = 0
    """How long the host takes: `bank.balance after 4s returns …`."""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Hear:
    """The text is heard in what is still to come; the position moves to the end of the piece that contained it."""

    text: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Press:
    """Keys, now, 150 ms apart; with `during`, as soon as that text is being heard (barge-in)."""

    keys: str
    during: str | None = None
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Say:
    """The caller says something now; with `during`, as soon as that text is being heard."""

    text: str
    during: str | None = None
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Speak:
    """`speak 8s`: the caller talks so long; what he says matters to nobody but a recording."""

    ms: int
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Wait:
    """Time passes."""

    ms: int
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class GoSilent:
    """`silence`: the caller does nothing until the flow reacts."""

    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class HangsUp:
    """`hang up`."""

    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Expect:
    """What must be true by the end: `expect ended by caller`, `expect handed to queue "cards" with a = 1`,
    `expect transferred to "+4420…"`, `expect announced "a caller about a loan"`, `expect message in "sales"`, `expect
    callback to "13800001111"`, `expect milestone rebooked with customer_class = "gold"`, `expect rejected busy`,
    `expect node goodbye`, `expect not hear "agent"`, `expect silence 10s`, `expect no silence 10s`."""

    what: str
    """`ended`, `handed`, `transferred`, `announced`, `message`, `callback`, `milestone`, `rejected`, `node`,
    `not hear`, `variable`; `silence` from here on and `no silence` in the whole call, with the result `length`."""
    subject: str = ""
    data: tuple[tuple[str, Value], ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


StepOfTalk: TypeAlias = StubAnswer | Hear | Press | Say | Speak | Wait | GoSilent | HangsUp | Expect


@dataclass(frozen=True, slots=True)
class Conversation:
    """One call, from its first ring to its end."""

    title: str
    steps: tuple[StepOfTalk, ...]
    ani: str = ""
    """As `from` says: empty for anybody, `withheld` for whoever hides his number. `caller_of` makes it a number."""
    dnis: str = ""
    at: datetime | None = None
    """Without zone: the flow's own is meant."""
    comments: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


def caller_of(said: str) -> str:
    """The number that the network tells of a caller, given what a conversation says: empty when he withholds it."""
    return "" if said == WITHHELD else said or ORDINARY_CALLER


def from_of(number: str) -> str:
    """What a conversation says of a caller with this number: nothing when it is the ordinary one."""
    return WITHHELD if not number else "" if number == ORDINARY_CALLER else number


def seed_of_caller(ani: str) -> int:
    """The seed of a simulated call: it follows from who calls, so that another `from` draws another lot."""
    return zlib.crc32(ani.encode("utf-8", "surrogateescape"))
