"""Calls of statements and of other flows, with named arguments: `bank.balance(number = account, limit = 5)`."""

from __future__ import annotations

from dataclasses import dataclass, field

from lark import Tree as Parsed

from ivrflow.expr.builder import Branch, build_tree
from ivrflow.expr.errors import ExpressionError
from ivrflow.expr.parser import parse_raw
from ivrflow.expr.printer import print_expression
from ivrflow.expr.tree import Tree

__all__ = ["Argument", "CallTree", "parse_call", "print_call"]


@dataclass(frozen=True, slots=True)
class Argument:
    """`name = value`. The places are those of the name."""

    name: str
    value: Tree
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class CallTree:
    """The whole call. The places are those of the called name."""

    name: str
    arguments: tuple[Argument, ...]
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


def parse_call(text: str) -> CallTree:
    """What is called, and with which arguments, in the order written. Whether it exists is not looked at.

    Raises ExpressionError, also when an argument is given twice.
    """
    branch = parse_raw(text, "statement")
    name = str(branch.children[0])
    start = branch.meta.start_pos
    arguments: dict[str, Argument] = {}
    for child in branch.children[1:]:
        assert isinstance(child, Parsed)
        argument = _argument(child)
        if argument.name in arguments:
            raise ExpressionError(f"{argument.name} is given twice", argument.start, argument.end)
        arguments[argument.name] = argument
    return CallTree(name, tuple(arguments.values()), start, start + len(name))


def _argument(branch: Branch) -> Argument:
    name, value = branch.children
    assert isinstance(name, str)
    assert isinstance(value, Parsed)
    start, end = branch.meta.start_pos, branch.meta.start_pos + len(name)
    if "." in name:
        raise ExpressionError(f"{name} cannot be the name of an argument", start, end, "It has no dot.")
    return Argument(str(name), build_tree(value), start, end)


def print_call(call: CallTree) -> str:
    """The canonical text of a call."""
    arguments = ", ".join(f"{argument.name} = {print_expression(argument.value)}" for argument in call.arguments)
    return f"{call.name}({arguments})"
