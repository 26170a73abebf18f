"""One call, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from designer.simulator.host import AskingHost
from ivrflow.compiler.program import Program
from ivrflow.lang.conversations import parse_conversations
from ivrflow.model.commands import Query
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
from ivrflow.model.errors import Misuse
from ivrflow.model.events import Queried
from ivrflow.model.live import LiveDatum
from ivrflow.runtime.simulation.conversation_run import NotSo, Talk
from ivrflow.runtime.simulation.kept_talk import KeptTalk
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller

__all__ = ["CallerDid", "Place", "Simulation", "answer_in", "conversation_in"]

MOST_TURNS = 20_000
"""Timers that may fire before the flow asks for something; beyond, it plays music for ever."""
LONGEST_MS = 24 * 3_600_000


@dataclass(frozen=True, slots=True)
class Place:
    """Who calls, and when."""

    flow: str
    ani: str
    dnis: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class CallerDid:
    """One thing that the caller did, for the transcript."""

    at_ms: int
    step: StepOfTalk


class Simulation:
    """A call that a person in front of a browser makes. For one thread at a time."""

    def __init__(
        self,
        programs: Mapping[str, Program],
        place: Place,
        live: Mapping[tuple[str, str], LiveDatum],
        ask: Callable[[Query], Queried] | None = None,
    ) -> None:
        caller = SimulatedCaller(place.flow, caller_of(place.ani), place.dnis, place.at)
        self.call = SimulatedCall(programs, caller, live, None, partial(AskingHost, ask=ask))
        host = self.call.host
        assert isinstance(host, AskingHost)
        self.host = host
        self.asks_real_sources = ask is not None
        self.did: list[CallerDid] = []
        self._kept = KeptTalk(self.call, caller)
        self._answered = 0
        self.flow = place.flow

    def begin(self, *, piece_by_piece: bool = False) -> None:
        """Let it ring. Answers that are stated before are those of the first look-ups."""
        self.call.start()
        if not (piece_by_piece and self._begun):
            self.listen(piece_by_piece=piece_by_piece)

    def play(self, conversation: Conversation) -> str:
        """Let the caller do what a conversation says, as far as it holds; gives what did not, empty for nothing.

        What it expects is not looked at: whoever plays it sees what happens.
        """
        for answer in conversation.steps:
            if isinstance(answer, StubAnswer):
                self.act(answer)
        self.call.start()
        talk = Talk(self.call)
        try:
            for step in conversation.steps:
                if self.call.ended or self.host.pending:
                    break
                if not isinstance(step, StubAnswer | Expect):
                    self._play(talk, step)
        except NotSo as problem:
            return str(problem)
        finally:
            self.listen()
        return ""

    def _play(self, talk: Talk, step: StepOfTalk) -> None:
        if isinstance(step, Hear):
            talk.take(step)
            self._kept.did(step)
            self._kept.passed(talk.cursor)
            return
        if isinstance(step, Press | Say) and step.during is not None:
            talk.wait_for(step.during)
            self._kept.passed(talk.cursor)
            self._note(step)
            talk.take(replace(step, during=None))
            return
        self._note(step)
        talk.take(step)

    def act(self, step: StepOfTalk, *, piece_by_piece: bool = False) -> None:
        """The caller does something now, and listens. Raises Misuse for what cannot be done now."""
        if isinstance(step, StubAnswer):
            self.host.state(step)
            self._kept.did(step)
            return
        if self.call.ended:
            raise Misuse("the call is over; start another one")
        if isinstance(step, Say | Speak) and not self.call.channel.listens:
            raise Misuse("the flow does not listen to speech here; press a key, or wait")
        if isinstance(step, Wait | Speak) and not 0 <= step.ms <= LONGEST_MS:
            raise Misuse("time goes forward, by a day at most")
        self._note(step)
        match step:
            case Press(keys):
                self.call.press(keys)
            case Say(text):
                self.call.say(text)
            case Speak(ms):
                self.call.speak(ms)
            case Wait(ms):
                self.call.wait(ms)
            case GoSilent():
                self._stay_silent()
            case HangsUp():
                self.call.hang_up()
                self.call.finish()
            case _:
                raise Misuse("a caller presses, speaks, waits or hangs up")
        self.listen(piece_by_piece=piece_by_piece)

    def answer(self, number: int, answer: StubAnswer) -> None:
        """A look-up gets its answer. Raises Misuse when it does not wait for one."""
        if number not in self.host.pending:
            raise Misuse("this look-up does not wait for an answer any more")
        self.host.answer(number, answer)
        self.call.clock.run_until(self.call.clock.now_ms())
        self.listen()

    def listen(self, *, piece_by_piece: bool = False) -> None:
        """Let the call go on until it wants something: a key, an answer; or has said one piece more."""
        before = self._begun
        for _ in range(MOST_TURNS):
            if self.call.ended or self.host.pending or self.call.channel.awaits_input:
                break
            if piece_by_piece and self._begun > before:
                break
            next_ms = min((each.start_ms for each in self.call.heard[self._begun :]), default=None)
            if piece_by_piece and next_ms is not None:
                self.call.clock.run_until(next_ms)
            elif not self.call.clock.run_next():
                break
        if not (piece_by_piece or self.host.pending):
            # What is said while a look-up waits is cut off by its answer, and then belongs into no test.
            self._kept.listened()
        self._keep_answers()
        if self.call.ended:
            self.call.finish()

    def _note(self, step: StepOfTalk) -> None:
        self.did.append(CallerDid(self.call.clock.now_ms(), step))
        self._kept.did(step)

    @property
    def _begun(self) -> int:
        """How many pieces have begun to be heard; those of a prompt are known when it begins."""
        now_ms = self.call.clock.now_ms()
        return sum(piece.start_ms <= now_ms for piece in self.call.heard)

    def conversation(self, title: str) -> Conversation:
        """The talk so far, to be kept as a test."""
        return self._kept.conversation(title)

    def _stay_silent(self) -> None:
        for _ in range(MOST_TURNS):
            if self.call.ended or self.host.pending or not self.call.channel.awaits_input:
                return
            if not self.call.clock.run_next():
                return

    def _keep_answers(self) -> None:
        """What look-ups were answered by hand or by a source belongs into the test."""
        for _, _, answer in self.host.answered[self._answered :]:
            if answer.statement not in self.host.stated:
                self._kept.did(answer)
        self._answered = len(self.host.answered)


def conversation_in(text: str) -> Conversation:
    """The one conversation of a text. Raises Misuse."""
    parsed = parse_conversations(text, "")
    if parsed.issues:
        raise Misuse(f"the conversation cannot be read: {parsed.issues[0].message}")
    if len(parsed.conversations) != 1:
        raise Misuse("one conversation is played at a time")
    return parsed.conversations[0]


def answer_in(line: str) -> StubAnswer:
    """An answer in the words of conversations: `bank.balance returns balance = CNY 88`. Raises Misuse."""
    parsed = parse_conversations(f'call "now"\n  {line}\n', "")
    steps = parsed.conversations[0].steps if parsed.conversations and not parsed.issues else ()
    if len(steps) != 1 or not isinstance(steps[0], StubAnswer):
        why = parsed.issues[0].message if parsed.issues else "it is another kind of line"
        raise Misuse(f"`{line}` is not an answer such as `bank.balance returns balance = CNY 88`: {why}")
    return steps[0]
