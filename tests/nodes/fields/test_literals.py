"""Plain values: what they read, and the sentence for what they do not."""

from __future__ import annotations

from typing import Any

import pytest

from ivrflow.nodes.fields.literals import Choice, Duration, Flag, KeySequence, Name, Plain, Whole


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Whole(1, 9), "3", 3),
        (Whole(-5, 5), "-5", -5),
        (Duration(), "300ms", 300),
        (Duration(), "1.5s", 1500),
        (Duration(), "2m", 120_000),
        (Duration(), "1h", 3_600_000),
        (Flag(), "true", True),
        (Flag(), "false", False),
        (Choice(("busy", "declined")), "busy", "busy"),
        (Name(of="queue"), "cards", "cards"),
        (Name(of="queue"), '"cards.eu-1"', "cards.eu-1"),
        (KeySequence(), '"#*"', "#*"),
        (KeySequence(), '""', ""),
    ],
)
def test_reads(kind: Plain, text: str, value: Any) -> None:
    assert kind.read(text) == value


@pytest.mark.parametrize(
    ("kind", "text", "sentence"),
    [
        (Whole(1, 9), "10", "expected a whole number from 1 to 9, found 10"),
        (Whole(1, 9), "three", "expected a whole number"),
        (Whole(1, 9), "1e3", "expected a whole number"),
        (Whole(1, 9), "9" * 30, "expected a whole number"),
        (Duration(100, 60_000), "5", "expected a length of time from 100ms to 1m such as 5s, found 5"),
        (Duration(100, 60_000), "2m", "expected a length of time"),
        (Duration(), "-1s", "expected a length of time"),
        (Flag(), "True", "expected true or false, found True"),
        (Choice(("busy", "declined")), "bussy", 'expected one of busy, declined, found bussy; did you mean "busy"?'),
        (Name(), "two words", "expected a name"),
        (Name(), '"', "expected a name"),
        (KeySequence(), "#", 'expected telephone keys in quotes such as "#", found #'),
        (KeySequence(1), '"12"', "expected telephone keys"),
        (KeySequence(), '"x"', "expected telephone keys"),
    ],
)
def test_refuses(kind: Plain, text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=r".") as raised:
        kind.read(text)
    assert str(raised.value).startswith(sentence)


def test_limits_are_told_to_inspector_and_reference() -> None:
    assert Whole(1, 9).describe() == {"min": 1, "max": 9}
    assert Duration(100, 60_000).describe() == {"min_ms": 100, "max_ms": 60_000}
    assert Choice(("a", "b")).describe() == {"options": ["a", "b"]}
    assert Name(of="queue").describe() == {"of": "queue"}
