from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from ivrflow.expr import ExpressionError
from ivrflow.expr.literals import print_value, read_literal
from ivrflow.model.values import Money, Value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "nothing"),
        (True, "true"),
        ('a"b', r'"a\"b"'),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.50"), "-0.50"),
        (Money(Decimal(-5), "CNY"), "-CNY 5"),
        (timedelta(0), "0s"),
        (timedelta(seconds=90), "90s"),
        (timedelta(minutes=120), "2h"),
        (timedelta(days=-2), "-2d"),
        (timedelta(milliseconds=1500), "1500ms"),
        (date(2026, 3, 2), "2026-03-02"),
        (time(9, 5), "09:05"),
        (time(9, 5, 1), "09:05:01"),
        (datetime(2026, 3, 2, 10, 15, tzinfo=UTC), 'datetime("2026-03-02T10:15:00+00:00")'),
        ((Decimal(1), Decimal(2)), "[1, 2]"),
    ],
)
def test_values_are_written_as_in_the_language(value: Value, written: str) -> None:
    assert print_value(value) == written


@pytest.mark.parametrize(
    ("terminal", "written"),
    [("DURATION", "9999999999999s"), ("DURATION", "999999999999d"), ("MONEY", "CNY " + "9" * 41), ("NUMBER", "00")],
)
def test_what_has_no_value_is_refused_as_a_whole(terminal: str, written: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        read_literal(terminal, written, 7)
    assert (caught.value.start, caught.value.end) == (7, 7 + len(written))
