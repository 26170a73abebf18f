"""From tree to canonical text: single blanks, no parentheses that change nothing."""

from __future__ import annotations

from ivrflow.expr.literals import print_value
from ivrflow.expr.operators import PRECEDENCE
from ivrflow.expr.tree import Binary, Call, Conditional, ListOf, Literal, Name, Tree, Unary

__all__ = ["print_expression"]

_ATOM = 10
_NOT_CHAINED = PRECEDENCE["="]


def print_expression(tree: Tree) -> str:
    """The canonical text; parsing it gives an equal tree."""
    return _print(tree, 0)


def _print(tree: Tree, least: int) -> str:
    """The text of an operand, in parentheses when it binds looser than `least`."""
    text, level = _text_and_level(tree)
    return f"({text})" if level < least else text


def _text_and_level(tree: Tree) -> tuple[str, int]:
    match tree:
        case Literal(value):
            return print_value(value), _ATOM
        case Name(name):
            return name, _ATOM
        case ListOf(items):
            return f"[{_separated(items)}]", _ATOM
        case Call(function, arguments):
            return f"{function}({_separated(arguments)})", _ATOM
        case Unary("-", operand):
            level = PRECEDENCE["minus"]
            return f"-{_print(operand, level)}", level
        case Unary(operator, operand):
            level = PRECEDENCE[operator]
            return f"{operator} {_print(operand, level)}", level
        case Conditional(condition, chosen, other):
            return f"if {_print(condition, 0)} then {_print(chosen, 0)} else {_print(other, 0)}", PRECEDENCE["if"]
        case Binary():
            return _binary(tree)


def _binary(tree: Binary) -> tuple[str, int]:
    level = PRECEDENCE[tree.operator]
    left, right = level, level + 1
    if level == _NOT_CHAINED:
        left = level + 1
    if tree.operator == "otherwise":
        left, right = _ATOM, PRECEDENCE["minus"]
    return f"{_print(tree.left, left)} {tree.operator} {_print(tree.right, right)}", level


def _separated(trees: tuple[Tree, ...]) -> str:
    return ", ".join(_print(tree, 0) for tree in trees)
