from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.model.values import Value

if TYPE_CHECKING:
    from ..conftest import Evaluate


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('number(" -1.50 ")', Decimal("-1.50")),
        ('number("007")', Decimal(7)),
        ('number("1e9")', None),
        ('number("١")', None),
        ('number("NaN")', None),
        ('number("")', None),
        ('number("1,000")', None),
        ('digits("007", 3, 3)', "007"),
        ('digits("12", 3, 4)', None),
        ('digits("12345", 3, 4)', None),
        ('digits("12#", 1, 4)', None),
        ('digits("１２", 1, 4)', None),
        ('digits("12\\n", 1, 4)', None),
        ('digits("", 0, 4)', ""),
        ('one_of("a", ["a"])', "a"),
        ('one_of("A", ["a"])', None),
        ('date("20260230")', None),
        ('date("2026-3-2")', None),
        ('date("00000101")', None),
        ('date("20260302")', date(2026, 3, 2)),
        ('time("0900")', time(9)),
        ('time("900")', time(9)),
        ('time("2500")', None),
        ('time("10:15:30")', time(10, 15, 30)),
        ('datetime("2026-03-02T10:15:00+08:00")', datetime(2026, 3, 2, 2, 15, tzinfo=UTC)),
        ('datetime("2026-03-02 10:15")', None),
        ('datetime("0001-01-01T00:00+08:00")', None),
        ('datetime("2026-03-02T10:15+99:00")', None),
    ],
)
def test_a_checked_conversion_gives_what_was_asked_for_or_nothing(text: str, value: Value, evaluate: Evaluate) -> None:
    found = evaluate(text)
    assert found == value
    assert found.__class__ is value.__class__


@given(text=st.text(max_size=30) | st.text("0123456789:-+TZ. ", max_size=30))
def test_any_text_can_be_converted(text: str, evaluate: Evaluate) -> None:
    for call in ("number(t)", "digits(t, 1, 8)", 'one_of(t, ["1"])', "date(t)", "time(t)", "datetime(t)"):
        found = evaluate(call, t=text)
        assert found is None or text.strip()


def test_a_number_beyond_forty_digits_is_no_number(evaluate: Evaluate) -> None:
    assert evaluate("number(t)", t="9" * 40) == Decimal("9" * 40)
    assert evaluate("number(t)", t="9" * 41) is None
