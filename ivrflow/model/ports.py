"""What the edges promise to the runtime. One protocol for each kind of edge, small enough to read at a glance.

Nothing here waits: an edge is told what to do, returns at once, and reports events when they happen. `report` may be
called from any thread that the runtime handed the edge; the runtime brings it home.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from ivrflow.model.capabilities import Capability
from ivrflow.model.cdr import Cdr
from ivrflow.model.commands import Consult, HandOff, Issued, LeaveMessage, Query, RequestCallback, Transfer
from ivrflow.model.events import Event, Offered
from ivrflow.model.journal import Step
from ivrflow.model.prompts import Prompt
from ivrflow.model.sound import Sound

__all__ = ["Acd", "Channel", "Host", "Journal", "Live", "Referral", "Refusal", "Report", "Speech"]

Report: TypeAlias = Callable[[Event], None]


@dataclass(frozen=True, slots=True)
class Referral:
    """Where a caller is to be sent, ready for the wire."""

    target: str
    """A SIP URI."""
    uui: str = ""
    """User-to-User content per RFC 7433, hex encoded JSON; empty for none."""
    announcement: Sound | None = None
    """What the other side of an attended transfer hears first; None where it hears text, or nothing."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a caller may not be sent there."""

    outcome: str
    """The `Referred.outcome` that the node sees: `refused` (not allowed), `failed` (no such queue)."""
    cause: str


class Channel(Protocol):
    """One call on a line: carries out the commands that concern the caller, reports what the caller does.

    Handles Answer, Reject, Play, Gather, Flush, HangUp, Cancel, and HandOff/Transfer once they are resolved to a
    Referral. Those that need one of its capabilities it gets only when it has it: Gather with a grammar, Record, an
    attended Transfer, Enqueue, AwaitAgent and LeaveQueue. Owns the collector and its timer. Reports nothing after
    `HungUp`.
    """

    @property
    def capabilities(self) -> frozenset[Capability]: ...

    def do(self, issued: Issued, detail: Sound | Referral | None = None) -> None:
        """Start to carry out a command. `detail` is the prompt's sound for Play, Gather, Record and AwaitAgent (None: a
        channel that speaks text), the referral for HandOff and Transfer."""


class Speech(Protocol):
    """Turns prompts into sound."""

    def render(self, prompt: Prompt, ready: Callable[[Sound | None], None]) -> None:
        """Call `ready` with the sound, at once when it is cached; with None when it cannot be made."""


class Host(Protocol):
    """Runs statements at the company's sources."""

    def run(self, number: int, query: Query, report: Report) -> None: ...

    def cancel(self, number: int) -> None:
        """Stop a read; a write goes on and is reported."""


class Live(Protocol):
    """Reads live data."""

    def consult(self, number: int, consult: Consult, report: Report) -> None: ...


class Acd(Protocol):
    """Knows where queues are and which targets are allowed."""

    def resolve(self, offered: Offered, command: HandOff | Transfer) -> Referral | Refusal: ...

    def store(self, number: int, command: LeaveMessage | RequestCallback, report: Report) -> None:
        """Keep a message or a request for those who answer calls; reports `Stored` once it is safe, or cannot be."""


class Journal(Protocol):
    """Keeps calls. Returns at once; what was given is on disk within a second."""

    def started(self, offered: Offered) -> None: ...

    def append(self, call_id: str, step: Step) -> None: ...

    def ended(self, cdr: Cdr) -> None: ...
