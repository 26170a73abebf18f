from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivrflow.expr import parse_expression
from ivrflow.expr.bounds import MAX_CALLS, MAX_DEPTH, MAX_ITEMS
from ivrflow.expr.tree import ListOf

if TYPE_CHECKING:
    from .conftest import Evaluate, Refused


@pytest.mark.parametrize("level", ["-{}", "({})", "not {}", "[{}]", "abs({})", "1 + ({})", "if a then b else {}"])
def test_depth_is_bounded_whatever_it_is_made_of(level: str, refused: Refused) -> None:
    text = "a"
    for _ in range(MAX_DEPTH):
        text = level.format(text)
    assert f"more than {MAX_DEPTH} levels" in str(refused(parse_expression, text))


def test_the_deepest_expression_still_runs(evaluate: Evaluate) -> None:
    assert evaluate("+".join(["n"] * MAX_DEPTH), n=evaluate("2")) == 2 * MAX_DEPTH


def test_lists_are_bounded(refused: Refused) -> None:
    tree = parse_expression(f"[{','.join(['1'] * MAX_ITEMS)}]")
    assert isinstance(tree, ListOf)
    assert len(tree.items) == MAX_ITEMS
    refused(parse_expression, f"[{','.join(['1'] * (MAX_ITEMS + 1))}]")


def test_calls_are_bounded_wherever_they_stand(refused: Refused) -> None:
    parse_expression(f"[{','.join(['upper(a)'] * MAX_CALLS)}]")
    calls = f"[{','.join(['upper(a)'] * (MAX_CALLS + 1))}]"
    assert f"more than {MAX_CALLS} functions" in str(refused(parse_expression, calls))
