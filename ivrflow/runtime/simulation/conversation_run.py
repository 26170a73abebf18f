"""A conversation, run: passed, or what was heard instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from ivrflow import say
from ivrflow.compiler.program import Program
from ivrflow.model.cdr import milestones_of
from ivrflow.model.commands import LeaveMessage, Mark, Transfer
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
    Wait,
    caller_of,
)
from ivrflow.model.errors import IvrflowError
from ivrflow.model.live import LiveDatum
from ivrflow.model.types import Privacy
from ivrflow.model.values import Value
from ivrflow.runtime.simulation.heard_search import HeardSearch
from ivrflow.runtime.simulation.silence import Stretch, length_ms_of, silences, sounds_between
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller
from ivrflow.runtime.simulation.transcript import heard_lines

__all__ = ["ConversationRun", "NotSo", "Talk", "run_conversation"]


_WHOLE_CALL = ("not hear", "no silence")
"""What must hold to the end of the call, and is looked at there."""


class NotSo(IvrflowError):
    """What a step says is not what happens. The message says what does."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class ConversationRun:
    """What came of a conversation."""

    conversation: Conversation
    call: SimulatedCall
    failed_at: int | None
    """The number of the step that does not hold; None when all do."""
    problem: str
    """Why, in one sentence."""
    instead: tuple[str, ...]
    """What was heard from where the conversation had got to."""

    @property
    def passed(self) -> bool:
        return self.failed_at is None


def run_conversation(
    conversation: Conversation,
    programs: Mapping[str, Program],
    flow: str,
    live: Mapping[tuple[str, str], LiveDatum] | None = None,
) -> ConversationRun:
    """Place the call that a conversation describes, to a flow, and hold it to every step."""
    caller = SimulatedCaller(flow, caller_of(conversation.ani), conversation.dnis, conversation.at)
    run = Talk(SimulatedCall(programs, caller, live))
    for step in conversation.steps:
        if isinstance(step, StubAnswer):
            run.call.stub(step)
    run.call.start()
    for number, step in enumerate(conversation.steps):
        try:
            run.take(step)
        except NotSo as problem:
            instead = tuple(line.text for line in heard_lines(run.call.heard[run.cursor :]))
            return ConversationRun(conversation, run.call, number, str(problem), instead)
    run.close()
    for number, step in enumerate(conversation.steps):
        if isinstance(step, Expect) and (wrong := run.problem_of(step)):
            heard = tuple(line.text for line in heard_lines(run.call.heard))
            return ConversationRun(conversation, run.call, number, wrong, heard)
    return ConversationRun(conversation, run.call, None, "", ())


class Talk:
    """A call that goes on step by step, in the words of conversations. Whoever makes it starts the call."""

    def __init__(self, call: SimulatedCall) -> None:
        self.call = call
        self.cursor = 0
        """How many of the heard pieces the conversation has passed."""
        self._deeds: list[Stretch] = []

    def take(self, step: StepOfTalk) -> None:
        """Do what the step says, or see that it is so. Raises NotSo."""
        match step:
            case StubAnswer():
                pass  # Known from the start: answers are used in the order given.
            case Hear(text):
                self._hear(text)
            case Press(keys, None):
                self._press(keys)
            case Press(keys, str() as during):
                self.wait_for(during)
                self._press(keys)
            case Wait(ms):
                self.call.wait(ms)
            case GoSilent():
                self.call.stay_silent()
            case HangsUp():
                self.call.hang_up()
            case Say(text, during):
                if during is not None:
                    self.wait_for(during)
                self._must_be_listened_to()
                self._do(partial(self.call.say, text))
            case Speak(ms):
                self._must_be_listened_to()
                self._do(partial(self.call.speak, ms))
            case Expect():
                self._expect(step)

    def wait_for(self, text: str) -> None:
        """Let time pass until the piece with this text begins to be heard. Raises NotSo."""
        self.cursor = self._until_heard(text, begun=True) + 1

    def close(self) -> None:
        """A conversation that just stops is a caller who hangs up."""
        if not self.call.ended:
            self.call.hang_up()
        self.call.finish()

    def problem_of(self, expected: Expect) -> str:
        """What is not as expected in the call as a whole, now that it is over; empty when all is."""
        if expected.what == "not hear" and say.normalise(expected.subject) in self.call.heard_text():
            return f'"{expected.subject}" was heard'
        if expected.what == "no silence":
            for begin_ms, end_ms in silences(self.call.journal.steps, self.call.heard, self._deeds):
                if end_ms - begin_ms > length_ms_of(expected):
                    length_s = (end_ms - begin_ms) / 1000
                    return f"nothing is heard for {length_s:g} s, from {begin_ms / 1000:g} s into the call on"
        return ""

    def _do(self, deed: Callable[[], None]) -> None:
        begin_ms = self.call.clock.now_ms()
        deed()
        self._deeds.append(Stretch(begin_ms, self.call.clock.now_ms()))

    def _must_be_listened_to(self) -> None:
        if self.call.ended:
            raise NotSo("the call was over already")
        if not self.call.channel.listens:
            raise NotSo("the flow does not listen to speech here")

    def _press(self, keys: str) -> None:
        if self.call.ended:
            raise NotSo("the call was over already")
        self._do(partial(self.call.press, keys))

    def _hear(self, text: str) -> None:
        last = self._until_heard(text, begun=False)
        self.cursor = last + 1

    def _until_heard(self, text: str, *, begun: bool) -> int:
        """Let time pass until the text was heard (or, with `begun`, its piece begins); gives the piece's number."""
        call, search = self.call, HeardSearch(text, self.cursor)
        while True:
            found = search.find(call.heard, call.clock.now_ms())
            if found is not None:
                piece = call.heard[found]
                if begun:
                    call.clock.run_until(piece.start_ms)
                    return found
                call.clock.run_until(piece.end_ms)
                return found
            if call.ended:
                raise NotSo(f"the call is over (ended by {call.ended_by})")
            if call.channel.awaits_input:
                raise NotSo("the flow waits for a key and says nothing more")
            if not call.clock.run_next():
                raise NotSo("nothing more happens")

    def _expect(self, step: Expect) -> None:
        call = self.call
        if step.what == "silence":
            self._expect_silence(length_ms_of(step))
            return
        if step.what in _WHOLE_CALL:
            return
        if step.what == "variable":
            self._expect_variables(step)
            return
        if step.what == "node":
            if step.subject not in self._path():
                call.listen_until_asked()
            if step.subject not in (path := self._path()):
                raise NotSo(f"the call never was in the node {step.subject}; it went {' -> '.join(path)}")
            return
        call.listen_until_asked()
        match step.what:
            case "ended":
                if not call.ended:
                    raise NotSo("the call goes on: the flow waits for a key")
                if step.subject and call.ended_by != step.subject:
                    raise NotSo(f"the call was ended by {call.ended_by}")
            case "rejected":
                if call.channel.rejected != step.subject:
                    raise NotSo(f"the call was {call.channel.rejected or 'not'} rejected")
            case "handed" | "transferred":
                self._expect_handed(step)
            case "announced":
                handed = call.channel.handed
                told = call.recordings.text_of(handed.announcement) if isinstance(handed, Transfer) else ""
                if say.normalise(step.subject) not in say.normalise(told):
                    raise NotSo(f'whoever took the call was told "{told}"' if told else "nobody was told anything")
            case "message" | "callback":
                self._expect_stored(step)
            case "milestone":
                self._expect_milestone(step)
            case _:
                raise NotSo(f"nobody knows how to expect {step.what}")

    def _expect_silence(self, length_ms: int) -> None:
        call, begin_ms = self.call, self.call.clock.now_ms()
        call.wait(length_ms)
        during = Stretch(begin_ms, begin_ms + length_ms)
        if sounds := sounds_between(call.heard, during):
            heard_ms = max(sounds[0].start_ms, begin_ms) - begin_ms
            raise NotSo(f'"{sounds[0].text.strip()}" is heard after {heard_ms / 1000:g} s')
        if call.ended:
            raise NotSo(f"the call was ended by {call.ended_by} meanwhile")

    def _path(self) -> list[str]:
        """The nodes that the call was in, the one where it is last."""
        path = [visit.node for kept in self.call.journal.steps for visit in kept.visits]
        return path if self.call.ended else [*path, self.call.runner.call.walk.current.id]

    def _expect_handed(self, step: Expect) -> None:
        handed = self.call.channel.handed
        if handed is None or isinstance(handed, Transfer) is (step.what == "handed"):
            raise NotSo(f"the caller was not {step.what}")
        target = handed.target if isinstance(handed, Transfer) else handed.queue
        if step.subject and target != step.subject:
            raise NotSo(f'the caller was {step.what} to "{target}"')
        attached = {name: value for name, value, _ in handed.data}
        for name, value in step.data:
            if not _same(attached.get(name), value):
                raise NotSo(f"{name} is {attached.get(name)!r}")

    def _expect_stored(self, step: Expect) -> None:
        stored = self.call.directory.stored
        if step.what == "message":
            found = [command.box for command in stored if isinstance(command, LeaveMessage)]
        else:
            found = [command.number for command in stored if not isinstance(command, LeaveMessage)]
        if not found or (step.subject and step.subject not in found):
            left = " and ".join(found) or "none"
            what = "messages were left in" if step.what == "message" else "call-backs were asked for to"
            raise NotSo(f"{what}: {left}")

    def _expect_milestone(self, step: Expect) -> None:
        marks = [
            command
            for kept in self.call.journal.steps
            for _, command in kept.commands
            if isinstance(command, Mark) and command.name == step.subject
        ]
        if not marks:
            noted = [mark.name for mark in milestones_of(self.call.journal.steps)]
            raise NotSo(f"the milestone {step.subject} was not noted; noted: {', '.join(noted) or 'none'}")
        differing = [dict(_told_of(mark)) for mark in marks]
        if not any(all(_same(told.get(name), value) for name, value in step.data) for told in differing):
            last = differing[-1]
            name = next(name for name, value in step.data if not _same(last.get(name), value))
            raise NotSo(f"{name} of the milestone {step.subject} is {last.get(name)!r}")

    def _expect_variables(self, step: Expect) -> None:
        walk = self.call.runner.call.walk
        for name, value in step.data:
            if name not in walk.variables:
                raise NotSo(f"the flow {walk.program.id} has no variable {name}")
            if not _same(walk.variables[name], value):
                secret = walk.program.types[name].privacy is Privacy.SECRET
                raise NotSo(f"{name} is {'something else' if secret else repr(walk.variables[name])}")


def _told_of(mark: Mark) -> tuple[tuple[str, Value], ...]:
    return (("customer_class", mark.customer_class), ("customer", mark.customer), *mark.data)


def _same(given: Value, expected: Value) -> bool:
    return given == expected and isinstance(given, bool) == isinstance(expected, bool)
