from __future__ import annotations

from dataclasses import dataclass

import pytest

from ivrflow.nodes.ask.digit_entry import entry_problems, entry_settings


@dataclass(frozen=True)
class Entry:
    min: int = 4
    max: int = 6
    terminators: str = "#"
    erase_key: str = "*"
    first_digit: int = 5000
    inter_digit: int = 3000
    barge_in: bool = True
    fresh: bool = False


@pytest.mark.parametrize(
    ("entry", "fields"),
    [
        (Entry(), []),
        (Entry(min=6), []),
        (Entry(min=7), ["max"]),
        (Entry(erase_key="#"), ["erase_key"]),
        (Entry(erase_key=""), []),
        (Entry(min=7, erase_key="#"), ["max", "erase_key"]),
    ],
)
def test_fields_that_contradict_each_other_are_told(entry: Entry, fields: list[str]) -> None:
    assert [field for field, _ in entry_problems(entry)] == fields


def test_the_longest_entry_ends_the_input_and_the_shortest_is_left_to_the_kind() -> None:
    settings = entry_settings(Entry(), type_ahead=False, secret=True)
    assert (settings.max_length, settings.terminators, settings.erase_key) == (6, "#", "*")
    assert (settings.first_digit_ms, settings.inter_digit_ms) == (5000, 3000)
    assert settings.secret
    assert not settings.type_ahead
