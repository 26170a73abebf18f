from __future__ import annotations

from decimal import Decimal

import pytest

from ivrflow.say import silence_ms
from ivrflow.say.speaker import decimal_parts, label, phrase


def test_silence_is_told_from_what_is_heard() -> None:
    assert silence_ms("silence/250") == 250
    assert silence_ms("digit/1") is None
    assert silence_ms(phrase("silence/1")) is None


def test_what_is_not_recorded_tells_itself() -> None:
    words = {"digit/1": "one"}
    assert label(words, "digit/1") == "one"
    assert label(words, "letter/é") == "é"
    assert label(words, phrase("kilo/uno")) == "kilo/uno"
    assert label(words, "silence/250") == ","


@pytest.mark.parametrize(
    ("value", "parts"), [("-1.50", (True, 1, "5")), ("1E+3", (False, 1000, "")), ("0.000", (False, 0, ""))]
)
def test_a_number_is_taken_apart(value: str, parts: tuple[bool, int, str]) -> None:
    assert decimal_parts(Decimal(value)) == parts
