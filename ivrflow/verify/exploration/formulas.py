"""Every formula of a program, with what becomes of its value."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from ivrflow.compiler.program import Program
from ivrflow.expr import Tree
from ivrflow.expr.tree import Name, children
from ivrflow.nodes.declare import params_of
from ivrflow.nodes.fields.calls import BoundCall, BoundFlow
from ivrflow.nodes.fields.field_type import Arguments, Formula
from ivrflow.nodes.fields.prompts import PromptSet
from ivrflow.nodes.node import Node

__all__ = ["Role", "Use", "flows_called", "names_in", "subtrees", "uses_of"]


class Role(Enum):
    """What a formula is there for."""

    DECIDES = "decides"
    """It is the condition of an exit."""
    SETS = "sets"
    """A variable of this flow becomes its value."""
    ARGUMENT = "argument"
    """A variable of another flow begins with its value."""
    RETURNS = "returns"
    """A result of this flow is its value."""
    TELLS = "tells"
    """A caller, a host or an agent is told its value; it decides nothing here, but may fail to be computed."""


class Use(NamedTuple):
    """One formula, where it stands."""

    node: int
    role: Role
    tree: Tree
    name: str = ""
    """What is set: the variable, the argument, the result."""
    flow: str = ""
    """For arguments: the other flow."""


def uses_of(program: Program) -> Iterator[Use]:
    """All formulas of a program: whatever the fields of its nodes hold, also of kinds that nobody here knows."""
    for number, node in enumerate(program.nodes):
        for name, formula in node.assigns().items:
            yield Use(number, Role.SETS, formula.tree, name)
        for name, formula in node.returns().items:
            yield Use(number, Role.RETURNS, formula.tree, name)
        for tree in node.decides():
            yield Use(number, Role.DECIDES, tree)
        known = (node.assigns(), node.returns())
        for param in params_of(type(node)):
            value = getattr(node, param.attribute)
            if not any(value is one for one in known):
                yield from _in_value(number, value)


def _in_value(number: int, value: object) -> Iterator[Use]:
    match value:
        case Formula():
            yield Use(number, Role.TELLS, value.tree)
        case Arguments():
            for _, formula in value.items:
                yield Use(number, Role.TELLS, formula.tree)
        case BoundCall():
            yield from _in_value(number, value.arguments)
        case BoundFlow():
            for name, formula in value.arguments.items:
                yield Use(number, Role.ARGUMENT, formula.tree, name, value.signature.id)
        case PromptSet():
            for _, by_language in value.attempts:
                for prompt in by_language.values():
                    for tree in prompt.expressions:
                        yield Use(number, Role.TELLS, tree)
        case tuple() | list():
            for item in value:
                yield from _in_value(number, item)


def names_in(tree: Tree) -> Iterator[str]:
    """The variables and facts in a tree, as often as they occur."""
    return (part.name for part in subtrees(tree) if isinstance(part, Name))


def subtrees(tree: Tree) -> Iterator[Tree]:
    """The tree itself and all its parts."""
    yield tree
    for child in children(tree):
        yield from subtrees(child)


def flows_called(node: Node) -> Iterator[str]:
    """The flows that a node calls or goes to."""
    for param in params_of(type(node)):
        value = getattr(node, param.attribute)
        if isinstance(value, BoundFlow):
            yield value.signature.id
