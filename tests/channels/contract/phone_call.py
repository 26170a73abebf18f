"""A conversation, held on a telephone."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Protocol

from ivrflow import say
from ivrflow.model.conversation import (
    Conversation,
    Expect,
    GoSilent,
    HangsUp,
    Hear,
    Press,
    StepOfTalk,
    StubAnswer,
    Wait,
)

from ...e2e.ear import is_over, look_for
from ...peers.wav import RATE_HZ, Pcm
from .outcome import NotSoError
from .slow_host import SlowHost
from .sounds import Sounds, Stretch

__all__ = ["PhoneCall", "Telephone", "agents_in"]

POLL_S = 0.05
PATIENCE_S = 12.0
"""Longer than any host or first-digit timeout in the flows."""
NEWS_SAMPLES = RATE_HZ // 10
QUIET_S = 0.3
CLOSING_S = 0.5
OVERLAP_SAMPLES = RATE_HZ // 10
CATCHING_UP_S = 3.0
"""How long sound that was sent may take until it has been received."""


class Telephone(Protocol):
    """What a caller holds in his hand, on whichever line: a call that was answered."""

    @property
    def handed(self) -> tuple[str, dict[str, object]] | None:
        """Where the flow handed the caller to, and what it attached, once somebody there has answered."""

    @property
    def is_pressing(self) -> bool:
        """Whether keys are still on their way."""

    @property
    def last_sound_s(self) -> float | None:
        """When sound came last, in seconds of `time.monotonic`; None before the first."""

    def heard(self) -> Pcm:
        """All sound of the call, without its pauses."""

    def press(self, keys: str) -> None:
        """Press keys; returns at once."""

    def look_around(self) -> bool:
        """Do what a phone does by itself: follow a hand-over, notice the end. Whether the call is over."""

    def hang_up(self) -> None: ...


def agents_in(conversation: Conversation) -> str:
    """What comes of a hand-over in this conversation: `done`, `busy`, `noanswer`."""
    stubs = (step for step in conversation.steps if isinstance(step, StubAnswer))
    return next((stub.outcome for stub in stubs if stub.statement.startswith("queue ")), "done")


class PhoneCall:
    """Walks through the steps of one conversation, as `ivrflow.runtime.simulation.conversation_run` does."""

    def __init__(self, telephone: Telephone, sounds: Sounds, host: SlowHost) -> None:
        self._telephone, self._sounds, self._host = telephone, sounds, host
        self._cursor = 0
        self._ended = False
        self._expected: list[Expect] = []

    def take(self, step: StepOfTalk) -> None:
        match step:
            case StubAnswer():
                pass
            case Hear(text):
                self._cursor = self._wait_for(text, onset=False) - OVERLAP_SAMPLES
            case Press(keys, during):
                if during is not None:
                    self._cursor = self._wait_for(during, onset=True) - OVERLAP_SAMPLES
                self._press(keys)
            case Wait(ms):
                self._wait_until(lambda: False, ms / 1000)
            case GoSilent():
                self._stay_silent()
            case HangsUp():
                self._hang_up()
            case Expect():
                self._expect(step)
            case _:
                raise NotSoError(f"a telephone cannot do {step}")

    def close(self) -> None:
        """A conversation that just stops is a caller who hangs up, after what follows at once from what was heard."""
        self._wait_until(lambda: False, CLOSING_S)
        self._hang_up()

    def what_does_not_hold(self, ended_by: str, path: tuple[str, ...], heard: tuple[str, ...]) -> str:
        """What can be said only afterwards."""
        for step in self._expected:
            match step.what:
                case "ended" if step.subject and ended_by != step.subject:
                    return f"the call was ended by {ended_by}"
                case "node" if step.subject not in {node.partition(".")[2] for node in path}:
                    return f"the call never was in the node {step.subject}"
                case "not hear" if say.normalise(step.subject) in say.normalise(" ".join(heard)):
                    return f'"{step.subject}" was heard'
        return ""

    def _hang_up(self) -> None:
        if not self._ended:
            self._ended = True
            self._telephone.hang_up()

    def _press(self, keys: str) -> None:
        self._look_around()
        if self._ended:
            raise NotSoError("the call was over already")
        with self._host.answering_late():
            self._telephone.press(keys)
            self._wait_until(lambda: not self._telephone.is_pressing, PATIENCE_S)

    def _stay_silent(self) -> None:
        """Until the flow has said all that it says, and then says something by itself."""
        self._wait_until(self._is_quiet, PATIENCE_S)
        before = len(self._telephone.heard())
        self._wait_until(lambda: len(self._telephone.heard()) > before + NEWS_SAMPLES, PATIENCE_S)

    def _is_quiet(self) -> bool:
        last_s = self._telephone.last_sound_s
        return last_s is not None and time.monotonic() - last_s > QUIET_S

    def _expect(self, step: Expect) -> None:
        self._expected.append(step)
        if step.what in ("ended", "handed"):
            self._wait_until(lambda: self._ended, PATIENCE_S)
            if not self._ended:
                raise NotSoError("the call goes on")
        if step.what == "handed":
            if self._telephone.handed is None:
                raise NotSoError("the caller was not handed")
            target, attached = self._telephone.handed
            if f"sip:{step.subject}@" not in target:
                raise NotSoError(f"the caller was handed to {target}")
            for name, value in step.data:
                if str(attached.get(name)) != str(value):
                    raise NotSoError(f"{name} is {attached.get(name)!r}")

    def _wait_for(self, text: str, *, onset: bool) -> int:
        """Listen until a prompt says the text, or with `onset` begins to; where in the sound that is."""
        stretches = self._sounds.saying(text)
        if not stretches:
            raise NotSoError(f'no prompt says "{text}"')
        wanted = [stretch.onset if onset else stretch for stretch in stretches]
        found: list[int] = []
        state = {"seen": 0, "looked": self._cursor}

        def hears() -> bool:
            heard = self._telephone.heard()
            paused = len(heard) == state["seen"]
            state["seen"] = len(heard)
            if len(heard) < state["looked"] + NEWS_SAMPLES and not (paused and len(heard) > state["looked"]):
                return False
            state["looked"] = len(heard)
            found.extend(self._ends_of(wanted, heard, paused))
            return bool(found)

        self._wait_until(hears, PATIENCE_S)
        # On a busy machine a BYE may be read before the sound that came with it.
        give_up, looked = time.monotonic() + CATCHING_UP_S, -1
        while not found and time.monotonic() < give_up:
            if len(heard := self._telephone.heard()) == looked:
                time.sleep(POLL_S)
            else:
                looked = len(heard)
                found.extend(self._ends_of(wanted, heard, paused=True))
        if not found:
            raise NotSoError(f'"{text}" is not heard' + (": the call is over" if self._ended else ""))
        return min(found)

    def _ends_of(self, wanted: Sequence[Stretch], heard: Pcm, paused: bool) -> list[int]:
        """Where the texts end that are in what has not been passed. In a pause a text may lack its last bit."""
        found: list[int] = []
        for stretch in wanted:
            # It may have begun before the place up to which the call has been listened to: with other pieces.
            begin = max(0, self._cursor - stretch.begin)
            rest = heard[begin:]
            best = look_for(rest, stretch.sound)
            place = begin + int(best.offset_ms * RATE_HZ / 1000)
            if (
                best.share >= stretch.threshold
                and (paused or is_over(best, rest, stretch.sound))
                and place + stretch.begin >= self._cursor - OVERLAP_SAMPLES
            ):
                found.append(min(place + stretch.end, len(heard)))
        return found

    def _wait_until(self, condition: object, within_s: float) -> None:
        """Let time pass until something is so, or the call is over, or patience is."""
        assert callable(condition)
        give_up = time.monotonic() + within_s
        while not condition() and time.monotonic() < give_up:
            self._look_around()
            if self._ended:
                condition()
                return
            time.sleep(POLL_S)

    def _look_around(self) -> None:
        self._ended = self._ended or self._telephone.look_around()
