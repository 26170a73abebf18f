"""A choice becomes the reply to whatever command waits."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ivrflow.model.events import Answered, Gathered, HungUp, Played, Queried, TimeUp
from ivrflow.model.inputs import InputOutcome, Pressed
from ivrflow.verify.exploration.choices import ANSWERED, HANGS_UP, HEARD, OVERTIME, Choice, Means, numbered


def test_replies_carry_the_number_of_their_command() -> None:
    assert numbered(HEARD, 7) == Played(7)
    assert numbered(ANSWERED, 8) == Answered(8)
    assert numbered(Choice("found", Means.ANSWERS, Queried(0, "found", {"a": "b"})), 9) == Queried(
        9, "found", {"a": "b"}
    )
    heard = Gathered(0, InputOutcome.SPEECH, "", "#", (Pressed("#", 5),), "five", Decimal(5), 90)
    assert numbered(Choice("five", Means.CHOOSES, heard), 10) == replace(heard, number=10)


def test_what_is_no_reply_has_no_number() -> None:
    assert numbered(HANGS_UP, 7) == HungUp("caller")
    assert numbered(OVERTIME, 7) == TimeUp("overtime")
