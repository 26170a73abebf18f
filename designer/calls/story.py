"""A call's journal as a conversation, and the nodes that it went through.

What is private stays out, whoever looks: of prompts the pieces that are made of private values, of what callers enter
all that no menu offers, of look-ups the values asked for and found. Who has to know more plays the call on the draft,
which is written into the record of changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from designer.calls.lines import Line, answered, happened, issued
from ivrflow.model.commands import AwaitAgent, Command, Gather, Record
from ivrflow.model.events import Gathered
from ivrflow.model.journal import Step
from ivrflow.say import KnownRecordings

__all__ = ["Stop", "Story", "story_of"]


@dataclass(frozen=True, slots=True)
class Stop:
    """A stay in a node."""

    flow: str
    node: str
    exit: str
    """As the interpreter names it (`key 1`); empty: the call ended here, or is still here."""
    entered_ms: int
    """Since the call was offered."""
    left_ms: int | None


@dataclass(frozen=True, slots=True)
class Story:
    """All that is told of a call."""

    lines: tuple[Line, ...]
    stops: tuple[Stop, ...]


def story_of(steps: Sequence[Step], recordings: KnownRecordings) -> Story:
    """The story of these steps, which may be the first of a call that goes on."""
    telling = _Telling(recordings)
    for step in steps:
        telling.take(step)
    stops = telling.stops
    if steps and steps[-1].position[2] == len(stops) and steps[-1].position[1]:
        flow, node, _ = steps[-1].position
        stops.append(Stop(flow, node, "", telling.entered_ms, None))
    last = max(0, len(stops) - 1)
    return Story(tuple(replace(line, stop=min(line.stop, last)) for line in telling.lines), tuple(stops))


@dataclass(slots=True)
class _Asked:
    """A command that may get an answer."""

    command: Command
    at_ms: int
    line: int | None
    """Index of the line that tells it."""


@dataclass(slots=True)
class _Telling:
    recordings: KnownRecordings
    lines: list[Line] = field(default_factory=list)
    stops: list[Stop] = field(default_factory=list)
    entered_ms: int = 0
    _asked: dict[int, _Asked] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        self._event(step)
        for flow, node, exit_name in step.visits:
            self.stops.append(Stop(flow, node, exit_name, self.entered_ms, step.at_ms))
            self.entered_ms = step.at_ms
        here = step.position[2] + len(step.visits)
        for number, command in step.commands:
            line = issued(command, self.recordings)
            self._asked[number] = _Asked(command, step.at_ms, None if line is None else len(self.lines))
            if line is not None:
                # What waits for an answer is asked by the node in which the call stands after all that the event led
                # to; the rest was done by one that it passed.
                passed = step.visits and not command.replies
                self.lines.append(replace(line, at_ms=step.at_ms, stop=here - 1 if passed else here))

    def _event(self, step: Step) -> None:
        asked = self._asked.pop(getattr(step.event, "number", -1), None)
        if asked is not None and asked.line is not None:
            self.lines[asked.line] = answered(self.lines[asked.line], step.event, step.at_ms)
        line = happened(step.event, asked.command if asked is not None else None, step.secret)
        if line is None:
            return
        at_ms = step.at_ms
        if isinstance(step.event, Gathered) and step.event.pressed and asked is not None:
            first_ms = step.event.pressed[0].offset_ms
            at_ms = min(at_ms, max(asked.at_ms, asked.at_ms + first_ms))
            if asked.line is not None and first_ms < self._lasts_ms(asked.command):
                self.lines[asked.line] = replace(self.lines[asked.line], cut=True)
        self.lines.append(replace(line, at_ms=at_ms, stop=step.position[2]))

    def _lasts_ms(self, command: Command) -> int:
        if isinstance(command, Gather | Record):
            return self.recordings.ms_of(command.prompt)
        return self.recordings.ms_of(command.music) if isinstance(command, AwaitAgent) else 0
