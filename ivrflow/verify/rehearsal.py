"""A path, run again from the ring on with a fresh call: what proves a finding, and the conversation that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ivrflow import say
from ivrflow.compiler.program import Program
from ivrflow.engine.interpreter import Call
from ivrflow.model.commands import (
    Answer,
    AwaitAgent,
    Command,
    Consult,
    Enqueue,
    Gather,
    HandOff,
    HangUp,
    LeaveMessage,
    Play,
    Query,
    Record,
    Reject,
    RequestCallback,
    Transfer,
    Wait,
)
from ivrflow.model.conversation import Conversation, Expect, HangsUp, Hear, Press, StepOfTalk, StubAnswer, from_of
from ivrflow.model.events import (
    Answered,
    Consulted,
    Elapsed,
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
from ivrflow.model.journal import Visit
from ivrflow.model.prompts import Prompt
from ivrflow.say import KnownRecordings
from ivrflow.verify.exploration.choices import Choice, Means
from ivrflow.verify.exploration.happen import happen, offer
from ivrflow.verify.exploration.keypad import KEY_GAP_MS
from ivrflow.verify.exploration.questions import question_of
from ivrflow.verify.exploration.space import Happening, Path

__all__ = ["Rehearsal", "rehearse"]

_ANSWERS: Mapping[type[Event], tuple[type[Command], ...]] = {
    Answered: (Answer,),
    Played: (Play,),
    Elapsed: (Wait,),
    Gathered: (Gather, AwaitAgent),
    Recorded: (Record,),
    Failed: (Record,),
    Queried: (Query,),
    Consulted: (Consult,),
    Referred: (HandOff, Transfer, Enqueue, AwaitAgent),
    Waiting: (Enqueue, AwaitAgent),
    Stored: (LeaveMessage, RequestCallback),
}
_RECORDS = StubAnswer("recording", "done")
_SLOW_MS = 2_000
"""How long a host takes while the caller hangs up."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What came of running a path."""

    call: Call
    happenings: tuple[Happening, ...]
    complete: bool
    """Every choice found the question that it answers."""
    conversation: Conversation
    unsaid: tuple[str, ...] = ()
    """What happens and no conversation can say, so that this one goes another way when it is run."""

    @property
    def visits(self) -> Iterator[Visit]:
        return (visit for happening in self.happenings for visit in happening.visits)


def rehearse(programs: Mapping[str, Program], path: Path, title: str, comment: str = "") -> Rehearsal:
    """Place a new call, let everything happen that the path says, and write down what the caller does and hears."""
    call = Call(programs)
    happenings = [offer(call, path.start)]
    talk = _Talk(programs[path.start.flow].recordings)
    talk.hear(happenings[0])
    complete = True
    for choice in path.choices:
        question = question_of(call)
        if question is None or not _fits(choice, question.command):
            complete = False
            break
        talk.say(choice, question.command)
        happenings.append(happen(call, choice, question))
        talk.hear(happenings[-1])
    talk.conclude(call)
    unsaid = tuple(dict.fromkeys(talk.unsaid))
    comments = (comment,) if comment else ()
    timed = any(program.tells_time for program in programs.values())
    conversation = Conversation(
        title,
        (*talk.stubs, *talk.steps),
        ani=from_of(path.start.ani),
        dnis="" if path.start.dnis == path.start.flow else path.start.dnis,
        at=path.start.at.replace(tzinfo=None) if timed else None,
        comments=(*comments, *(f"Cannot be replayed: {why}." for why in unsaid)),
    )
    return Rehearsal(call, tuple(happenings), complete, conversation, unsaid)


def _fits(choice: Choice, command: Command) -> bool:
    event = choice.event
    if isinstance(event, HungUp | TimeUp):
        return event != HungUp("flow") or isinstance(command, HangUp | Reject)
    if isinstance(event, Queried) and isinstance(command, Query):
        return command.detached or all(
            not isinstance(step, StubAnswer) or step.statement == command.statement for step in choice.steps
        )
    return isinstance(command, _ANSWERS.get(type(event), ()))


@dataclass(slots=True)
class _Talk:
    """Turns what happens into the steps of a conversation."""

    recordings: KnownRecordings
    stubs: list[StubAnswer] = field(default_factory=list)
    steps: list[StepOfTalk] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)
    _heard: list[str] = field(default_factory=list)
    """The last piece of each prompt since the caller last did something."""
    _meanwhile: Prompt = ()
    """What plays while a host is asked."""

    def hear(self, happening: Happening) -> None:
        asking = False
        for _, command in happening.commands:
            asking = asking or isinstance(command, Query)
            if asking and isinstance(command, Play):
                self._meanwhile = command.prompt
            elif isinstance(command, Play | Gather | Record):
                self._listen(command.prompt)

    def _listen(self, prompt: Prompt) -> None:
        if text := self._last_words(prompt):
            self._heard.append(text)

    def say(self, choice: Choice, asked: Command) -> None:
        """What the caller does or the world answers."""
        if choice.means is Means.HANGS_UP and not choice.then_hangs_up:
            self._hang_up(asked)
            return
        if choice.unsaid:
            self.unsaid.append(choice.unsaid)
        if choice.ahead:
            self._heard.clear()
        if isinstance(choice.event, Failed) and isinstance(asked, Record) and self._last_words(asked.prompt):
            self._heard.pop()  # It fails before anything is asked.
        if isinstance(asked, Query):
            self._listen_meanwhile(choice.took_ms)
        if isinstance(choice.event, Recorded):
            self.stubs.append(_RECORDS)
        for step in choice.steps:
            if isinstance(step, StubAnswer):
                self.stubs.append(step)
            elif isinstance(step, Press) and self._heard and _ends_with_prompt(asked):
                self.steps.append(replace(step, during=self._heard.pop()))
                self._heard.clear()
            else:
                if not isinstance(step, HangsUp):
                    self._wait_for(self._heard[-1:])
                self.steps.append(step)

    def _listen_meanwhile(self, answered_ms: int) -> None:
        """A host that answers sooner cuts the prompt off."""
        if self.recordings.ms_of(self._meanwhile) < answered_ms:
            self._listen(self._meanwhile)
        self._meanwhile = ()

    def _hang_up(self, asked: Command) -> None:
        if isinstance(asked, Play):
            # In the middle of it: what was heard before is over, this is not.
            self._wait_for(self._heard[:-1] if self._last_words(asked.prompt) else self._heard)
        else:
            self._wait_for(self._heard)
        if isinstance(asked, Consult | HandOff | Transfer | Enqueue | LeaveMessage | RequestCallback):
            self.unsaid.append("the caller hangs up at a moment that has no length in a simulation")
        if isinstance(asked, Query):
            self.stubs.append(StubAnswer(asked.statement, "failed", reason="unavailable", after_ms=_SLOW_MS))
        if isinstance(asked, AwaitAgent):
            self._stay_in_line()
        self.steps.append(HangsUp())

    def _stay_in_line(self) -> None:
        """Nobody comes: without an answer, an agent would be free."""
        self.stubs += [step for step in self.stubs if step.outcome == "waiting"][-1:]

    def _wait_for(self, heard: list[str]) -> None:
        if heard:
            self.steps.append(Hear(heard[-1]))
        self._heard.clear()

    def conclude(self, call: Call) -> None:
        """What must be true at the end."""
        if all(stub == _RECORDS for stub in self.stubs if stub.statement == _RECORDS.statement):
            # Recording works unless a conversation says otherwise.
            self.stubs = [stub for stub in self.stubs if stub != _RECORDS]
        walk = call.walk
        handed = walk.ended_by in ("handoff", "transfer")
        if call.finished or handed or walk.hung_up:
            # Hang-up handlers that still run have nothing to say.
            if not any(isinstance(step, HangsUp) for step in self.steps):
                self._wait_for(self._heard)
            self.steps.append(Expect("ended", walk.ended_by or ""))
        else:
            question = question_of(call)
            if question is not None and isinstance(question.command, Query):
                # So that the host has not answered yet, and what is heard meanwhile is heard.
                asked = question.command
                slow = StubAnswer(asked.statement, "failed", reason="unavailable", after_ms=asked.timeout_ms - 1)
                self.stubs.append(slow)
                self._listen_meanwhile(slow.after_ms)
            if question is not None and isinstance(question.command, AwaitAgent):
                self._stay_in_line()
            self._wait_for(self._heard)
            self.steps.append(Expect("node", walk.current.id))

    def _last_words(self, prompt: Prompt) -> str:
        """The last piece that can be heard, as text; empty when the prompt is silent."""
        for piece in reversed(prompt):
            text = self.recordings.text_of((piece,)).strip()
            if say.normalise(text):
                return text
        return ""


def _ends_with_prompt(command: Command) -> bool:
    """Whether it is over as soon as its prompt is: keys must be pressed while it is heard."""
    return isinstance(command, Play) or (isinstance(command, Gather) and command.settings.first_digit_ms <= KEY_GAP_MS)
