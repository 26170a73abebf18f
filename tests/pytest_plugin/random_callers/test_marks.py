"""Digits that are recognised."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.model.values import Money, Value
from ivrflow.pytest_plugin.random_callers.marks import is_marked, letters_and_digits, marked_digits


@given(st.integers(0, 9), st.integers(4, 64))
def test_any_run_is_recognised(start: int, length: int) -> None:
    digits = marked_digits(start, length)
    assert len(digits) == length
    assert digits.isdigit()
    assert is_marked(digits)
    assert is_marked(f"a {digits} b")


@pytest.mark.parametrize("value", ["1234", "8-6-5-2", "864", Decimal("86.5"), Money(Decimal("1024.50"), "CNY"), None])
def test_other_values_are_not(value: Value) -> None:
    assert not is_marked(value)


@pytest.mark.parametrize("value", ["8 6 4 2", "8-6-4-2", Decimal("86.42"), Money(Decimal(-8642), "CNY"), ("8642",)])
def test_however_they_are_written(value: Value) -> None:
    assert is_marked(value)


def test_what_stands_between_is_left_out() -> None:
    assert letters_and_digits("A-8 6,4.2 é") == "A8642é"
