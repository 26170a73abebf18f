"""From text to tree, with Lark."""

from __future__ import annotations

from typing import Literal

from lark import Lark, UnexpectedInput

from ivrflow.expr.bounds import MAX_SOURCE
from ivrflow.expr.builder import Branch, build_tree
from ivrflow.expr.errors import ExpressionError
from ivrflow.expr.mistakes import explain
from ivrflow.expr.tree import Tree

__all__ = ["parse_expression", "parse_raw"]

_LARK = Lark.open(
    "grammar.lark",
    rel_to=__file__,
    start=["expression", "prompt", "statement"],
    parser="lalr",
    propagate_positions=True,
    maybe_placeholders=False,
)


def parse_expression(text: str) -> Tree:
    """The tree of an expression such as `balance > 100 and not vip`.

    Raises ExpressionError, with offsets into `text`, for the first mistake. Names and types are not looked at yet.
    """
    return build_tree(parse_raw(text, "expression"))


def parse_raw(text: str, start: Literal["expression", "prompt", "statement"]) -> Branch:
    """What Lark makes of a text. Raises ExpressionError."""
    if len(text) > MAX_SOURCE:
        raise ExpressionError(
            f"the text has {len(text)} characters, at most {MAX_SOURCE} are read",
            MAX_SOURCE,
            len(text),
            "Split it up, and keep parts in variables.",
        )
    try:
        return _LARK.parse(text, start=start)
    except UnexpectedInput as error:
        raise explain(error, text, start) from None
