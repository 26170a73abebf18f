"""What is to be done. The counterpart to commands are events.

Node scripts yield commands; the interpreter numbers them (`Issued`); the runtime's dispatcher gives each to the edge
that can carry it out; the edge answers with the event named in the command's docstring, carrying the same number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple, TypeAlias

from ivrflow.model.grammars import Grammar
from ivrflow.model.inputs import InputSettings, RecordingSettings
from ivrflow.model.prompts import Prompt
from ivrflow.model.types import Privacy
from ivrflow.model.values import Value

__all__ = [
    "Answer",
    "Attached",
    "AwaitAgent",
    "Cancel",
    "Command",
    "Consult",
    "Enqueue",
    "Flush",
    "Gather",
    "HandOff",
    "HangUp",
    "Issued",
    "LeaveMessage",
    "LeaveQueue",
    "Mark",
    "Play",
    "Query",
    "Record",
    "Reject",
    "RequestCallback",
    "Transfer",
    "Wait",
]


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer the call. Reply: `Answered`, at once when it is answered already."""

    replies: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Reject:
    """Refuse a ringing call. Reply: `HungUp`."""

    replies: ClassVar[bool] = True
    cause: str = "declined"
    """`busy`, `declined`, `unavailable`, `not_found` or `forbidden`."""


@dataclass(frozen=True, slots=True)
class Play:
    """Let the caller hear a prompt. Reply: `Played`."""

    replies: ClassVar[bool] = True
    prompt: Prompt
    barge_in: bool = True
    """A key stops it (and is kept for the next input if `type_ahead`)."""
    type_ahead: bool = True
    loop: bool = False
    """Again and again until cancelled: music."""
    early: bool = False
    """May be heard before the call is answered; otherwise the interpreter answers first."""
    limit_ms: int = 0
    """Ends so long after it began, as if it had been heard to its end; 0: no limit. The runtime keeps the time."""


@dataclass(frozen=True, slots=True)
class Gather:
    """Play a prompt and collect keys, or what the caller says. Reply: `Gathered`."""

    replies: ClassVar[bool] = True
    prompt: Prompt
    settings: InputSettings
    grammar: Grammar | None = None
    """What may be said, when the settings let the caller speak. Needs SPEECH."""


@dataclass(frozen=True, slots=True)
class Record:
    """Play a prompt, and keep what the caller says then. Reply: `Recorded`. Needs RECORDING.

    What was said when the caller hangs up is kept too, and told before the hang-up, so that a message is not lost.
    """

    replies: ClassVar[bool] = True
    prompt: Prompt
    settings: RecordingSettings


@dataclass(frozen=True, slots=True)
class Flush:
    """Forget the keys typed ahead. No reply."""

    replies: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Wait:
    """Let time pass. Reply: `Elapsed`. The runtime keeps the time; without a caller there is nothing to wait for."""

    replies: ClassVar[bool] = True
    ms: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Note what was achieved for the caller: it stays in the journal and in the CDR. No reply."""

    replies: ClassVar[bool] = False
    name: str
    data: tuple[tuple[str, Value], ...] = ()
    """Neither private nor secret: reports are read by many."""
    customer_class: str = ""
    """The group of customers that the caller belongs to, as reports tell them apart; empty when nobody knows."""
    customer: str = ""
    """Who the caller is to the company, such as an account number; empty: the number he calls from stands for him.
    Private: reports count customers, and nobody can read one there."""


@dataclass(frozen=True, slots=True)
class Query:
    """Run a named statement at a host source. Reply: `Queried`."""

    replies: ClassVar[bool] = True
    statement: str
    """`source.statement`."""
    arguments: tuple[tuple[str, Value], ...]
    secret: frozenset[str] = frozenset()
    """Names of arguments whose values appear in no journal or log."""
    timeout_ms: int = 3000
    write: bool = False
    """Writes are never cancelled: their outcome is awaited and journalled even after the caller hung up."""
    meanwhile: Play | None = None
    """Played until the answer is there. The interpreter issues it as a command of its own."""
    detached: bool = False
    """Nobody waits for the answer: the dialogue goes on at once, and what came of it is journalled. For writes."""


@dataclass(frozen=True, slots=True)
class Consult:
    """Read live data by its current revision. Reply: `Consulted`."""

    replies: ClassVar[bool] = True
    subject: str
    """`calendar`, `list` or `table`."""
    name: str
    key: str | None = None
    """What is looked for in a list or a table: only that is told and journalled, never the whole."""


class Attached(NamedTuple):
    """One datum that travels with a caller to an agent."""

    name: str
    value: Value
    privacy: Privacy = Privacy.OPEN


@dataclass(frozen=True, slots=True)
class HandOff:
    """Give the caller to an agent queue. Reply: `Referred`."""

    replies: ClassVar[bool] = True
    queue: str
    data: tuple[Attached, ...] = ()
    priority: int = 0
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Transfer:
    """Give the caller to somebody else: a number or SIP URI that the installation allows. Reply: `Referred`."""

    replies: ClassVar[bool] = True
    target: str
    data: tuple[Attached, ...] = ()
    attended: bool = False
    """Call the other side first, and connect the caller when it answers. Needs SECOND_LEG."""
    announcement: Prompt = ()
    """What the other side hears before it is connected; for attended transfers."""


@dataclass(frozen=True, slots=True)
class Enqueue:
    """Put the caller into the line of an agent queue, and go on talking to him. Needs QUEUE_POSITION.

    Reply: `Waiting`; or `Referred` when the queue does not take him.
    """

    replies: ClassVar[bool] = True
    queue: str
    data: tuple[Attached, ...] = ()
    priority: int = 0
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AwaitAgent:
    """Wait in the line, with music, until an agent is there. Needs QUEUE_POSITION.

    Reply: `Referred` (an agent took the caller, or the queue gave up), `Gathered` (the caller pressed a choice of the
    settings), `Waiting` when `limit_ms` is over: time to tell the caller how the line stands.
    """

    replies: ClassVar[bool] = True
    music: Prompt
    """Again and again; empty: silence."""
    settings: InputSettings
    limit_ms: int


@dataclass(frozen=True, slots=True)
class LeaveQueue:
    """Take the caller out of the line. No reply; hang-up does the same by itself."""

    replies: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class LeaveMessage:
    """Put a recording into a voicemail box. Reply: `Stored`. Never cancelled."""

    replies: ClassVar[bool] = True
    box: str
    recording: str
    """The handle, from `Recorded`."""
    length_ms: int = 0
    data: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestCallback:
    """Ask that somebody of a queue calls the caller back. Reply: `Stored`. Never cancelled."""

    replies: ClassVar[bool] = True
    queue: str
    number: str
    """Whom to call: private, and as untrusted as whoever gave it."""
    data: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True)
class HangUp:
    """End the call. Reply: `HungUp`."""

    replies: ClassVar[bool] = True
    cause: str = "normal"


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop carrying out an earlier command; its reply will be dropped. No reply."""

    replies: ClassVar[bool] = False
    number: int


Command: TypeAlias = (
    Answer
    | Reject
    | Play
    | Gather
    | Record
    | Flush
    | Wait
    | Mark
    | Query
    | Consult
    | HandOff
    | Transfer
    | Enqueue
    | AwaitAgent
    | LeaveQueue
    | LeaveMessage
    | RequestCallback
    | HangUp
    | Cancel
)


class Issued(NamedTuple):
    """A command with the number that its reply will carry. Numbers count from 1 within a call."""

    number: int
    command: Command
