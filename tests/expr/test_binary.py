from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.expr import EvaluationFault
from ivrflow.model.values import Money, Value

if TYPE_CHECKING:
    from .conftest import Evaluate

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@given(left=st.decimals(-5, 5, places=1), right=st.sampled_from([Decimal(0), Decimal(2), Decimal("2.5")]))
def test_the_quick_closures_say_the_same_as_the_general_ones(left: Decimal, right: Decimal, evaluate: Evaluate) -> None:
    for operator in ("=", "!=", "<", "<=", ">", ">="):
        quick = evaluate(f"a {operator} {right}", a=left)
        assert quick is evaluate(f"a {operator} b", a=left, b=right)
        assert quick is evaluate(f"(a + 0) {operator} {right}", a=left)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('a = "x"', False),
        ('a != "x"', True),
        ("a = nothing", True),
        ("nothing = nothing", True),
        ('"b" in ["a", "b"]', True),
        ('"b" in []', False),
        ('"b" in "abc"', True),
        ("t in [t]", True),
        ("t = t", True),
        ("t < t + 1s", True),
        ("m >= CNY 1", True),
        ("10:15 < 10:16", True),
        ("a otherwise 5", Decimal(5)),
        ("m otherwise 5", Money(Decimal(1), "CNY")),
        ('"a" & "b"', "ab"),
        ("true and false", False),
        ("false or true", True),
    ],
)
def test_operators_give(text: str, value: Value, evaluate: Evaluate) -> None:
    assert evaluate(text, m=Money(Decimal(1), "CNY"), t=NOON) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a > 1", "a is nothing, which > cannot take: write a otherwise …"),
        ("1 + a", "a is nothing"),
        ("a in [1]", "a is nothing"),
        ("1 in a", "a is nothing"),
        ("a and true", "a is nothing"),
        ("true and a", "a is nothing"),
        ("false or a", "a is nothing"),
        ("s > 1", "> does not take text and number in s > 1"),
        ("s > s", "> does not take text and text"),
        ("s + 1", "+ does not take text and number"),
        ("s and true", "s is text, which and does not take"),
        ("1 in m", "in does not take number and money"),
        ("nan > 1", "out of range"),
        ("nan + 1", "out of range"),
        ("s & s", "more than 10000 characters"),
    ],
)
def test_operators_fault(text: str, words: str, evaluate: Evaluate) -> None:
    with pytest.raises(EvaluationFault) as caught:
        evaluate(text, s="secret words" * 500, m=Money(Decimal(1), "CNY"), nan=Decimal("sNaN"))
    assert words in caught.value.message
    assert "secret words" not in caught.value.message


def test_a_number_that_is_none_equals_nothing(evaluate: Evaluate) -> None:
    nan = Decimal("sNaN")
    assert evaluate("a = 1", a=nan) is False
    assert evaluate("a != 1", a=nan) is True
    assert evaluate("a = b", a=nan, b=Decimal(1)) is False
    assert evaluate("a in [1, 2]", a=nan) is False
