"""One call on a virtual clock: press keys, let time pass, read what was heard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeAlias

from ivrflow import say
from ivrflow.channels.simulator.channel import SimulatedChannel
from ivrflow.channels.simulator.clock import VirtualClock
from ivrflow.channels.simulator.heard import HeardPiece
from ivrflow.compiler.program import Program
from ivrflow.model.cdr import Cdr
from ivrflow.model.conversation import ORDINARY_CALLER, StubAnswer, seed_of_caller
from ivrflow.model.events import Offered
from ivrflow.model.journal import Step
from ivrflow.model.live import LiveDatum
from ivrflow.model.ports import Host
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.runtime.call_runner import CallRunner
from ivrflow.runtime.dispatcher import Edges
from ivrflow.runtime.public_holidays import FilledLive
from ivrflow.runtime.simulation.stubs import AnswerBook, OpenDirectory, StubHost, StubLive

__all__ = ["KEY_GAP_MS", "KeptJournal", "MakeHost", "SimulatedCall", "SimulatedCaller"]

KEY_GAP_MS = 150
"""How far apart a caller presses keys: quick, as people are who know their number."""

MakeHost: TypeAlias = Callable[[AnswerBook, VirtualClock], Host]
"""What answers look-ups, given the answers that a conversation states."""

_ANYWHEN = datetime(2026, 1, 5, 10, 0)  # noqa: DTZ001 - in the flow's zone
"""When a call is placed that does not say when: a Monday morning, where the flow is."""


@dataclass(frozen=True, slots=True)
class SimulatedCaller:
    """Who calls whom, and when."""

    flow: str
    ani: str = ORDINARY_CALLER
    """Empty when withheld."""
    dnis: str = ""
    at: datetime | None = None
    """With zone; or without, then the flow's is meant. None: on a Monday at ten, by the flow's clock."""
    call_id: str = "simulated"
    seed: int | None = None
    """None: it follows from the caller's number, so that a conversation reaches another lot by another `from`."""


@dataclass(slots=True)
class KeptJournal:
    """The journal port of a simulation: in memory, for whoever wants to replay it."""

    offered: Offered | None = None
    steps: list[Step] = field(default_factory=list)
    cdr: Cdr | None = None

    def started(self, offered: Offered) -> None:
        self.offered = offered

    def append(self, call_id: str, step: Step) -> None:
        self.steps.append(step)

    def ended(self, cdr: Cdr) -> None:
        self.cdr = cdr


class SimulatedCall:
    """A call through the same interpreter, runner and collector as the phone's; time passes only when told to."""

    def __init__(
        self,
        programs: Mapping[str, Program],
        caller: SimulatedCaller,
        live: Mapping[tuple[str, str], LiveDatum] | None = None,
        book: AnswerBook | None = None,
        make_host: MakeHost = StubHost,
    ) -> None:
        self.programs = programs
        started = caller.at or _ANYWHEN
        if started.tzinfo is None:
            started = started.replace(tzinfo=programs[caller.flow].zone)
        self.clock = VirtualClock()
        self.book = book or AnswerBook()
        self.journal = KeptJournal()
        self._offered = Offered(
            caller.call_id,
            caller.ani,
            caller.dnis or caller.flow,
            started.astimezone(UTC),
            seed_of_caller(caller.ani) if caller.seed is None else caller.seed,
            flow=caller.flow,
            channel="simulator",
        )
        self.host = make_host(self.book, self.clock)
        answers = StubLive(self.book, live or {}, self._offered)
        self.directory = OpenDirectory(self.book)
        edges = Edges(None, self.host, FilledLive(answers, started.date), self.directory)
        self.runner = CallRunner(programs, edges, self.journal, self.clock, lambda cdr: None)
        self.recordings = programs[caller.flow].recordings
        self.channel = SimulatedChannel(
            self.clock, self.runner.handle, self.directory.line, self.recordings, self._can_record
        )

    def stub(self, answer: StubAnswer) -> None:
        """Say what a look-up will be answered."""
        self.book.add(answer)

    def start(self) -> None:
        """Let it ring."""
        self.runner.start(self._offered, self.channel)
        self.clock.run_until(self.clock.now_ms())

    # What the caller does --------------------------------------------------------------------------------------------

    def press(self, keys: str) -> None:
        """Press keys, 150 ms apart, the first one now."""
        for key in keys:
            self.channel.key(key)
            self.wait(KEY_GAP_MS)

    def say(self, text: str) -> None:
        """Say something, at the pace of the language that is spoken."""
        piece = Piece(PieceKind.SAY, text, self.runner.call.walk.language)
        self.channel.begin_to_speak()
        self.wait(say.estimate_ms((piece,)))
        self.channel.finish_speaking(text)
        self.wait(0)

    def speak(self, length_ms: int) -> None:
        """Talk for so long, without a word that anybody needs to understand."""
        self.channel.begin_to_speak()
        self.wait(length_ms)
        self.channel.finish_speaking("")
        self.wait(0)

    def wait(self, length_ms: int) -> None:
        """Let time pass."""
        self.clock.run_until(self.clock.now_ms() + length_ms)

    def hang_up(self) -> None:
        self.channel.hang_up()
        self.clock.run_until(self.clock.now_ms())

    def stay_silent(self) -> None:
        """Do nothing until the flow, having waited for a key, goes on by itself; or the call ends."""
        self.listen_until_asked()
        while self.channel.awaits_input and self.clock.run_next():
            pass

    def listen_until_asked(self) -> None:
        """Listen until the flow waits for a key, or the call is over."""
        while not self.ended and not self.channel.awaits_input and self.clock.run_next():
            pass

    def finish(self) -> None:
        """Let everything that is still going on come to its end, without doing anything."""
        while self.journal.cdr is None and self.clock.run_next():
            pass

    def _can_record(self) -> bool:
        answer = self.book.next_for("recording")
        return answer is None or answer.outcome != "failed"

    # What can be seen ------------------------------------------------------------------------------------------------

    @property
    def ended(self) -> bool:
        return self.channel.ended

    @property
    def ended_by(self) -> str | None:
        return self.runner.call.walk.ended_by

    @property
    def heard(self) -> list[HeardPiece]:
        return self.channel.heard

    def heard_text(self) -> str:
        """All that was heard, as one normalised text."""
        return say.normalise(" ".join(piece.heard for piece in self.heard))
