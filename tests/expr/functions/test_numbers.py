from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ivrflow.expr import EvaluationFault
from ivrflow.model.values import Money, Value

if TYPE_CHECKING:
    from ..conftest import Evaluate


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("round(2.5)", Decimal(2)),
        ("round(2.345, 2)", Decimal("2.34")),
        ("round(-2.7)", Decimal(-3)),
        ("floor(-0.5)", Decimal(-1)),
        ("ceil(-0.5)", Decimal(0)),
        ("abs(-(CNY 5))", Money(Decimal(5), "CNY")),
        ("abs(1h - 2h)", timedelta(hours=1)),
        ("min(2026-03-02, 2026-03-01) = 2026-03-01", True),
        ("max(CNY 1, CNY 3, CNY 2)", Money(Decimal(3), "CNY")),
        ("max(10m, 1h)", timedelta(hours=1)),
        ("round(big)", Decimal("1E+60")),
    ],
)
def test_numbers(text: str, value: Value, evaluate: Evaluate) -> None:
    assert evaluate(text, big=Decimal("1E+60")) == value


@pytest.mark.parametrize("value", ["2.000", "7", "CNY 1.20"])
def test_rounding_adds_no_places(value: str, evaluate: Evaluate) -> None:
    assert str(evaluate(f"round({value}, 5)")) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("min(CNY 1, USD 1)", "different currencies"),
        ("min(n, t)", "different types"),
        ('money(1, "cny")', "three capitals"),
        ('money(1, "EURO")', "three capitals"),
        ("round(1, 21)", "from 0 to 20"),
        ("round(1, 0.5)", "whole number"),
        ("floor(nan)", "out of range"),
    ],
)
def test_faults(text: str, words: str, evaluate: Evaluate) -> None:
    with pytest.raises(EvaluationFault, match=words):
        evaluate(text, n=Decimal(1), t="a", nan=Decimal("sNaN"))
