from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivrflow.expr import Argument, CallTree, parse_call, parse_expression
from ivrflow.expr.calls import print_call

if TYPE_CHECKING:
    from .conftest import Refused

TEXT = "bank.balance(number = account, limit = a + 5)"


def test_a_call_has_a_name_and_named_arguments() -> None:
    call = parse_call(TEXT)
    assert call == CallTree(
        "bank.balance",
        (Argument("number", parse_expression("account")), Argument("limit", parse_expression("a + 5"))),
    )
    assert TEXT[call.start : call.end] == "bank.balance"
    assert [TEXT[one.start : one.end] for one in call.arguments] == ["number", "limit"]
    assert [TEXT[one.value.start : one.value.end] for one in call.arguments] == ["account", "a + 5"]


def test_a_comparison_may_be_an_argument() -> None:
    assert parse_call("check(same = a = b)").arguments[0].value == parse_expression("a = b")


@pytest.mark.parametrize("text", [TEXT, "greeting()", 'f(a = if b then "x" else "y")'])
def test_a_printed_call_is_read_again(text: str) -> None:
    assert print_call(parse_call(text)) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("f(a = 1, a = 2)", "a is given twice"),
        ("f(1)", "cannot stand here"),
        ("f(a.b = 1)", "has no dot"),
        ("f(a = )", "a value is expected"),
        ("f(a = 1", ") is missing"),
        ("", "empty"),
    ],
)
def test_a_wrong_call_is_refused(text: str, words: str, refused: Refused) -> None:
    assert words in str(refused(parse_call, text))
