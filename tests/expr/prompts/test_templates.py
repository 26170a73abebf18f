from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivrflow.expr import Tree, parse_expression
from ivrflow.expr.prompts.templates import parse_template, print_template

if TYPE_CHECKING:
    from ..conftest import Refused


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('""', ()),
        ('"a"', ("a",)),
        ('"{a}"', (parse_expression("a"),)),
        ('"x{a}{b}y"', ("x", parse_expression("a"), parse_expression("b"), "y")),
        (r'"\{{a}\}"', ("{", parse_expression("a"), "}")),
        (r'"{if a then \"}\" else b}."', (parse_expression('if a then "}" else b'), ".")),
        (r'"{a & \"\\n\"}"', (parse_expression(r'a & "\n"'),)),
        (r'"{\"\\\"}\"}"', (parse_expression(r'"\"}"'),)),
    ],
)
def test_texts_and_expressions_alternate(text: str, parts: tuple[str | Tree, ...]) -> None:
    template = parse_template(text, 0)
    assert template.parts == parts
    assert parse_template(print_template(template), 0) == template


def test_expressions_know_their_place_in_the_whole_text() -> None:
    text = r'say("\u00e9\n{ aa & \"b\" }.")'
    (_, expression, _) = parse_template(text[4:-1], 4).parts
    assert not isinstance(expression, str)
    assert text[expression.start : expression.end] == r"aa & \"b\""


@pytest.mark.parametrize(
    ("text", "marked", "words"),
    [
        ('"a {b"', "{", "} is missing"),
        ('"a } b"', "}", "closes nothing"),
        ('"é{}"', "", "empty"),
        (r'"\n{a == b}"', "=", "Write ="),
        (r'"{\"a}"', "{", "} is missing"),
    ],
)
def test_mistakes_are_shown_in_the_whole_text(text: str, marked: str, words: str, refused: Refused) -> None:
    error = refused(lambda quoted: parse_template(quoted, 0), text)
    assert text[error.start : error.end] == marked
    assert words in str(error)
