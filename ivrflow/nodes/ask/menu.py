"""menu: offer choices, one key sequence each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from ivrflow.model.capabilities import Capability
from ivrflow.model.commands import Flush, Gather
from ivrflow.model.grammars import Grammar, Phrase
from ivrflow.model.inputs import InputOutcome, InputSettings
from ivrflow.nodes.ask import usual
from ivrflow.nodes.ask.attempts import asked, next_prompt
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.literals import Flag, Keys
from ivrflow.nodes.fields.prompts import PromptSet
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit, FlowKey
from ivrflow.nodes.utterance import Answers, Utterance

__all__ = ["MenuNode"]

NOINPUT, NOMATCH = Exit("noinput"), Exit("nomatch")
MAX_SPEECH_MS = 8_000
"""Long enough for the name of any choice."""


@dataclass(frozen=True)
class MenuNode(Node):
    """Offer choices and follow the key that the caller presses, or the choice that he names.

    The prompt is repeated until the caller presses one of the keys or the attempts are used up; the last failure names
    the exit: `noinput` when nothing was pressed, `nomatch` when it was no choice. The keys that the flow's header
    defines (`key "0" -> agents`) hold here too, unless `flow_keys` is off or the menu uses the same key itself. With
    `speech`, the caller may also say the name of a choice: `key "1" { en-US: "balance / my account" } -> tell` takes
    one phrase or the other.
    """

    kind: ClassVar[str] = "menu"
    family: ClassVar[str] = "ask"
    title: ClassVar[str] = "Menu"
    icon: ClassVar[str] = "menu"
    offers_flow_keys: ClassVar[bool] = True
    capabilities: ClassVar[frozenset[Capability]] = frozenset({Capability.SPEECH})
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec(
            "key", "The caller pressed these keys, or named the choice.", argument=Keys(), labelled=True, input=True
        ),
        ExitSpec("noinput", "The last attempt ended without a key.", input=True),
        ExitSpec("nomatch", "The last attempt ended with keys that are no choice.", input=True),
    )

    prompt: PromptSet = usual.question("What is offered.")
    noinput_prompt: PromptSet = usual.after_silence()
    nomatch_prompt: PromptSet = usual.after_failure("After a wrong key", "Said first when it was no choice.")
    attempts: int = usual.attempts("How often the menu is offered.")
    first_digit: int = usual.first_digit()
    inter_digit: int = usual.inter_digit()
    barge_in: bool = usual.barge_in()
    fresh: bool = usual.fresh(what="Forget keys that were pressed before this menu.")
    flow_keys: bool = usual.flow_keys()
    speech: bool = param("Speech", Flag(), default="false", help="The names of the choices may be said.")
    confidence: int = usual.confidence(shown_when=("speech", "true"))

    choices: dict[str, Exit] = field(init=False, repr=False, compare=False)
    known_settings: dict[tuple[str, ...], InputSettings] = field(init=False, repr=False, compare=False)
    """Worked out once per set of flow keys, not once per caller."""
    grammars: Mapping[str, Grammar] = field(init=False, repr=False, compare=False)
    """Language → the names of the choices; empty when they may not be said."""

    def __post_init__(self) -> None:
        choices = {line.argument: Exit(line.name) for line in self.lines}
        object.__setattr__(self, "choices", choices)
        object.__setattr__(self, "known_settings", {})
        languages = self.prompt.attempts[0][1] if self.speech and self.prompt else ()
        object.__setattr__(self, "grammars", {language: self._grammar(language) for language in languages})

    def _grammar(self, language: str) -> Grammar:
        names = ((line.argument, line.labels.get(language, "")) for line in self.lines)
        phrases = (Phrase(words.strip(), keys) for keys, label in names for words in label.split("/") if words.strip())
        return Grammar(language, tuple(phrases))

    def capabilities_of(self) -> frozenset[Capability]:
        return self.capabilities if self.speech else frozenset()

    def problems(self) -> Iterable[tuple[str, str]]:
        for language, grammar in self.grammars.items():
            named = {phrase.meaning for phrase in grammar.phrases}
            if nameless := [keys for keys in self.choices if keys not in named]:
                yield "speech", f"{', '.join(nameless)} has no name in {language} that could be said"
            words = [phrase.words.casefold() for phrase in grammar.phrases]
            for twice in sorted({each for each in words if words.count(each) > 1}):
                yield "speech", f'two choices are called "{twice}" in {language}'

    def utterances(self) -> Iterator[Utterance]:
        failures = (self.noinput_prompt, self.nomatch_prompt)
        return asked(self.prompt, failures, self.attempts, Answers(tuple(self.choices), self.flow_keys, self.speech))

    def run(self, call: CallView) -> Script:
        choices, flow_keys = self.choices, call.flow_keys if self.flow_keys else {}
        settings, grammar = self.settings(flow_keys, call.type_ahead), self.grammars.get(call.language)
        failure, last = self.noinput_prompt, NOINPUT
        for attempt in range(1, self.attempts + 1):
            heard = yield Gather(next_prompt(self.prompt, failure, attempt, call), settings, grammar)
            if (
                heard.outcome is InputOutcome.SPEECH
                and heard.confidence >= self.confidence
                and heard.meaning in choices
            ):
                return choices[heard.meaning]
            if heard.outcome is InputOutcome.KEYS:
                if heard.keys in choices:
                    return choices[heard.keys]
                if heard.keys in flow_keys:
                    return FlowKey(heard.keys)
            if heard.outcome is InputOutcome.NOINPUT:
                failure, last = self.noinput_prompt, NOINPUT
            else:
                yield Flush()
                failure, last = self.nomatch_prompt, NOMATCH
        return last

    def settings(self, flow_keys: Mapping[str, object], type_ahead: bool) -> InputSettings:
        """How the keys are collected; the own keys go before the flow's."""
        case = (*flow_keys, "type-ahead" if type_ahead else "")
        settings = self.known_settings.get(case)
        if settings is None:
            settings = self.known_settings[case] = InputSettings(
                choices=tuple(dict.fromkeys((*self.choices, *flow_keys))),
                terminators="",
                first_digit_ms=self.first_digit,
                inter_digit_ms=self.inter_digit,
                barge_in=self.barge_in,
                type_ahead=type_ahead,
                fresh=self.fresh,
                max_speech_ms=MAX_SPEECH_MS if self.speech else 0,
            )
        return settings
