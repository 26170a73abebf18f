"""One block → one node, by the declaration of its kind."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from ivrflow.compiler.bind_exits import bind_exits, check_exits, written_name
from ivrflow.compiler.bind_results import bind_results
from ivrflow.compiler.binder import BlockBinder, Surroundings
from ivrflow.compiler.bound import Bound, BoundLine
from ivrflow.model.flow import Block, Field
from ivrflow.model.issues import IssueCode, Severity
from ivrflow.model.source import Source
from ivrflow.nodes.codes import (
    MAY_BE_NOTHING,
    MISSING_FIELD,
    NOT_THAT_KIND_OF_VALUE,
    PRIVATE_EXPOSED,
    SECRET_IN_PROMPT,
    UNKNOWN_FIELD,
    UNTRUSTED_TARGET,
)
from ivrflow.nodes.declare import Param, params_of
from ivrflow.nodes.node import Node

__all__ = ["BIND_CODES", "OF_VALUES", "Bound", "BoundLine", "Surroundings", "bind_block"]

UNKNOWN_KIND = IssueCode(
    "IVR404",
    "unknown-kind",
    Severity.ERROR,
    what="The node is of a kind that this installation does not know.",
    why="A caller who gets there cannot be served; perhaps the flow was drawn with a newer version or an add-on.",
    mend="Correct the kind (`ivrflow kinds` lists them), or install the package that brings it.",
)
BIND_CODES = (UNKNOWN_KIND,)

_NOT_HERE = "It comes from a newer version, or from a package that is not installed; install that, or use another kind."

OF_VALUES = frozenset(code.code for code in (MAY_BE_NOTHING, PRIVATE_EXPOSED, SECRET_IN_PROMPT, UNTRUSTED_TARGET))
"""Errors about where values may go: the node can be run all the same, to show what would come of it."""


def bind_block(block: Block, around: Surroundings) -> Bound:
    """Bind one block; never raises for what an author can write."""
    kinds = around.world.catalogue
    kind = kinds.get(block.kind)
    binder = BlockBinder(block, around)
    if kind is None:
        near = get_close_matches(block.kind, kinds, 1)
        suggestion = f"Did you mean `{near[0]}`?" if near else _NOT_HERE
        binder.report(UNKNOWN_KIND, f'there is no node kind "{block.kind}"', block.span, suggestion)
        lines = tuple(BoundLine(written_name(line), line.target, line.span) for line in block.exits)
        return Bound(block, around, None, lines=lines, issues=tuple(binder.issues))
    values = _bind_fields(block, kind, binder)
    lines, exits = bind_exits(block, kind, binder)
    bound = Bound(block, around, kind, lines=lines)
    if binder.errors <= OF_VALUES:
        bound.rehearsable = _make(block, kind(id=block.id, lines=exits, **values), bound, binder)
        bound.node = None if binder.has_errors else bound.rehearsable
    bound.uses, bound.needs = frozenset(binder.uses), frozenset(binder.needs)
    bound.issues = tuple(binder.issues)
    return bound


def _make(block: Block, node: Node, bound: Bound, binder: BlockBinder) -> Node | None:
    """The node, unless something shows to be wrong once its fields are known that keeps it from being run."""
    written = {line.name: line.span for line in block.fields}
    for name, message in node.problems():
        binder.field = name
        binder.report(NOT_THAT_KIND_OF_VALUE, f"`{name}`: {message}", written.get(name, block.span))
        binder.field = None
    check_exits(block, node, binder)
    bind_results(block, node, bound, binder)
    return node if binder.errors <= OF_VALUES else None


def _bind_fields(block: Block, kind: type[Node], binder: BlockBinder) -> dict[str, Any]:
    written: dict[str, list[Field]] = {}
    for line in block.fields:
        written.setdefault(line.name, []).append(line)
    params = {param.name: param for param in params_of(kind)}
    for name in written:
        if name in params:
            continue
        near = get_close_matches(name, params, 1)
        known = ", ".join(params) or "none"
        suggestion = f"Did you mean `{near[0]}`?" if near else f"Its fields: {known}."
        binder.report(UNKNOWN_FIELD, f"a {kind.kind} has no field `{name}`", written[name][0].span, suggestion)
    values = {}
    for param in params.values():
        binder.field = param.name
        values[param.attribute] = _bind_field(block, param, written.get(param.name, []), binder)
    binder.field = None
    return values


def _bind_field(block: Block, param: Param, written: list[Field], binder: BlockBinder) -> Any:
    if not written:
        if param.required:
            binder.report(MISSING_FIELD, f"`{param.name}` is missing: {param.help or param.label}", block.span)
            return param.type.absent()
        if param.default is None:
            return param.type.absent()
        written = [Field(param.name, Source(param.default, block.span), span=block.span)]
    for line in written:
        if line.index is not None and not param.type.indexed:
            binder.report(NOT_THAT_KIND_OF_VALUE, f"`{param.name}` has no value per attempt", line.span)
            return param.type.absent()
    return param.type.bind(tuple(written), binder)
