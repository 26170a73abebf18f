"""collect: let the caller enter a number of keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from ivrflow.model.commands import Flush, Gather
from ivrflow.model.inputs import InputOutcome, InputSettings
from ivrflow.model.types import TEXT, Privacy, Type
from ivrflow.nodes.ask.attempts import asked, next_prompt
from ivrflow.nodes.declare import ExitSpec, Result, param
from ivrflow.nodes.fields.literals import Choice, Duration, Flag, KeySequence, Whole
from ivrflow.nodes.fields.prompts import PromptField, PromptSet
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit
from ivrflow.nodes.utterance import AN_ENTRY, Utterance

__all__ = ["CollectNode"]

NOINPUT, NOMATCH = Exit("noinput"), Exit("nomatch")


@dataclass(frozen=True)
class CollectNode(Node):
    """Ask for an account number, a date of birth, a PIN.

    The input ends at `max` keys at once, at a terminator, or when the caller pauses. Fewer than `min` keys count as a
    wrong entry and are asked for again; the last failure names the exit. What was entered is kept with
    `into account = digits`. A `secret` entry appears in no journal, log or trace: its variable must be secret.
    """

    kind: ClassVar[str] = "collect"
    family: ClassVar[str] = "ask"
    title: ClassVar[str] = "Collect digits"
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("done", "Enough keys were entered.", input=True),
        ExitSpec("noinput", "The last attempt ended without a key.", input=True),
        ExitSpec("nomatch", "The last attempt ended with too few keys.", input=True),
    )

    prompt: PromptSet = param(
        "Prompt", PromptField(), required=True, help="What is asked. `prompt[2]` is said from the second attempt on."
    )
    noinput_prompt: PromptSet = param("After silence", PromptField(), help="Said first when nothing was pressed.")
    nomatch_prompt: PromptSet = param("After a wrong entry", PromptField(), help="Said first when it was too short.")
    min: int = param("At least", Whole(1, 64), default="1", help="How many keys are needed.")
    max: int = param("At most", Whole(1, 64), default="32", help="So many keys end the input at once.")
    terminators: str = param("Terminators", KeySequence(), default='"#"', help="Keys that end the input.")
    erase_key: str = param("Erase key", KeySequence(1), default='""', help="A key that begins the entry anew.")
    attempts: int = param("Attempts", Whole(1, 9), default="3", help="How often is asked.")
    first_digit: int = param(
        "First-digit timeout", Duration(0, 60_000), default="5s", help="How long to wait after the prompt."
    )
    inter_digit: int = param(
        "Inter-digit timeout", Duration(100, 60_000), default="3s", help="How long to wait between two keys."
    )
    barge_in: bool = param("Barge-in", Flag(), default="true", help="A key stops the prompt.")
    fresh: bool = param("Fresh", Flag(), default="false", help="Forget keys that were pressed before.")
    privacy: str = param(
        "Privacy",
        Choice(("private", "open", "secret")),
        default="private",
        help="`secret` for a PIN or a card, `private` for personal data.",
    )

    known_settings: dict[bool, InputSettings] = field(init=False, repr=False, compare=False)
    """Worked out once for calls that may press ahead and once for others, not once per caller."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "known_settings", {})

    def problems(self) -> Iterable[tuple[str, str]]:
        if self.max < self.min:
            yield "max", f"the input ends at {self.max} keys and needs {self.min}"
        if self.erase_key and self.erase_key in self.terminators:
            yield "erase_key", f"{self.erase_key} ends the input already"

    def results(self) -> tuple[Result, ...]:
        privacy = Privacy[self.privacy.upper()]
        kind = Type(TEXT.base, privacy, untrusted=True)
        return (Result("digits", kind, "The keys without terminator.", frozenset({"done"})),)

    def utterances(self) -> Iterator[Utterance]:
        return asked(self.prompt, (self.noinput_prompt, self.nomatch_prompt), self.attempts, AN_ENTRY)

    def settings(self, type_ahead: bool) -> InputSettings:
        """How the keys are collected."""
        settings = self.known_settings.get(type_ahead)
        if settings is None:
            settings = self.known_settings[type_ahead] = InputSettings(
                max_length=self.max,
                terminators=self.terminators,
                erase_key=self.erase_key,
                first_digit_ms=self.first_digit,
                inter_digit_ms=self.inter_digit,
                barge_in=self.barge_in,
                type_ahead=type_ahead,
                fresh=self.fresh,
                secret=self.privacy == "secret",
            )
        return settings

    def run(self, call: CallView) -> Script:
        settings = self.settings(call.type_ahead)
        failure, last = self.noinput_prompt, NOINPUT
        for attempt in range(1, self.attempts + 1):
            heard = yield Gather(next_prompt(self.prompt, failure, attempt, call), settings)
            if heard.outcome is InputOutcome.KEYS and len(heard.keys) >= self.min:
                return Exit("done", {"digits": heard.keys})
            if heard.outcome is InputOutcome.NOINPUT:
                failure, last = self.noinput_prompt, NOINPUT
            else:
                yield Flush()
                failure, last = self.nomatch_prompt, NOMATCH
        return last
