from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.expr import ExpressionError, Tree, parse_expression
from ivrflow.expr.tree import Binary, Call, Conditional, ListOf, Literal, Name, Unary, children
from ivrflow.model.values import Money, Value

if TYPE_CHECKING:
    from .conftest import Refused

A, B, C = Name("a"), Name("b"), Name("c")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('"Hello"', "Hello"),
        (r'"\"\\\n\t\{\}\u00e9"', '"\\\n\t{}é'),
        ('"中文"', "中文"),
        ("12", Decimal(12)),
        ("3.50", Decimal("3.50")),
        ("true", True),
        ("false", False),
        ("nothing", None),
        ("300ms", timedelta(milliseconds=300)),
        ("5s", timedelta(seconds=5)),
        ("2m", timedelta(minutes=2)),
        ("1h", timedelta(hours=1)),
        ("3d", timedelta(days=3)),
        ("CNY 1024.50", Money(Decimal("1024.50"), "CNY")),
        ("2026-03-02", date(2026, 3, 2)),
        ("9:05", time(9, 5)),
        ("10:15:30", time(10, 15, 30)),
    ],
)
def test_a_literal_means_its_value(text: str, value: Value) -> None:
    tree = parse_expression(text)
    assert tree == Literal(value)
    assert isinstance(tree, Literal)
    assert tree.value.__class__ is value.__class__


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a or b and c", Binary("or", A, Binary("and", B, C))),
        ("not a = b", Unary("not", Binary("=", A, B))),
        ("not a and b", Binary("and", Unary("not", A), B)),
        ("a & b = c", Binary("=", Binary("&", A, B), C)),
        ("a & b + c", Binary("&", A, Binary("+", B, C))),
        ("a - b - c", Binary("-", Binary("-", A, B), C)),
        ("a + b * c", Binary("+", A, Binary("*", B, C))),
        ("a mod b / c", Binary("/", Binary("mod", A, B), C)),
        ("-a * b", Binary("*", Unary("-", A), B)),
        ("-a otherwise b", Unary("-", Binary("otherwise", A, B))),
        ("a otherwise -b", Binary("otherwise", A, Unary("-", B))),
        ("a otherwise b otherwise c", Binary("otherwise", A, Binary("otherwise", B, C))),
        ("a & b otherwise c", Binary("&", A, Binary("otherwise", B, C))),
        ("a in b and c", Binary("and", Binary("in", A, B), C)),
        ("if a then b else a or c", Conditional(A, B, Binary("or", A, C))),
        ("if a then b else if b then c else a", Conditional(A, B, Conditional(B, C, A))),
        ("(a or b) and c", Binary("and", Binary("or", A, B), C)),
        ("[a, b]", ListOf((A, B))),
        ("[]", ListOf(())),
        ("f()", Call("f", ())),
        ("min(a, b, c)", Call("min", (A, B, C))),
        ("call.ani", Name("call.ani")),
        ("a-b", Binary("-", A, B)),
        ("  a\n", A),
    ],
)
def test_precedence_is_that_of_the_reference(text: str, tree: Tree) -> None:
    assert parse_expression(text) == tree


@pytest.mark.parametrize("name", ["android", "order", "iffy", "information", "nothings", "model", "then_some", "变量"])
def test_words_of_the_language_may_begin_a_name(name: str) -> None:
    assert parse_expression(name) == Name(name)


@pytest.mark.parametrize("word", ["or", "then", "mod", "in", "otherwise"])
def test_a_word_of_the_language_is_no_name(word: str, refused: Refused) -> None:
    assert refused(parse_expression, word).start == 0


def test_every_part_knows_its_place() -> None:
    text = ' if "é" & aa = bb then max(1, 20) else [x, (y)]'
    seen = []

    def visit(tree: Tree) -> None:
        seen.append(text[tree.start : tree.end])
        for child in children(tree):
            visit(child)

    visit(parse_expression(text))
    assert seen == [
        text.strip(), '"é" & aa = bb', '"é" & aa', '"é"', "aa", "bb", "max(1, 20)", "1", "20", "[x, (y)]", "x", "y",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "9**9**9",
        "(" * 500 + "1" + ")" * 500,
        "+".join(["1"] * 20_000),
        "+".join(["1"] * 4_000),
        "().__class__",
        "a.__class__",
        '"".join',
        "__import__",
        "lambda: 1",
        "[x for x in y]",
        "a[0]",
        "not " * 1_000 + "a",
        "-" * 5_000 + "a",
        "[" * 4_000,
        '"' + "a" * 20_000 + '"',
        "if a then " * 900,
        "{}",
        "a = = b",
    ],
)
def test_evil_texts_are_refused(text: str, refused: Refused) -> None:
    refused(parse_expression, text)


@given(st.text(max_size=60) | st.text(alphabet='ab1.0"\\{}()[],+-*/&=<>! \n:CNYd', max_size=60))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    found: Tree | ExpressionError
    try:
        found = parse_expression(text)
    except ExpressionError as error:
        found = error
    assert 0 <= found.start <= found.end <= len(text)
