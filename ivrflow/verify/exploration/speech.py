"""What a caller may say, or leave as a recording."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from ivrflow.model.conversation import Say
from ivrflow.model.events import Gathered, Recorded
from ivrflow.model.grammars import BuiltIn, Grammar
from ivrflow.model.inputs import InputOutcome
from ivrflow.model.values import Value
from ivrflow.verify.exploration.choices import Choice, Means

__all__ = ["recording_choices", "speech_choices"]

_SAID: dict[BuiltIn, tuple[tuple[str, Value], ...]] = {
    BuiltIn.NUMBER: (("zero", Decimal(0)), ("one", Decimal(1)), ("forty two", Decimal(42))),
    BuiltIn.YES_NO: (("yes", True), ("no", False)),
    BuiltIn.DATE: (("the second of March", date(2026, 3, 2)),),
}
_UNSAID: Final = "nothing in a conversation says how a recording goes"


def speech_choices(grammar: Grammar) -> list[Choice]:
    """Each meaning once, by the first words for it, and something that the grammar does not know."""
    by_meaning: dict[str, str] = {}
    for words, meaning in grammar.phrases:
        by_meaning.setdefault(meaning, words)
    said: list[tuple[str, Value]] = [(words, meaning) for meaning, words in by_meaning.items()]
    if grammar.built_in is not None:
        said.extend(_SAID[grammar.built_in])
    found = [
        Choice(
            f"says {words}",
            Means.CHOOSES,
            Gathered(0, InputOutcome.SPEECH, text=words, meaning=meaning, confidence=100),
            steps=(Say(words),),
        )
        for words, meaning in said
    ]
    unknown = Gathered(0, InputOutcome.NOMATCH, text="hm")
    return [*found, Choice("says something unknown", Means.WRONG, unknown, steps=(Say("hm"),))]


def recording_choices() -> list[Choice]:
    """It ends by silence, by a key, at its greatest length; or nothing is said."""
    found = [
        Choice(f"recorded until {ended}", Means.CHOOSES, Recorded(0, ended, 5_000, "explored", key), unsaid=_UNSAID)
        for ended, key in (("silence", ""), ("key", "#"), ("length", ""))
    ]
    return [*found, Choice("says nothing", Means.SILENT, Recorded(0, "noinput"), unsaid=_UNSAID)]
