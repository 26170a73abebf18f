from __future__ import annotations

from decimal import Decimal, Overflow

import pytest

from ivrflow.expr import EvaluationFault
from ivrflow.expr.bounds import ARITHMETIC, MAX_ITEMS, MAX_TEXT, list_within_bounds, text_within_bounds


def test_numbers_stay_below_ten_to_the_hundredth() -> None:
    assert ARITHMETIC.multiply(Decimal("9E+98"), Decimal(10)) == Decimal("9E+99")
    with pytest.raises(Overflow):
        ARITHMETIC.multiply(Decimal("9E+99"), Decimal(10))


def test_what_fits_passes_and_one_more_does_not() -> None:
    text_within_bounds("a" * MAX_TEXT)
    list_within_bounds(MAX_ITEMS)
    with pytest.raises(EvaluationFault, match="characters"):
        text_within_bounds("a" * (MAX_TEXT + 1))
    with pytest.raises(EvaluationFault, match="items"):
        list_within_bounds(MAX_ITEMS + 1)
