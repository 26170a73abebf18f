"""record: keep what the caller says."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar

from ivrflow.model.capabilities import Capability
from ivrflow.model.commands import Command, Gather, Record
from ivrflow.model.events import Recorded
from ivrflow.model.inputs import InputOutcome, InputSettings, RecordingSettings
from ivrflow.model.types import DURATION, TEXT, Privacy, Type
from ivrflow.nodes.ask import usual
from ivrflow.nodes.ask.attempts import asked
from ivrflow.nodes.declare import ExitSpec, Result, param
from ivrflow.nodes.fields.literals import Duration, Flag, KeySequence
from ivrflow.nodes.fields.prompts import PromptField, PromptSet
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit
from ivrflow.nodes.utterance import AN_ENTRY, Utterance

__all__ = ["RecordNode"]


@dataclass(frozen=True)
class RecordNode(Node):
    """Record what the caller says: his name, a complaint, a meter reading.

    The recording ends when he falls silent, presses a stop key, hangs up, or has spoken as long as he may. With a
    `review` prompt he may then record it again; silence and every other key keep it, so that no recording is lost. What
    was said until a hang-up is kept too. `into message = recording` keeps the name by which the sound is found.
    """

    kind: ClassVar[str] = "record"
    family: ClassVar[str] = "ask"
    title: ClassVar[str] = "Record"
    icon: ClassVar[str] = "microphone"
    capabilities: ClassVar[frozenset[Capability]] = frozenset({Capability.RECORDING})
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("recorded", "There is a recording.", input=True),
        ExitSpec("noinput", "Nothing was said at any attempt.", input=True),
        ExitSpec("failed", "The line or the storage could not do it.", technical=True),
    )

    prompt: PromptSet = usual.question()
    max_length: int = param("Longest", Duration(1_000, 3_600_000), default="2m", help="The longest recording.")
    silence: int = param(
        "Silence", Duration(500, 60_000), default="4s", help="So long a silence ends it; also the time to begin."
    )
    stop_keys: str = param("Stop keys", KeySequence(), default='"#"', help="Keys that end the recording.")
    beep: bool = param("Beep", Flag(), default="true", help="A tone tells when to speak.")
    barge_in: bool = usual.barge_in("A key stops the prompt; the recording begins.")
    review: PromptSet = param(
        "Review", PromptField(), help="Said afterwards: which key records again. Without it, the recording is kept."
    )
    again_key: str = param("Again", KeySequence(1), default='"2"', help="The key that records again.")
    attempts: int = usual.attempts("How often can be recorded.")

    def problems(self) -> Iterable[tuple[str, str]]:
        if self.review and not self.again_key:
            yield "again_key", "the review needs a key that records again"

    def results(self) -> tuple[Result, ...]:
        there = frozenset({self.exits[0].name})
        return (
            Result("recording", Type(TEXT.base, Privacy.PRIVATE), "The name by which the sound is found.", there),
            Result("duration", DURATION, "How long it is.", there),
        )

    def utterances(self) -> Iterator[Utterance]:
        yield from asked(self.prompt, (), self.attempts, AN_ENTRY)
        # Every key but one keeps the recording: there is none that the caller must be told.
        yield from self.review.utterances("review", AN_ENTRY)

    def run(self, call: CallView) -> Script:
        taken = yield from self.take(call)
        return Exit("noinput") if taken is None else Exit("recorded", self.found(taken))

    def found(self, taken: Recorded) -> dict[str, Any]:
        return {"recording": taken.handle, "duration": timedelta(milliseconds=taken.length_ms)}

    def take(self, call: CallView) -> Generator[Command, Any, Recorded | None]:
        """The recording that the caller keeps; None when he never said anything."""
        settings = RecordingSettings(self.max_length, self.silence, self.stop_keys, self.beep, self.barge_in)
        kept: Recorded | None = None
        for attempt in range(1, self.attempts + 1):
            taken: Recorded = yield Record(self.prompt.for_attempt(attempt, call), settings)
            if taken.ended_by == "noinput":
                continue
            kept = taken
            if not self.review or taken.ended_by == "hangup":
                break
            choice = yield Gather(
                self.review.for_attempt(attempt, call),
                InputSettings(terminators="", type_ahead=call.type_ahead, fresh=True),
            )
            if choice.outcome is not InputOutcome.KEYS or choice.keys != self.again_key:
                break
        return kept
