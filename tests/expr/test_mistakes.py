from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivrflow.expr import parse_call, parse_expression

if TYPE_CHECKING:
    from .conftest import Refused


@pytest.mark.parametrize(
    ("text", "marked", "words"),
    [
        ("a == b", "=", "Write = to compare"),
        ("a <> b", ">", "Write !="),
        ("a && b", "&", "Write and"),
        ("a || b", "|", "Write or"),
        ("a ** b", "*", "no powers"),
        ("a % b", "%", "Write mod"),
        ("!a", "!", "Write not"),
        ("a ? b : c", "?", "if … then … else"),
        ("'a'", "'", "double quotes"),
        ("“a”", "“", "straight quotes"),
        ("a ＝ b", "＝", "Latin keyboard"),
        ("max（a)", "（", "Latin keyboard"),
        ("a AND b", "AND", "Write and"),
        ("1 < a < 5", "<", "joined with and"),
        ("1.5s", "s", "1500ms"),
        ("a b", "b", "operator is missing"),
        ('"a', '"', 'put " at its end'),
        ("_a", "_a", "begin with a letter"),
        (".5", ".", "0.5"),
        ("007", "007", 'Write "007" in quotes'),
        ('"{a}"', "{", "Join texts with &"),
        (r'"\q"', r"\q", "Known are"),
        (r'"\u12"', r"\u", "four hexadecimal digits"),
        ("2026-02-30", "2026-02-30", "calendar"),
        ("25:00", "25:00", "0:00 to 23:59:59"),
        ("1" * 41, "1" * 41, "at most 40 digits"),
        ("if a then b", "", "both values"),
        ("if a", "", "Write if … then"),
        ("(a + b", "", ") is missing"),
        ("[a", "", "] is missing"),
        ("a +", "", "ends where a value is expected"),
        ("", "", "empty"),
        ("a + * b", "*", "a value is expected here"),
    ],
)
def test_a_mistake_is_shown_where_it_is_and_how_to_mend_it(
    text: str, marked: str, words: str, refused: Refused
) -> None:
    error = refused(parse_expression, text)
    assert text[error.start : error.end] == marked
    assert words in str(error)


def test_an_unfinished_call_is_explained(refused: Refused) -> None:
    assert "source.statement" in str(refused(parse_call, "bank.balance"))
