from __future__ import annotations

from ivrflow.expr import parse_expression, parse_prompt
from ivrflow.expr.prompts.tree import expressions_of


def test_a_piece_evaluates_what_stands_in_braces_or_all_of_it() -> None:
    template, plain = parse_prompt('say("a {b} c {d + 1}") number(n)')
    assert expressions_of(template) == (parse_expression("b"), parse_expression("d + 1"))
    assert expressions_of(plain) == (parse_expression("n"),)
