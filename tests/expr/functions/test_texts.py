from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.expr import EvaluationFault
from ivrflow.model.values import Value

if TYPE_CHECKING:
    from ..conftest import Evaluate


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('left("abc", 5)', "abc"),
        ('right("abc", 0)', ""),
        ('right("abc", 5)', "abc"),
        ('mid("abc", 4, 1)', ""),
        ('mid("abc", 2, 9)', "bc"),
        ('replace("aaa", "a", "bb")', "bbbbbb"),
        ('digits_of("١2")', "2"),
        ('length("中文")', Decimal(2)),
        ("text(0.50)", "0.50"),
        ("text(0 * -1)", "0"),
        ("text(-3.5)", "-3.5"),
        ("text(true)", "true"),
        ("text(2026-03-02)", "2026-03-02"),
        ("text(10:15)", "10:15:00"),
        ("text(90s)", "90s"),
    ],
)
def test_texts(text: str, value: Value, evaluate: Evaluate) -> None:
    assert evaluate(text) == value


@given(text=st.text(max_size=20), keep=st.integers(0, 4))
def test_mask_never_shows_more_than_half_nor_more_than_asked(text: str, keep: int, evaluate: Evaluate) -> None:
    masked = evaluate("mask(t, k)", t=text, k=Decimal(keep))
    assert isinstance(masked, str)
    hidden = len(text) - min(keep, len(text) // 2)
    assert masked == "*" * hidden + text[hidden:]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('left("a", -1)', "whole number from 0"),
        ('left("a", 1.5)', "whole number"),
        ('mid("a", 0, 1)', "whole number from 1"),
        ('mask("a", 5)', "from 0 to 4"),
        ('replace("a", "", "b")', "empty text"),
        ("replace(t, t, t & t)", "more than 10000"),
        ('replace(t, "a", t)', "more than 10000"),
        ("upper(s)", "more than 10000"),
        ("text(huge)", "out of range"),
        ("left(t, huge)", "whole number"),
    ],
)
def test_bounds(text: str, words: str, evaluate: Evaluate) -> None:
    with pytest.raises(EvaluationFault, match=words):
        evaluate(text, t="a" * 6_000, s="ß" * 6_000, huge=Decimal("1E+999999"))
