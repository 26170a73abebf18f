"""What a screen shows of a journal, unless it is asked to show all."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from ivrflow.cli.masking import shown_record
from ivrflow.model.commands import Attached, HandOff, Issued, Mark, Play, Query
from ivrflow.model.events import Event, Gathered, Queried
from ivrflow.model.inputs import InputOutcome, Pressed
from ivrflow.model.journal import Step
from ivrflow.model.journal_records import to_record
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.model.types import Privacy

PERSONAL = "13800001111"


def step(event: Event, *commands: Play | Query | HandOff | Mark) -> Step:
    return Step(0, event, ("f", "n", 0), False, (), tuple(Issued(number, each) for number, each in enumerate(commands)))


ENTERED = Gathered(1, InputOutcome.KEYS, PERSONAL, pressed=tuple(Pressed(key, 1) for key in PERSONAL))
STEPS = [
    step(ENTERED, Query("bank.balance", (("number", PERSONAL),))),
    step(Gathered(1, InputOutcome.SPEECH, text=PERSONAL, meaning=PERSONAL)),
    step(Queried(1, "found", {"phone": PERSONAL, "balance": Decimal(7)})),
    step(Queried(1, "found"), Play((Piece(PieceKind.DIGITS, PERSONAL, "en-US", Privacy.PRIVATE),))),
    step(Queried(1, "found"), HandOff("cards", (Attached("account", PERSONAL, Privacy.PRIVATE),))),
    step(Queried(1, "found"), Mark("told", (("account", PERSONAL),))),
    step(Queried(1, "found"), Mark("told", customer_class="gold", customer=PERSONAL)),
]


@pytest.mark.parametrize("each", STEPS)
def test_what_is_personal_is_shown_when_it_is_asked_for(each: Step) -> None:
    masked = json.dumps(shown_record(each, clear=False), ensure_ascii=False)
    assert PERSONAL not in masked
    assert not any(key in masked for key in ('"8"', '["1", 1]'))
    assert shown_record(each, clear=True) == to_record(each)
    assert PERSONAL in json.dumps(shown_record(each, clear=True))


def test_the_length_of_an_entry_is_told_and_so_is_what_is_open() -> None:
    assert shown_record(STEPS[0], clear=False)["event"]["keys"] == "•" * len(PERSONAL)
    reason = HandOff("cards", (Attached("reason", "lost card", Privacy.OPEN),))
    greeting = Play((Piece(PieceKind.SAY, "Welcome.", "en-US", Privacy.OPEN),))
    shown = json.dumps(shown_record(step(Queried(1, "empty"), reason, greeting), clear=False))
    assert "lost card" in shown
    assert "Welcome." in shown
