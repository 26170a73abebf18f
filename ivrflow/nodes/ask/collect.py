"""collect: let the caller enter a number of keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from ivrflow.model.commands import Flush, Gather
from ivrflow.model.inputs import InputOutcome, InputSettings
from ivrflow.model.types import TEXT, Privacy, Type
from ivrflow.nodes.ask import usual
from ivrflow.nodes.ask.attempts import asked, next_prompt
from ivrflow.nodes.ask.digit_entry import entry_problems, entry_settings
from ivrflow.nodes.declare import ExitSpec, Result
from ivrflow.nodes.fields.prompts import PromptSet
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
    icon: ClassVar[str] = "dialpad"
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("done", "Enough keys were entered.", input=True),
        ExitSpec("noinput", "The last attempt ended without a key.", input=True),
        ExitSpec("nomatch", "The last attempt ended with too few keys.", input=True),
    )

    prompt: PromptSet = usual.question()
    noinput_prompt: PromptSet = usual.after_silence()
    nomatch_prompt: PromptSet = usual.after_failure("After a wrong entry", "Said first when it was too short.")
    min: int = usual.at_least(1)
    max: int = usual.at_most(32)
    terminators: str = usual.terminators()
    erase_key: str = usual.erase_key("")
    attempts: int = usual.attempts()
    first_digit: int = usual.first_digit()
    inter_digit: int = usual.inter_digit()
    barge_in: bool = usual.barge_in()
    fresh: bool = usual.fresh()
    privacy: str = usual.privacy("`secret` for a PIN or a card, `private` for personal data.")

    known_settings: dict[bool, InputSettings] = field(init=False, repr=False, compare=False)
    """Worked out once for calls that may press ahead and once for others, not once per caller."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "known_settings", {})

    def problems(self) -> Iterable[tuple[str, str]]:
        return entry_problems(self)

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
            secret = self.privacy == "secret"
            settings = self.known_settings[type_ahead] = entry_settings(self, type_ahead, secret)
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
