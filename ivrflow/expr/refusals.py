"""The faults for operands that an operator or a function does not take. Checked expressions meet nothing alone here;
values of a wrong type can come from a host that breaks its promise."""

from __future__ import annotations

from ivrflow.expr.classes import base_of
from ivrflow.expr.errors import EvaluationFault
from ivrflow.expr.printer import print_expression
from ivrflow.expr.tree import Binary, Tree
from ivrflow.model.values import Value

__all__ = ["brief", "refused_operands", "refused_value"]

_LONGEST = 60


def refused_value(tree: Tree, value: Value, taker: str) -> EvaluationFault:
    """The fault for one operand. `taker` is the operator or function as written."""
    if value is None:
        return EvaluationFault(f"{brief(tree)} is nothing, which {taker} cannot take: write {brief(tree)} otherwise …")
    return EvaluationFault(f"{brief(tree)} is {_type_words(value)}, which {taker} does not take")


def refused_operands(tree: Binary, left: Value, right: Value) -> EvaluationFault:
    """The fault for two operands."""
    if left is None:
        return refused_value(tree.left, left, tree.operator)
    if right is None:
        return refused_value(tree.right, right, tree.operator)
    return EvaluationFault(
        f"{tree.operator} does not take {_type_words(left)} and {_type_words(right)} in {brief(tree)}"
    )


def brief(tree: Tree) -> str:
    """The author's words for an expression, cut short when there are many."""
    words = print_expression(tree)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _type_words(value: Value) -> str:
    try:
        return base_of(value).value
    except TypeError:
        return "no value of the language"
