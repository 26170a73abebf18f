from __future__ import annotations

from ivrflow.expr import parse_expression
from ivrflow.expr.refusals import brief, refused_operands, refused_value
from ivrflow.expr.tree import Binary


def test_the_missing_operand_is_named_and_the_cure_shown() -> None:
    tree = parse_expression("a + first(b)")
    assert isinstance(tree, Binary)
    assert refused_operands(tree, "x", None).message == (
        "first(b) is nothing, which + cannot take: write first(b) otherwise …"
    )


def test_types_are_named_and_values_never() -> None:
    message = refused_value(parse_expression("pin"), "4711", "not").message
    assert message == "pin is text, which not does not take"


def test_long_expressions_are_cut() -> None:
    words = brief(parse_expression(" + ".join(["balance"] * 50)))
    assert len(words) == 60
    assert words.endswith("…")
