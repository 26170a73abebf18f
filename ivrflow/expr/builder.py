"""From the parser's raw tree to the tree of an expression, with its bounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from lark import Token
from lark import Tree as Parsed

from ivrflow.expr.bounds import MAX_CALLS, MAX_DEPTH, MAX_ITEMS
from ivrflow.expr.errors import ExpressionError
from ivrflow.expr.literals import read_literal
from ivrflow.expr.tree import Binary, Call, Conditional, ListOf, Literal, Name, Tree, Unary, children

__all__ = ["Branch", "build_tree"]

Branch: TypeAlias = Parsed[Token]
"""What Lark makes of a rule."""


def build_tree(branch: Branch) -> Tree:
    """The expression that a raw tree stands for. Raises ExpressionError when it is beyond the bounds or a literal is
    wrong."""
    tree = _build(branch, 0)
    if _calls(tree) > MAX_CALLS:
        raise ExpressionError(
            f"the expression calls more than {MAX_CALLS} functions",
            tree.start,
            tree.end,
            "Keep parts of it in variables.",
        )
    return tree


def _calls(tree: Tree) -> int:
    return isinstance(tree, Call) + sum(map(_calls, children(tree)))


def _build(branch: Branch, depth: int) -> Tree:
    start, end = branch.meta.start_pos, branch.meta.end_pos
    if depth >= MAX_DEPTH:
        raise ExpressionError(
            f"the expression has more than {MAX_DEPTH} levels",
            start,
            end,
            "Keep parts of it in variables; the items of a long sum or text count as levels.",
        )
    return _BUILDERS[branch.data](branch, depth + 1)


def _operand(branch: Branch, index: int, depth: int) -> Tree:
    child = branch.children[index]
    assert isinstance(child, Parsed)
    return _build(child, depth)


def _operands(branch: Branch, depth: int) -> tuple[Tree, ...]:
    return tuple(_build(child, depth) for child in branch.children if isinstance(child, Parsed))


def _place(branch: Branch) -> tuple[int, int]:
    return branch.meta.start_pos, branch.meta.end_pos


def _literal(branch: Branch, _depth: int) -> Tree:
    token = branch.children[0]
    assert isinstance(token, Token)
    start, end = _place(branch)
    return Literal(read_literal(token.type, str(token), start), start, end)


def _name(branch: Branch, _depth: int) -> Tree:
    return Name(str(branch.children[0]), *_place(branch))


def _list(branch: Branch, depth: int) -> Tree:
    if len(branch.children) > MAX_ITEMS:
        raise ExpressionError(f"a list has at most {MAX_ITEMS} items", *_place(branch))
    return ListOf(_operands(branch, depth), *_place(branch))


def _unary(branch: Branch, depth: int) -> Tree:
    return Unary(str(branch.children[0]), _operand(branch, 1, depth), *_place(branch))


def _binary(branch: Branch, depth: int) -> Tree:
    return Binary(str(branch.children[1]), _operand(branch, 0, depth), _operand(branch, 2, depth), *_place(branch))


def _conditional(branch: Branch, depth: int) -> Tree:
    condition, chosen, other = _operands(branch, depth)
    return Conditional(condition, chosen, other, *_place(branch))


def _call(branch: Branch, depth: int) -> Tree:
    return Call(str(branch.children[0]), _operands(branch, depth), *_place(branch))


def _parentheses(branch: Branch, depth: int) -> Tree:
    return _operand(branch, 0, depth)


_BUILDERS: dict[str, Callable[[Branch, int], Tree]] = {
    "literal": _literal,
    "name": _name,
    "list": _list,
    "unary": _unary,
    "binary": _binary,
    "conditional": _conditional,
    "call": _call,
    "parentheses": _parentheses,
}
