"""A call as a conversation that leads to the same again, to the millisecond."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ivrflow.model.conversation import Conversation, Expect, Hear, StepOfTalk, StubAnswer, Wait, from_of
from ivrflow.model.live import LiveDatum
from ivrflow.pytest_plugin.random_callers.conduct import Conduct, Deed
from ivrflow.pytest_plugin.random_callers.fault import Fault
from ivrflow.runtime.simulation.conversation_run import run_conversation
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller

__all__ = ["Account"]


@dataclass(frozen=True, slots=True)
class Account:
    """All that is needed to tell of a call."""

    call: SimulatedCall
    caller: SimulatedCaller
    live: Mapping[tuple[str, str], LiveDatum]
    answers: tuple[StubAnswer, ...]
    conduct: Conduct

    def conversation(self, fault: Fault | None = None) -> Conversation:
        """The whole call; with a fault, up to where it shows, and what must be expected there.

        What was heard is told where that does not change when things happen, which is found out by running it.
        """
        told = self._told(fault, hears=True)
        return told if self._leads_to_the_same(told, fault) else self._told(fault, hears=False)

    def _told(self, fault: Fault | None, *, hears: bool) -> Conversation:
        until_ms = self._end_ms if fault is None else fault.at_ms
        telling = _Telling(self.call, hears)
        for deed in self.conduct.deeds:
            if deed.begin_ms > until_ms:
                break
            telling.tell(deed)
        telling.listen_until(min(self.conduct.silent_ms, until_ms))
        telling.wait_until(until_ms)
        telling.listen_until(until_ms, once=True)
        ending = Expect("ended", self.call.ended_by or "") if fault is None else fault.expectation
        steps = (*self.answers, *telling.steps, *((ending,) if ending else ()))
        title = "A call at random" if fault is None else fault.title
        comments = (f"Found by a random caller: {fault.what}.",) if fault else ()
        return Conversation(title, steps, from_of(self.caller.ani), comments=comments)

    @property
    def _end_ms(self) -> int:
        return self.call.journal.steps[-1].at_ms

    def _leads_to_the_same(self, told: Conversation, fault: Fault | None) -> bool:
        until_ms = self._end_ms if fault is None else fault.at_ms
        run = run_conversation(told, self.call.programs, self.caller.flow, self.live)
        if run.failed_at is not None and not isinstance(told.steps[run.failed_at], Expect):
            return False
        return _heard_before(run.call, until_ms) == _heard_before(self.call, until_ms)


def _heard_before(call: SimulatedCall, until_ms: int) -> list[tuple[int, str]]:
    return [(piece.start_ms, piece.text) for piece in call.heard if piece.start_ms < until_ms]


class _Telling:
    """Puts deeds and prompts in order, with the waits between them."""

    def __init__(self, call: SimulatedCall, hears: bool) -> None:
        self._call, self._hears = call, hears
        self._now_ms = 0
        """When the steps so far are over."""
        self._told = 0
        """How many of the heard pieces have been told."""
        self.steps: list[StepOfTalk] = []

    def tell(self, deed: Deed) -> None:
        if deed.listened:
            self.listen_until(deed.begin_ms)
        self.wait_until(deed.begin_ms)
        self.listen_until(deed.begin_ms)
        self.steps.append(deed.step)
        self._now_ms = deed.end_ms

    def listen_until(self, at_ms: int, *, once: bool = False) -> None:
        """Tell what was heard to its end before a moment; what was cut off is left out, with `once` repetitions too."""
        told: set[str] = set()
        for text, end_ms in self._prompts_until(at_ms) if self._hears else ():
            if once and text in told:
                continue
            told.add(text)
            self.steps.append(Hear(text))
            self._now_ms = max(self._now_ms, end_ms)

    def wait_until(self, at_ms: int) -> None:
        if at_ms > self._now_ms:
            self.steps.append(Wait(at_ms - self._now_ms))
            self._now_ms = at_ms

    def _prompts_until(self, at_ms: int) -> Iterator[tuple[str, int]]:
        """(text, when it ended), the pieces of one prompt together; what is repeated, as music is, once."""
        together: dict[int, dict[str, int]] = {}
        heard = self._call.heard
        while self._told < len(heard) and heard[self._told].end_ms <= at_ms:
            piece = heard[self._told]
            if piece.text.strip() and not piece.cut:
                together.setdefault(piece.number, {}).setdefault(piece.text.strip(), piece.end_ms)
            self._told += 1
        for pieces in together.values():
            yield " ".join(pieces), max(pieces.values())
