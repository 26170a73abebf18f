from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivrflow.expr import check_expression, parse_expression
from ivrflow.expr.functions import FUNCTIONS, SUBJECTS
from ivrflow.expr.functions.declaration import Function

if TYPE_CHECKING:
    from ..conftest import Evaluate


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=lambda function: function.name)
def test_the_example_of_each_function_is_true(function: Function, evaluate: Evaluate) -> None:
    assert function.name in function.example
    assert not check_expression(parse_expression(function.example), {}).errors
    assert evaluate(function.example) == evaluate(function.outcome)


def test_no_name_is_declared_twice() -> None:
    assert sum(map(len, SUBJECTS.values())) == len(FUNCTIONS)


def test_signatures_show_what_may_be_left_out_and_repeated() -> None:
    assert FUNCTIONS["round"].signature == "round(value, [places])"
    assert FUNCTIONS["min"].signature == "min(value, value, …)"
    assert (FUNCTIONS["round"].least, FUNCTIONS["round"].most) == (1, 2)
    assert (FUNCTIONS["min"].least, FUNCTIONS["min"].most) == (2, None)
