"""A real call as a conversation: what the caller did and what the world answered, to be played on another version.

Times between keys are kept where they matter; keys of secret inputs are in no journal, and are made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle

from ivrflow import say
from ivrflow.compiler.program import Program
from ivrflow.model.commands import Command, Gather, HandOff, Play, Query, Record
from ivrflow.model.conversation import (
    Conversation,
    Expect,
    GoSilent,
    HangsUp,
    Hear,
    Press,
    Say,
    Speak,
    StepOfTalk,
    StubAnswer,
)
from ivrflow.model.conversation import Wait as LetPass
from ivrflow.model.events import Gathered, HungUp, Queried, Recorded, Referred
from ivrflow.model.inputs import InputOutcome, Pressed
from ivrflow.model.journal import Step
from ivrflow.model.journal_records import HIDDEN
from ivrflow.model.prompts import Prompt
from ivrflow.runtime.simulation.made_up_keys import MADE_UP
from ivrflow.say import KnownRecordings
from ivrflow.store.calls import PastCall

__all__ = ["conversation_of"]

NUMBER = re.compile(r"\+?\d{1,20}")
OURS = ("flow", "handoff", "transfer", "error")
"""Ends to which the caller stayed on the line."""
A_PAUSE_MS = 1_000
"""Keys that follow each other sooner are pressed in one go."""


def conversation_of(call: PastCall, program: Program, title: str) -> Conversation:
    """The call, as far as its journal goes. `program` is the flow that it came in by, of any version.

    What calendars, lists and tables told then is not in it: they are read anew, at the moment of the call.
    """
    talk = _Talk(program.recordings)
    for step in call.journal.steps:
        talk.take(step)
    if call.cdr.ended_by in OURS:
        talk.steps.append(Expect("ended", call.cdr.ended_by))
    offered = call.cdr.offered.astimezone(program.zone).replace(tzinfo=None, second=0, microsecond=0)
    ani, dnis = (number if NUMBER.fullmatch(number) else "" for number in (call.cdr.ani, call.cdr.dnis))
    return Conversation(title, (*talk.stubs, *talk.steps), ani, dnis, offered)


@dataclass(slots=True)
class _Talk:
    recordings: KnownRecordings
    stubs: list[StubAnswer] = field(default_factory=list)
    steps: list[StepOfTalk] = field(default_factory=list)
    _asked: dict[int, tuple[Command, int]] = field(default_factory=dict)
    """Number → command, and when it was issued."""
    _said: str = ""
    """The last words since the caller last did something."""
    _acted_ms: int = 0

    def take(self, step: Step) -> None:
        event = step.event
        asked, began_ms = self._asked.get(getattr(event, "number", -1), (None, 0))
        match event:
            case Gathered():
                self._input(event, asked)
                pressed_ms = began_ms + event.pressed[-1].offset_ms if event.pressed else step.at_ms
                if step.at_ms - pressed_ms >= A_PAUSE_MS:
                    # Nothing but time ended the input.
                    self.steps.append(LetPass(step.at_ms - pressed_ms))
            case Recorded(length_ms=length_ms) if length_ms:
                self._hear()
                self.steps.append(Speak(length_ms))
            case Queried() if isinstance(asked, Query):
                self._answer(event, asked, step.at_ms - began_ms)
            case Referred(outcome=outcome) if isinstance(asked, HandOff) and outcome in ("busy", "failed"):
                self.stubs.append(StubAnswer(f"queue {asked.queue}", outcome))
            case HungUp(by="caller"):
                self.steps += [LetPass(max(0, step.at_ms - self._acted_ms)), HangsUp()]
        if isinstance(event, Gathered | Recorded):
            self._said, self._acted_ms = "", step.at_ms
        for number, command in step.commands:
            self._asked[number] = (command, step.at_ms)
            if isinstance(command, Play | Gather | Record):
                self._said = self._last_words(command.prompt) or self._said

    def _input(self, event: Gathered, asked: Command | None) -> None:
        if event.pressed:
            prompt_ms = self.recordings.ms_of(asked.prompt) if isinstance(asked, Gather) else 0
            interrupted = event.pressed[0].offset_ms < prompt_ms and self._said
            if not interrupted:
                self._hear()
            keys = list(_presses(event.pressed))
            first = keys[0]
            if interrupted and isinstance(first, Press):
                keys[0] = Press(first.keys, self._said)
            self.steps += keys
        elif event.text:
            self._hear()
            self.steps.append(Say("something" if HIDDEN in event.text else event.text))
        elif event.outcome is InputOutcome.NOINPUT:
            self.steps.append(GoSilent())

    def _answer(self, event: Queried, asked: Query, took_ms: int) -> None:
        results = tuple((name, value) for name, value in event.results.items() if HIDDEN not in str(value))
        self.stubs.append(StubAnswer(asked.statement, event.outcome, results, event.reason, max(0, took_ms)))

    def _hear(self) -> None:
        if self._said:
            self.steps.append(Hear(self._said))

    def _last_words(self, prompt: Prompt) -> str:
        for piece in reversed(prompt):
            text = self.recordings.text_of((piece,)).strip()
            if say.normalise(text):
                return text
        return ""


def _presses(pressed: tuple[Pressed, ...]) -> Iterator[StepOfTalk]:
    """Keys that follow each other at once together, pauses between the others."""
    made_up = cycle(MADE_UP)
    keys, last_ms = "", pressed[0].offset_ms
    for key, offset_ms in pressed:
        if keys and offset_ms - last_ms >= A_PAUSE_MS:
            yield Press(keys)
            yield LetPass(offset_ms - last_ms)
            keys = ""
        keys += next(made_up) if key == HIDDEN else key
        last_ms = offset_ms
    yield Press(keys)
