"""Of what callers enter, that is told which a menu offers."""

from __future__ import annotations

import pytest

from designer.calls.entered import Entered, entered
from ivrflow.model.commands import Gather
from ivrflow.model.events import Gathered
from ivrflow.model.grammars import BuiltIn, Grammar, Phrase
from ivrflow.model.inputs import InputOutcome, InputSettings
from ivrflow.model.values import Value

MENU = Gather(
    (), InputSettings(choices=("1", "20")), Grammar("en-US", (Phrase("my balance", "1"), Phrase("agent", "20")))
)
DIGITS = Gather((), InputSettings(max_length=6), Grammar("en-US", (), BuiltIn.NUMBER))
SURE = Gather((), InputSettings(choices=("1", "2")), Grammar("en-US", (), BuiltIn.YES_NO))


def _keys(keys: str) -> Gathered:
    return Gathered(1, InputOutcome.KEYS, keys)


def _words(text: str, meaning: Value = None) -> Gathered:
    return Gathered(1, InputOutcome.NOMATCH if meaning is None else InputOutcome.SPEECH, text=text, meaning=meaning)


@pytest.mark.parametrize(
    ("event", "asked", "told"),
    [
        (_keys("20"), MENU, Entered("pressed", "20")),
        (_keys("2"), MENU, Entered("pressed", hidden=1)),
        (_keys("622202"), MENU, Entered("pressed", hidden=6)),
        (_keys("1"), DIGITS, Entered("pressed", hidden=1)),
        (_keys("1"), None, Entered("pressed", hidden=1)),
        (Gathered(1, InputOutcome.EMPTY, terminator="#"), DIGITS, Entered("pressed", "#")),
        (Gathered(1, InputOutcome.NOINPUT), MENU, Entered("silent")),
        (_words("My balance!", "1"), MENU, Entered("spoke", "my balance")),
        (_words("balance of 622202", "1"), MENU, Entered("spoke", "my balance")),
        (_words("622202"), MENU, Entered("spoke", hidden=6)),
        (_words("six two two", "622"), DIGITS, Entered("spoke", hidden=11)),
        (_words("yes", True), SURE, Entered("spoke", "yes")),
        (_words("yes, I am Li Wei", True), SURE, Entered("spoke", hidden=16)),
    ],
)
def test_what_no_menu_offers_is_counted_only(event: Gathered, asked: Gather | None, told: Entered) -> None:
    assert entered(event, asked, secret=False) == told


def test_of_a_secret_not_even_a_choice_is_told() -> None:
    assert entered(_keys("1"), MENU, secret=True) == Entered("pressed", hidden=1)
    assert entered(_words("my balance", "1"), MENU, secret=True) == Entered("spoke", hidden=10)
