from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ivrflow.expr import EvaluationFault
from ivrflow.model.values import Value

if TYPE_CHECKING:
    from ..conftest import Evaluate


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("count([])", Decimal(0)),
        ("first([])", None),
        ("last([])", None),
        ('join([], ", ")', ""),
        ('join(["a"], ", ")', "a"),
        ("has([1.0], 1)", True),
        ("has([], 1)", False),
    ],
)
def test_lists(text: str, value: Value, evaluate: Evaluate) -> None:
    assert evaluate(text) == value


def test_joining_is_bounded_and_for_texts(evaluate: Evaluate) -> None:
    assert len(str(evaluate('join(t, "")', t=("a" * 5_000, "b" * 5_000)))) == 10_000
    with pytest.raises(EvaluationFault, match="10000 characters"):
        evaluate('join(t, "-")', t=("a" * 5_000, "b" * 5_000))
    with pytest.raises(EvaluationFault, match="texts only"):
        evaluate('join(t, "-")', t=("a", None))
