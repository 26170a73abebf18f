"""What a command or an event of a journal becomes in the story of its call. What is private is left out here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from designer.calls.entered import entered
from ivrflow.lang.conversations.literals import print_value
from ivrflow.model.commands import (
    Attached,
    AwaitAgent,
    Command,
    Consult,
    Enqueue,
    Gather,
    HandOff,
    LeaveMessage,
    Mark,
    Play,
    Query,
    Record,
    Reject,
    RequestCallback,
    Transfer,
)
from ivrflow.model.events import (
    Answered,
    Consulted,
    Event,
    Failed,
    Gathered,
    HungUp,
    Played,
    Queried,
    Recorded,
    Referred,
    Stored,
    TimeUp,
    Waiting,
)
from ivrflow.model.prompts import Prompt
from ivrflow.model.types import Privacy
from ivrflow.model.values import Value
from ivrflow.say import KnownRecordings

__all__ = ["Line", "Told", "Words", "answered", "happened", "issued"]


@dataclass(frozen=True, slots=True)
class Words:
    """A part of what was said, in one language."""

    text: str
    """Empty when it is private."""
    language: str


@dataclass(frozen=True, slots=True)
class Told:
    """A value that travelled along."""

    name: str
    value: str | None
    """None: it is private."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened."""

    at_ms: int
    """Since the call was offered."""
    stop: int
    """Where: index into the stops of the story."""
    what: str
    """`said`, `looked_up`, `read`, `marked`, `queued`, `handed_off`, `transferred`, `message`, `callback`, `rejected`;
    `pressed`, `spoke`, `silent`, `recorded`; `answered`, `waiting`, `failed`, `time_up`, `hung_up`."""
    words: tuple[Words, ...] = ()
    subject: str = ""
    """The keys or words of a choice; a statement, calendar, list, table, milestone, queue or target; who hung up."""
    hidden: int = 0
    """So many keys or characters are not told."""
    outcome: str = ""
    detail: str = ""
    """What the far side or an edge said about it."""
    values: tuple[Told, ...] = ()
    took_ms: int | None = None
    """From the request to the answer; of a recording its length. None: nothing came of it."""
    cut: bool = False
    """A prompt that was not heard to its end."""


def issued(command: Command, recordings: KnownRecordings) -> Line | None:
    """A command, as a line without time and place; None for one that nobody would miss."""
    match command:
        case Play(prompt) | Gather(prompt) | Record(prompt) | AwaitAgent(prompt):
            words = _words(prompt, recordings)
            return Line(0, 0, "said", words=words) if words else None
        case Query(statement, arguments):
            return Line(0, 0, "looked_up", subject=statement, values=tuple(Told(name, None) for name, _ in arguments))
        case Consult(subject, name):
            return Line(0, 0, "read", subject=name, detail=subject)
        case Mark(name, data, customer_class):
            told = tuple(Told(each, _text(value)) for each, value in data)
            return Line(0, 0, "marked", subject=name, detail=customer_class, values=told)
        case HandOff(queue, data):
            return Line(0, 0, "handed_off", subject=queue, values=_attached(data))
        case Transfer(target, data):
            return Line(0, 0, "transferred", subject=target, values=_attached(data))
        case Enqueue(queue, data):
            return Line(0, 0, "queued", subject=queue, values=_attached(data))
        case LeaveMessage(box, data=data, length_ms=length_ms):
            return Line(0, 0, "message", subject=box, values=_attached(data), took_ms=length_ms)
        case RequestCallback(queue, data=data):
            return Line(0, 0, "callback", subject=queue, values=_attached(data))
        case Reject(cause):
            return Line(0, 0, "rejected", detail=cause)
    return None


def answered(line: Line, event: Event, at_ms: int) -> Line:
    """The line of a command, now that something came of it."""
    took_ms = max(0, at_ms - line.at_ms)
    match event:
        case Queried(outcome=outcome, results=results, reason=reason):
            found = tuple(Told(name, None) for name in results)
            return replace(line, outcome=outcome, detail=reason, values=(*line.values, *found), took_ms=took_ms)
        case Consulted(value=value):
            return replace(line, outcome="empty" if value is None else "found", took_ms=took_ms)
        case Referred(outcome=outcome, cause=cause):
            return replace(line, outcome=outcome, detail=cause, took_ms=took_ms)
        case Stored(outcome=outcome, cause=cause):
            return replace(line, outcome=outcome, detail=cause)
        case Played(stopped=True):
            return replace(line, cut=True)
        case Failed(reason=reason):
            return replace(line, outcome=reason)
    return line


def happened(event: Event, asked: Command | None, secret: bool) -> Line | None:
    """An event, as a line without time and place; None for one that only ends what a command began."""
    match event:
        case Gathered(outcome=outcome):
            what, told, hidden = entered(event, asked, secret)
            return Line(0, 0, what, subject=told, hidden=hidden, outcome=outcome.value)
        case Recorded(ended_by=ended_by, length_ms=length_ms):
            return Line(0, 0, "recorded", outcome=ended_by, took_ms=length_ms)
        case Answered():
            return Line(0, 0, "answered")
        case Waiting(position=position, wait_ms=wait_ms):
            return Line(0, 0, "waiting", subject=str(position), took_ms=wait_ms)
        case HungUp(by=by, cause=cause):
            return Line(0, 0, "hung_up", subject=by, detail=cause)
        case TimeUp(reason=reason):
            return Line(0, 0, "time_up", subject=reason)
        case Failed(reason=reason) if asked is None or issued(asked, KnownRecordings()) is None:
            return Line(0, 0, "failed", outcome=reason)
    return None


def _words(prompt: Prompt, recordings: KnownRecordings) -> tuple[Words, ...]:
    told = (
        Words("" if piece.privacy is not Privacy.OPEN else recordings.text_of((piece,)), piece.language)
        for piece in prompt
    )
    # A pause says nothing; what is private is told as such.
    return tuple(each for each, piece in zip(told, prompt, strict=True) if each.text or piece.privacy)


def _attached(data: tuple[Attached, ...]) -> tuple[Told, ...]:
    return tuple(Told(name, None if privacy is not Privacy.OPEN else _text(value)) for name, value, privacy in data)


def _text(value: Value) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else print_value(value)
