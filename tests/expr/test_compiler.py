from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ivrflow.expr import (
    EvaluationFault,
    ExpressionError,
    compile_expression,
    constant_value,
    parse_expression,
)

if TYPE_CHECKING:
    from .conftest import Evaluate


def test_variables_and_facts_come_from_their_own_mappings(evaluate: Evaluate) -> None:
    assert evaluate('call.language & "/" & language', {"call.language": "en-US"}, language="zh") == "en-US/zh"


def test_what_is_not_there_is_nothing(evaluate: Evaluate) -> None:
    assert evaluate("a") is None
    assert evaluate("call.ended_by = nothing") is True


def test_constants_are_computed_once() -> None:
    run = compile_expression(parse_expression('[upper("a"), "b"]'))
    assert run({}, {}) == ("A", "b")
    assert run({}, {}) is run({}, {})


def test_a_constant_that_faults_does_so_only_where_it_is_evaluated(evaluate: Evaluate) -> None:
    assert evaluate("if a then 1 else 1 / 0", a=True) == 1
    with pytest.raises(EvaluationFault, match="division by zero"):
        evaluate("if a then 1 else 1 / 0", a=False)


def test_only_what_is_needed_is_evaluated(evaluate: Evaluate) -> None:
    assert evaluate("a = nothing or length(a) > 1") is True
    assert evaluate("a != nothing and length(a) > 1") is False
    assert evaluate('"x" otherwise upper(a)') == "x"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("-a", "a is nothing, which - cannot take"),
        ("not a", "a is nothing, which not cannot take"),
        ("upper(a)", "a is nothing, which upper cannot take: write a otherwise …"),
        ("if a then 1 else 2", "a is nothing, which if cannot take"),
        ("[a]", "a is nothing, which a list cannot take"),
        ("not n", "n is number, which not does not take"),
        ("-t", "t is text, which - does not take"),
        ("upper(n)", "n is number, which upper does not take"),
        ("replace(t, n, t)", "n is number, which replace does not take"),
        ("upper(f)", "f is no value of the language"),
    ],
)
def test_operands_that_do_not_fit_are_faults(text: str, words: str, evaluate: Evaluate) -> None:
    with pytest.raises(EvaluationFault) as caught:
        evaluate(text, n=Decimal(1), t="hidden", f=1.5)
    assert words in caught.value.message
    assert "hidden" not in caught.value.message


def test_unknown_functions_and_wrong_counts_do_not_compile() -> None:
    for text in ("upper()", "upper(a, b)", "min(a)", "frobnicate(a)"):
        with pytest.raises(ExpressionError):
            compile_expression(parse_expression(text))


def test_a_fixed_value_has_no_variables() -> None:
    assert constant_value(parse_expression("2 * 3")) == 6
    with pytest.raises(ExpressionError, match="without variables"):
        constant_value(parse_expression("2 * n"))
