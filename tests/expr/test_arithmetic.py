from __future__ import annotations

import decimal
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.expr import EvaluationFault
from ivrflow.expr.arithmetic import add_to_datetime, add_to_time, equal, modulo, multiply_duration, order_key
from ivrflow.model.values import Money

if TYPE_CHECKING:
    from .conftest import Evaluate

BERLIN = ZoneInfo("Europe/Berlin")


def test_numbers_are_decimal_with_forty_digits_in_any_thread_context(evaluate: Evaluate) -> None:
    with decimal.localcontext(decimal.Context(prec=3, rounding=decimal.ROUND_UP, traps=[decimal.Inexact])):
        assert evaluate("0.1 + 0.2") == Decimal("0.3")
        assert evaluate("1 / 3") == Decimal("0." + "3" * 40)
        assert evaluate("1234567 + 1") == 1234568


def test_halves_go_to_the_even_neighbour(evaluate: Evaluate) -> None:
    assert [evaluate(f"round({number})") for number in ("0.5", "1.5", "2.5")] == [0, 2, 2]


@given(st.integers(-1000, 1000), st.integers(-50, 50).filter(bool))
def test_mod_has_the_sign_of_the_divisor(left: int, right: int) -> None:
    assert modulo(Decimal(left), Decimal(right)) == left % right


def test_an_hour_later_is_an_hour_later_when_clocks_change() -> None:
    before = datetime(2026, 3, 29, 1, 30, tzinfo=BERLIN)
    assert add_to_datetime(before, timedelta(hours=1)) == datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN)


def test_moments_are_compared_not_the_clocks_on_the_wall() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    second = first.replace(fold=1)
    assert not equal(first, second)
    assert equal(first, first.astimezone(UTC))
    left, right = order_key(first, second)
    assert isinstance(left, timedelta)
    assert isinstance(right, timedelta)
    assert left < right


def test_a_moment_without_zone_cannot_be_compared() -> None:
    naive = datetime(2026, 3, 2)  # noqa: DTZ001  # what a host sends that breaks its promise
    with pytest.raises(EvaluationFault, match="no zone"):
        equal(naive, datetime(2026, 3, 2, tzinfo=UTC))


def test_the_clock_goes_past_midnight() -> None:
    assert add_to_time(time(23, 30), timedelta(hours=1)) == time(0, 30)
    assert add_to_time(time(0, 30), timedelta(hours=-1)) == time(23, 30)


def test_durations_are_whole_milliseconds() -> None:
    assert multiply_duration(timedelta(milliseconds=5), Decimal("0.5")) == timedelta(milliseconds=2)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-03-02 + 1d", date(2026, 3, 3)),
        ("2026-03-02 - 48h", date(2026, 2, 28)),
        ("2026-03-02 - 2026-02-28", timedelta(days=2)),
        ("10:15 - 9:45", timedelta(minutes=30)),
        ("CNY 10 * 3 - CNY 0.50", Money(Decimal("29.50"), "CNY")),
        ("3 * CNY 2", Money(Decimal(6), "CNY")),
        ("CNY 10 / CNY 4", Decimal("2.5")),
        ("1h / 1m", Decimal(60)),
        ("2 * 90s", timedelta(minutes=3)),
        ("10m / 4", timedelta(seconds=150)),
        ("1h - 90m", timedelta(minutes=-30)),
        ("-(CNY 5)", Money(Decimal(-5), "CNY")),
        ("CNY 1 = USD 1", False),
        ("CNY 1.0 = CNY 1", True),
    ],
)
def test_each_pair_of_types_computes(text: str, value: object, evaluate: Evaluate) -> None:
    assert evaluate(text) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("n / 0", "division by zero"),
        ("n mod 0", "division by zero"),
        ("CNY 5 / (n - n)", "division by zero"),
        ("m + USD 1", "different currencies"),
        ("m < USD 1", "different currencies"),
        ("d + 90m", "whole days"),
        ("d + 999999999d", "out of range"),
        ("(n * big) * big", "out of range"),
        ("1d * big", "out of range"),
        ("999999999d + 999999999d", "out of range"),
        ("big mod 0.0000000001", "out of range"),
    ],
)
def test_what_goes_wrong_is_a_fault_that_names_the_cause(text: str, words: str, evaluate: Evaluate) -> None:
    with pytest.raises(EvaluationFault, match=words):
        evaluate(text, n=Decimal(2), m=Money(Decimal(1), "CNY"), d=date(2026, 3, 2), big=Decimal("1E+60"))
