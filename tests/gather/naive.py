"""What the collector should say, told from the whole history each time: slow, and without a state machine.

The history is cut at the commands. For each stretch three questions are asked one after the other, looking at all that
happened in it: when was the prompt over, which keys went into the input, and which of them (or what time) ended it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from ivrflow.model.events import Gathered, Played
from ivrflow.model.inputs import InputOutcome, InputSettings, Pressed, Spoken

__all__ = [
    "Cancelled",
    "Flushed",
    "GatherBegan",
    "Happening",
    "KeyDown",
    "PlayBegan",
    "PromptOver",
    "Rang",
    "Story",
    "Understood",
    "VoiceBegan",
    "retell",
]


class GatherBegan(NamedTuple):
    now: int
    number: int
    settings: InputSettings


class PlayBegan(NamedTuple):
    now: int
    number: int
    barge_in: bool
    type_ahead: bool


class PromptOver(NamedTuple):
    now: int
    number: int


class KeyDown(NamedTuple):
    now: int
    key: str


class VoiceBegan(NamedTuple):
    now: int


class Understood(NamedTuple):
    now: int
    spoken: Spoken


class Rang(NamedTuple):
    now: int


class Flushed(NamedTuple):
    now: int


class Cancelled(NamedTuple):
    now: int
    number: int


NOTHING_SAID = Spoken("", None, 0)
Timed: TypeAlias = KeyDown | Rang | VoiceBegan | Understood
"""What shows how late it is."""
Happening: TypeAlias = GatherBegan | PlayBegan | PromptOver | Timed | Flushed | Cancelled


class Stray(NamedTuple):
    """A terminator that may still follow a complete input."""

    terminators: str
    until: int


@dataclass
class Story:
    replies: list[Gathered | Played] = field(default_factory=list)
    stops: int = 0
    deadline: int | None = None
    waiting: list[KeyDown] = field(default_factory=list)
    stray: Stray | None = None


def retell(history: Sequence[Happening]) -> Story:
    story = Story()
    begins = [index for index, one in enumerate(history) if isinstance(one, GatherBegan | PlayBegan)]
    _idle(story, history[: begins[0] if begins else None])
    for begin, end in pairwise([*begins, len(history)]):
        command, rest = history[begin], list(history[begin + 1 : end])
        if isinstance(command, PlayBegan):
            _play(story, command, rest)
        elif isinstance(command, GatherBegan):
            _gather(story, command, rest)
    return story


def _idle(story: Story, rest: Sequence[Happening]) -> None:
    """Nothing is played or asked: keys wait."""
    story.deadline = None
    for one in _without_stray(story, list(rest), offered=False):
        if isinstance(one, KeyDown):
            story.waiting = [*story.waiting, one][:64]
        elif isinstance(one, Flushed):
            story.waiting = []


def _without_stray(story: Story, rest: list[Happening], offered: bool) -> list[Happening]:
    """Without the needless terminator, if the first key is one: it only shows how late it is."""
    where = _first(rest, KeyDown)
    if where is None or story.stray is None:
        return rest
    stray, story.stray = story.stray, None
    first = rest[where]
    assert isinstance(first, KeyDown)
    if first.key in stray.terminators and first.now < stray.until and not offered:
        return [*rest[:where], Rang(first.now), *rest[where + 1 :]]
    return rest


def _first(rest: Sequence[Happening], kind: type, number: int | None = None) -> int | None:
    return next(
        (n for n, one in enumerate(rest) if isinstance(one, kind) and number in (None, getattr(one, "number", None))),
        None,
    )


def _play(story: Story, command: PlayBegan, rest: list[Happening]) -> None:
    story.deadline = None
    if story.waiting and command.barge_in and command.type_ahead:
        story.stops += 1
        story.replies.append(Played(command.number, stopped=True))
        return _idle(story, rest)
    rest = _without_stray(story, rest, offered=False)
    over = _first(rest, PromptOver, command.number)
    cancelled = _first(rest, Cancelled, command.number)
    key = _first(rest, KeyDown) if command.barge_in else None
    end = min((n for n in (over, cancelled, key) if n is not None), default=None)
    heard, later = (rest, []) if end is None else (rest[: end + 1], rest[end + 1 :])
    if not command.type_ahead:
        heard = [one for one in heard if not isinstance(one, KeyDown)]
    _idle(story, heard)
    if end is not None:
        story.stops += end != over
        if end != cancelled:
            story.replies.append(Played(command.number, stopped=end == key))
        _idle(story, later)
    return None


def _gather(story: Story, command: GatherBegan, rest: list[Happening]) -> None:
    settings = command.settings
    if settings.fresh or not settings.type_ahead:
        story.waiting = []
    if story.waiting and settings.barge_in:
        story.stops += 1
        return _collect(story, command, command.now, rest)
    rest = _without_stray(story, rest, offered=_is_offered(command, rest))
    over = _first(rest, PromptOver, command.number)
    cancelled = _first(rest, Cancelled, command.number)
    key = _first(rest, KeyDown) if settings.barge_in else None
    voice = _first(rest, VoiceBegan) if settings.barge_in and settings.max_speech_ms else None
    end = min((n for n in (over, cancelled, key, voice) if n is not None), default=None)
    heard = rest[:end]
    _idle(story, heard if settings.type_ahead else [one for one in heard if not isinstance(one, KeyDown)])
    if end is None:
        return None
    story.stops += end != over
    if end == cancelled:
        return _idle(story, rest[end + 1 :])
    if isinstance(stopper := rest[end], KeyDown):
        story.waiting = [stopper]
    return _collect(story, command, rest[end].now, rest[end + 1 :], rest[end].now if end == voice else None)


def _is_offered(command: GatherBegan, rest: Sequence[Happening]) -> bool:
    """Whether the first key is a choice of this input, which is open, and whose prompt is over."""
    settings, deadline, speaking = command.settings, None, False
    for one in rest:
        if deadline is not None and isinstance(one, Timed) and one.now >= deadline:
            return False
        match one:
            case KeyDown():
                return deadline is not None and any(choice.startswith(one.key) for choice in settings.choices)
            case Cancelled(_, number) if number == command.number:
                return False
            case Understood() if speaking:
                return False
            case PromptOver(now, number) if number == command.number and deadline is None:
                deadline = now + settings.first_digit_ms
            case VoiceBegan(now) if settings.max_speech_ms and not speaking:
                if deadline is not None or settings.barge_in:
                    speaking, deadline = True, now + settings.max_speech_ms
    return False


def _collect(story: Story, command: GatherBegan, over: int, rest: list[Happening], speaking: int | None = None) -> None:
    """The prompt is over at `over`; a key that stopped it waits. `rest` is what happened after. The caller has been
    `speaking` since, if he is."""
    settings, taken = command.settings, list[KeyDown]()
    story.deadline = None

    def end(outcome: InputOutcome, text: str, terminator: str = "", said: Spoken = NOTHING_SAID) -> None:
        pressed = tuple(Pressed(key, at - command.now) for at, key in taken)
        story.replies.append(Gathered(command.number, outcome, text, terminator, pressed, *said))

    def complete(then: list[Happening]) -> bool:
        ended, text, terminator = _meaning([down.key for down in taken], settings)
        if not ended:
            return False
        end(InputOutcome.KEYS if text else InputOutcome.EMPTY, text, terminator)
        if not terminator:
            chosen = {choice[0] for choice in settings.choices}
            until = taken[-1].now + settings.inter_digit_ms
            story.stray = Stray("".join(key for key in settings.terminators if key not in chosen), until)
        waiting, story.waiting = story.waiting, []
        _idle(story, [*waiting, *then])
        return True

    while story.waiting:
        taken.append(story.waiting.pop(0))
        if complete(rest):
            return None
    since = over

    def limit() -> int:
        if speaking is not None:
            return speaking + settings.max_speech_ms
        _, text, _ = _meaning([down.key for down in taken], settings)
        return since + (settings.inter_digit_ms if text else settings.first_digit_ms)

    for where, one in enumerate(rest):
        _, text, _ = _meaning([down.key for down in taken], settings)
        if isinstance(one, Timed) and one.now >= limit():
            late = InputOutcome.NOMATCH if speaking is not None else InputOutcome.NOINPUT
            end(InputOutcome.KEYS if text else late, text)
            return _idle(story, rest[where:])
        if isinstance(one, Cancelled) and one.number == command.number:
            return _idle(story, rest[where + 1 :])
        if isinstance(one, VoiceBegan) and settings.max_speech_ms and not taken and speaking is None:
            speaking = one.now
        if isinstance(one, Understood) and speaking is not None:
            end(InputOutcome.SPEECH if one.spoken.meaning else InputOutcome.NOMATCH, "", said=one.spoken)
            return _idle(story, rest[where + 1 :])
        if isinstance(one, KeyDown):
            taken.append(one)
            since, speaking = one.now, None
            if complete(rest[where + 1 :]):
                return None
    story.deadline = limit()
    return None


def _meaning(keys: Sequence[str], settings: InputSettings) -> tuple[bool, str, str]:
    """Whether these keys are a whole input; its text; the terminator that ended it."""
    text = ""
    for key in keys:
        chosen = any(choice.startswith((text + key, key)) for choice in settings.choices)
        if not chosen and key == settings.erase_key:
            text = ""
        elif not chosen and key in settings.terminators:
            return True, text, key
        else:
            text += key
            if not settings.choices and len(text) == settings.max_length:
                return True, text, ""
            if settings.choices and not any(choice.startswith(text) and choice != text for choice in settings.choices):
                return True, text, ""
    return False, text, ""
