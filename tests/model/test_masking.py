"""What is left of a caller's number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.model.masking import masked_number


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13800001234", "***1234"),
        ("+86 138 0000 1234", "***1234"),
        ("1001", "***"),
        ("1234567", "***"),
        ("alice", "***"),
        ("12345678alice", "***"),
        ("", ""),
    ],
)
def test_four_digits_are_left_of_a_long_number(number: str, shown: str) -> None:
    assert masked_number(number) == shown


@given(st.text())
def test_never_more_than_four_characters_are_told(number: str) -> None:
    shown = masked_number(number)
    assert len(shown.removeprefix("***")) in (0, 4)
