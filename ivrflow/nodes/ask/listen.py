"""listen: let the caller say something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from ivrflow.model.capabilities import Capability
from ivrflow.model.commands import Flush, Gather
from ivrflow.model.events import Gathered
from ivrflow.model.grammars import BuiltIn, Grammar
from ivrflow.model.inputs import InputOutcome, InputSettings
from ivrflow.model.types import BOOLEAN, DATE, NUMBER, TEXT, Privacy, Type
from ivrflow.model.values import Value
from ivrflow.nodes.ask import usual
from ivrflow.nodes.ask.attempts import asked, next_prompt
from ivrflow.nodes.declare import ExitSpec, Result, param
from ivrflow.nodes.fields.literals import Choice, Duration
from ivrflow.nodes.fields.phrases import Phrases, PhrasesByLanguage
from ivrflow.nodes.fields.prompts import PromptSet
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit, FlowKey
from ivrflow.nodes.utterance import AN_ENTRY, Answers, Utterance

__all__ = ["ListenNode"]

NOINPUT, NOMATCH = Exit("noinput"), Exit("nomatch")
YES_NO_KEYS = {"1": True, "2": False}
_MEANS = {"phrases": TEXT, "number": NUMBER, "yes_no": BOOLEAN, "date": DATE}


@dataclass(frozen=True)
class ListenNode(Node):
    """Ask, and understand what the caller says: one of the phrases that are listed, a number, yes or no, a date.

    `phrases = (balance = ["my balance", "how much"], lost = "lost card")` lists what may be said, and what each means;
    `meaning` is then the name before the equals sign. A number or a date may also be keyed in (a date as year, month
    and day: 20260302), and yes and no by 1 and 2. What was recognised with less than the confidence asked for counts as
    not understood. The keys of the flow's header hold where digits are not the answer.
    """

    kind: ClassVar[str] = "listen"
    family: ClassVar[str] = "ask"
    title: ClassVar[str] = "Listen"
    icon: ClassVar[str] = "ear"
    offers_flow_keys: ClassVar[bool] = True
    capabilities: ClassVar[frozenset[Capability]] = frozenset({Capability.SPEECH})
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("heard", "The caller was understood.", input=True),
        ExitSpec("noinput", "The last attempt ended in silence.", input=True),
        ExitSpec("nomatch", "The last attempt ended with something that was not understood.", input=True),
    )

    prompt: PromptSet = usual.question()
    noinput_prompt: PromptSet = usual.after_silence("Said first when nothing was said.")
    nomatch_prompt: PromptSet = usual.after_failure("If not understood", "Said first when it was not understood.")
    expects: str = param("Expects", Choice(tuple(_MEANS)), default="phrases", help="What sort of answer.")
    phrases: PhrasesByLanguage = param(
        "Phrases", Phrases(), help="Meanings, each with what may be said for it.", shown_when=("expects", "phrases")
    )
    confidence: int = usual.confidence()
    attempts: int = usual.attempts()
    timeout: int = param(
        "Silence",
        Duration(0, 60_000),
        default="5s",
        help="How long to wait after the prompt for the first word or key.",
    )
    max_speech: int = param("Longest answer", Duration(500, 60_000), default="10s", help="How long he may speak.")
    barge_in: bool = usual.barge_in("Speech or a key stops the prompt.")
    privacy: str = usual.privacy("`private` for personal data; `secret` is in no journal.")

    def problems(self) -> Iterable[tuple[str, str]]:
        if self.expects == "phrases" and not any(self.phrases.values()):
            yield "phrases", "there is nothing that may be said"
        if self.expects != "phrases" and self.phrases:
            yield "phrases", f"phrases are for `expects = phrases`, not for {self.expects}"

    def results(self) -> tuple[Result, ...]:
        privacy, heard = Privacy[self.privacy.upper()], frozenset({"heard"})
        return (
            Result("meaning", Type(_MEANS[self.expects].base, privacy, untrusted=True), "What it means.", heard),
            Result("text", Type(TEXT.base, privacy, untrusted=True), "The words, or the keys.", heard),
        )

    def utterances(self) -> Iterator[Utterance]:
        own_keys = tuple(YES_NO_KEYS) if self.expects == "yes_no" else ()
        answers = AN_ENTRY if self._takes_digits else Answers(own_keys, flow_keys=True, by_voice=True)
        return asked(self.prompt, (self.noinput_prompt, self.nomatch_prompt), self.attempts, answers)

    def run(self, call: CallView) -> Script:
        grammar, settings = self._grammar(call), self._settings(call)
        own_keys = YES_NO_KEYS if self.expects == "yes_no" else {}
        flow_keys = () if self._takes_digits else call.flow_keys.keys() - own_keys.keys()
        failure, last = self.noinput_prompt, NOINPUT
        for attempt in range(1, self.attempts + 1):
            heard = yield Gather(next_prompt(self.prompt, failure, attempt, call), settings, grammar)
            if heard.outcome is InputOutcome.KEYS and heard.keys in flow_keys:
                return FlowKey(heard.keys)
            meaning = self._meaning(heard)
            if meaning is not None:
                return Exit("heard", {"meaning": meaning, "text": heard.text or heard.keys})
            if heard.outcome is InputOutcome.NOINPUT:
                failure, last = self.noinput_prompt, NOINPUT
            else:
                yield Flush()
                failure, last = self.nomatch_prompt, NOMATCH
        return last

    @property
    def _takes_digits(self) -> bool:
        return self.expects in ("number", "date")

    def _grammar(self, call: CallView) -> Grammar:
        if self.expects == "phrases":
            return Grammar(call.language, self.phrases[call.language])
        built_in = BuiltIn(self.expects)
        return Grammar(call.language, built_in=built_in, today=call.now.date() if built_in is BuiltIn.DATE else None)

    def _settings(self, call: CallView) -> InputSettings:
        own = tuple(YES_NO_KEYS) if self.expects == "yes_no" else ()
        return InputSettings(
            max_length={"number": 32, "date": 8}.get(self.expects, 1),
            choices=() if self._takes_digits else tuple(dict.fromkeys((*own, *call.flow_keys))),
            first_digit_ms=self.timeout,
            barge_in=self.barge_in,
            type_ahead=call.type_ahead,
            secret=self.privacy == "secret",
            max_speech_ms=self.max_speech,
        )

    def _meaning(self, heard: Gathered) -> Value:
        if heard.outcome is InputOutcome.SPEECH:
            return heard.meaning if heard.confidence >= self.confidence else None
        if heard.outcome is not InputOutcome.KEYS:
            return None
        match self.expects:
            case "yes_no":
                return YES_NO_KEYS.get(heard.keys)
            case "number":
                return Decimal(heard.keys) if heard.keys.isdigit() else None
            case "date":
                return _date(heard.keys)
        return None


def _date(keys: str) -> date | None:
    try:
        return date(int(keys[:4]), int(keys[4:6]), int(keys[6:])) if len(keys) == 8 else None
    except ValueError:
        return None
