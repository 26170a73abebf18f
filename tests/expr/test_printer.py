from __future__ import annotations

import pytest

from ivrflow.expr import parse_expression, print_expression


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("(a)+((b*c))", "a + b * c"),
        ("(a+b)*c", "(a + b) * c"),
        ("a-(b-c)", "a - (b - c)"),
        ("(a=b)=c", "(a = b) = c"),
        ("not(a and b)", "not (a and b)"),
        ("- - a", "--a"),
        ("-(a+b)", "-(a + b)"),
        ("(a otherwise b) otherwise c", "(a otherwise b) otherwise c"),
        ("a otherwise(b otherwise c)", "a otherwise b otherwise c"),
        ("(if a then b else c) + 1", "(if a then b else c) + 1"),
        ("if a then b else (if c then a else b)", "if a then b else if c then a else b"),
        ("[a,b ,1]", "[a, b, 1]"),
        ("f( )", "f()"),
        ("60s", "1m"),
        ("9:05", "09:05"),
        ("CNY   1.0", "CNY 1.0"),
    ],
)
def test_canonical_text(written: str, canonical: str) -> None:
    assert print_expression(parse_expression(written)) == canonical
    assert parse_expression(canonical) == parse_expression(written)
