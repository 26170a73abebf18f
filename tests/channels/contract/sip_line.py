"""A running engine and a real SIP phone as one of the channels."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count

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

from ...e2e.caller import Caller
from ...e2e.ear import is_over, look_for
from ...e2e.engine import Engine
from ...e2e.installation import Installation
from ...peers.listen import correlate
from ...peers.wav import RATE_HZ, Pcm
from .outcome import NotSoError, Outcome
from .slow_host import SlowHost
from .sounds import Sounds, Stretch
from .world import Round

__all__ = ["SipLine"]

POLL_S = 0.05
PATIENCE_S = 12.0
"""Longer than any host or first-digit timeout in the flows."""
NEWS_SAMPLES = RATE_HZ // 10
QUIET_S = 0.3
CLOSING_S = 0.5
OVERLAP_SAMPLES = RATE_HZ // 10
CATCHING_UP_S = 3.0
"""How long sound that was sent may take until it has been received."""
AGENTS = {"busy": "486 Busy Here", "noanswer": "480 Temporarily Unavailable"}


class SipLine:
    """Holds conversations in real time: keys go as RTP events, prompts are recognised, look-ups reach the database."""

    def __init__(self, installation: Installation, engine: Engine, sounds: Sounds) -> None:
        self._installation, self._engine, self._sounds = installation, engine, sounds
        self._numbers = count(13_700_000_000)

    def hold(self, conversations: Sequence[Conversation]) -> list[Outcome]:
        """A call for each, all at the same time, each from a phone and a number of its own."""
        with ThreadPoolExecutor(len(conversations), "phone") as phones:
            return list(phones.map(self._hold, conversations, map(str, self._numbers)))

    def hold_round(self, held: Round) -> list[Outcome]:
        """The calls of a round, in its world."""
        held.world.arrange(self._installation)
        return self.hold([run.conversation for run in held.runs])

    def _hold(self, conversation: Conversation, ani: str) -> Outcome:
        with (
            SlowHost(self._installation.bank, conversation) as host,
            Caller(self._engine.address, ani) as caller,
        ):
            call = _PhoneCall(caller, self._sounds, host, _agents(conversation))
            problem = ""
            try:
                caller.dial(conversation.dnis)
                for step in conversation.steps:
                    call.take(step)
            except NotSoError as error:
                problem = str(error)
            call.close()
            host.release()
            cdr = self._installation.cdr(ani, timeout_s=40)
            heard = _transcribe(call.heard(), self._sounds)
            problem = problem or call.what_does_not_hold(cdr.ended_by, cdr.path, heard)
            return Outcome(problem, heard, heard, cdr.ended_by, cdr.language, cdr.path)


def _agents(conversation: Conversation) -> str:
    """What the agents' side says to a hand-off in this conversation, as a SIP status."""
    stubs = (step for step in conversation.steps if isinstance(step, StubAnswer))
    return next((AGENTS[stub.outcome] for stub in stubs if stub.statement.startswith("queue ")), "200 OK")


class _PhoneCall:
    """Walks through the steps of one conversation, as `ivrflow.runtime.simulation.conversation_run` does."""

    def __init__(self, caller: Caller, sounds: Sounds, host: SlowHost, agents: str) -> None:
        self._caller, self._sounds, self._host, self._agents = caller, sounds, host, agents
        self._cursor = 0
        self._ended = False
        self._handed: tuple[str, dict[str, object]] | None = None
        self._expected: list[Expect] = []

    def heard(self) -> Pcm:
        """All sound of the call."""
        return self._caller.ear.all()

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
        if self._ended:
            return
        self._ended = True
        if self._caller.dialog.hang_up().status == 481:
            # Both hung up at the same time: the engine's BYE was under way.
            self._caller.is_hung_up()

    def _press(self, keys: str) -> None:
        self._look_around()
        if self._ended:
            raise NotSoError("the call was over already")
        with self._host.answering_late():
            self._caller.press(keys)
            self._wait_until(lambda: not self._caller.handset.is_pressing, PATIENCE_S)

    def _stay_silent(self) -> None:
        """Until the flow has said all that it says, and then says something by itself."""
        self._wait_until(self._is_quiet, PATIENCE_S)
        before = len(self.heard())
        self._wait_until(lambda: len(self.heard()) > before + NEWS_SAMPLES, PATIENCE_S)

    def _is_quiet(self) -> bool:
        packets = self._caller.handset.packets
        return bool(packets) and time.monotonic() - packets[-1].at_s > QUIET_S

    def _expect(self, step: Expect) -> None:
        self._expected.append(step)
        if step.what in ("ended", "handed"):
            self._wait_until(lambda: self._ended, PATIENCE_S)
            if not self._ended:
                raise NotSoError("the call goes on")
        if step.what == "handed":
            if self._handed is None:
                raise NotSoError("the caller was not handed")
            target, attached = self._handed
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
            heard = self.heard()
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
            if len(heard := self.heard()) == looked:
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
        """Do what a phone does by itself: follow a transfer, take note of a BYE."""
        if self._ended:
            return
        asked = self._caller.requests()
        for request in asked:
            if request.method == "BYE":
                self._caller.dialog.reply(request)
                self._ended = True
            elif request.method == "REFER":
                handed = self._caller.accept_referral(request)
                if self._agents == "200 OK":
                    self._handed = handed
                self._caller.dialog.notify(f"SIP/2.0 {self._agents}", "terminated;reason=noresource")


def _transcribe(heard: Pcm, sounds: Sounds) -> tuple[str, ...]:
    """Every piece that was heard to its end, in order."""
    found: list[tuple[float, float, float, str]] = []
    for piece in sounds.pieces:
        found += _places(heard, piece)
    found.sort(key=lambda place: -place[2])
    kept: list[tuple[float, float, float, str]] = []
    for place in found:
        # The same words in several prompts sound nearly alike: the best match stays.
        if all(place[1] <= other[0] or place[0] >= other[1] for other in kept):
            kept.append(place)
    return tuple(text for _, _, _, text in sorted(kept))


def _places(heard: Pcm, piece: Stretch) -> list[tuple[float, float, float, str]]:
    """(begin, end, likeness, text) of each time that a piece was heard; a fifth at its ends may overlap others."""
    rest = heard.copy()
    found: list[tuple[float, float, float, str]] = []
    length = len(piece.sound)
    while length:
        best = look_for(rest, piece.sound)
        if best.share < piece.threshold:
            break
        place = max(0, int(best.offset_ms * RATE_HZ / 1000))
        likeness = max(0.0, correlate(heard[place : place + length + NEWS_SAMPLES], piece.sound).peak)
        margin = (piece.end - piece.begin) / 5
        begin, end = place + piece.begin + margin, place + piece.end - margin
        found.append((begin, end, likeness + best.share, piece.text))
        rest[place : place + length] = 0
    return found
