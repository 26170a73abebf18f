"""The tree of an expression. Two trees are equal when they mean the same; places do not count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from ivrflow.model.values import Value

__all__ = [
    "Binary",
    "Call",
    "Conditional",
    "ListOf",
    "Literal",
    "Name",
    "Tree",
    "Unary",
    "children",
    "is_constant",
    "relocate",
]


@dataclass(frozen=True, slots=True)
class Literal:
    """A value as written. Numbers, money and durations are not negative here: the sign is an operator."""

    value: Value
    start: int = field(default=0, compare=False)
    """Offset of the first character in the text that was parsed."""
    end: int = field(default=0, compare=False)
    """Offset behind the last character."""


@dataclass(frozen=True, slots=True)
class Name:
    """A variable of the flow (`balance`), or with a dot a fact of the call (`call.ani`)."""

    name: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)

    @property
    def is_fact(self) -> bool:
        return "." in self.name


@dataclass(frozen=True, slots=True)
class ListOf:
    """`[a, b]`."""

    items: tuple[Tree, ...]
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Unary:
    """`-a`, `not a`."""

    operator: str
    operand: Tree
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """`a + b` and all other operators between two operands."""

    operator: str
    left: Tree
    right: Tree
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Conditional:
    """`if condition then chosen else other`."""

    condition: Tree
    chosen: Tree
    other: Tree
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """`function(arguments)`."""

    function: str
    arguments: tuple[Tree, ...]
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


Tree: TypeAlias = Literal | Name | ListOf | Unary | Binary | Conditional | Call


def children(tree: Tree) -> Iterator[Tree]:
    """The operands of a tree, in the order written."""
    match tree:
        case ListOf(items) | Call(_, items):
            yield from items
        case Unary(_, operand):
            yield operand
        case Binary(_, left, right):
            yield left
            yield right
        case Conditional(condition, chosen, other):
            yield condition
            yield chosen
            yield other


def is_constant(tree: Tree) -> bool:
    """Neither a variable nor a fact decides its value: all operators and functions are pure."""
    return not isinstance(tree, Name) and all(is_constant(child) for child in children(tree))


def relocate(tree: Tree, place: Callable[[int], int]) -> Tree:
    """The same tree with other offsets, for a text that was part of another one."""
    start, end = place(tree.start), place(tree.end)
    match tree:
        case ListOf(items):
            return ListOf(tuple(relocate(item, place) for item in items), start, end)
        case Call(function, arguments):
            return Call(function, tuple(relocate(argument, place) for argument in arguments), start, end)
        case Unary(operator, operand):
            return Unary(operator, relocate(operand, place), start, end)
        case Binary(operator, left, right):
            return Binary(operator, relocate(left, place), relocate(right, place), start, end)
        case Conditional(condition, chosen, other):
            return Conditional(relocate(condition, place), relocate(chosen, place), relocate(other, place), start, end)
        case _:
            return replace(tree, start=start, end=end)
