"""A conversation, run: passed, or what was heard instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from ivrflow import say
from ivrflow.compiler.program import Program
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
from ivrflow.model.live import LiveDatum
from ivrflow.runtime.simulation.expectations import NotSo, expect
from ivrflow.runtime.simulation.heard_search import HeardSearch
from ivrflow.runtime.simulation.silence import Stretch, length_ms_of, silences
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller
from ivrflow.runtime.simulation.transcript import heard_lines

__all__ = ["ConversationRun", "NotSo", "Talk", "run_conversation"]


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
                expect(self.call, step)

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
