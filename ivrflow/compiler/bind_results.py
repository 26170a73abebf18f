"""What a node leaves behind: results kept with `into`, variables it sets, results that its flow gives back."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from ivrflow.compiler.binder import BlockBinder
from ivrflow.compiler.bound import Bound
from ivrflow.model.flow import Block
from ivrflow.model.source import Span
from ivrflow.model.types import Type
from ivrflow.nodes.codes import NOT_THAT_KIND_OF_VALUE, UNKNOWN_FIELD, WRONG_EXPRESSION, WRONG_TYPE
from ivrflow.nodes.fields.formulas import flows_into, labels_flow_into, needs_value, type_problem
from ivrflow.nodes.node import Node

__all__ = ["bind_results"]


def bind_results(block: Block, node: Node, bound: Bound, binder: BlockBinder) -> None:
    """Fill in what the node assigns and owes; report what does not fit."""
    into: dict[str, str] = {}
    assigns: dict[str, Type] = {}
    _bind_intos(block, node, into, assigns, binder)
    may_clear = _bind_assignments(node, into, assigns, binder)
    bound.into, bound.assigns, bound.may_clear = into, assigns, frozenset(may_clear)
    bound.owes = _bind_returns(node, binder)


def _bind_intos(block: Block, node: Node, into: dict[str, str], assigns: dict[str, Type], binder: BlockBinder) -> None:
    results = {result.name: result for result in node.results()}
    for line in block.intos:
        result = results.get(line.result)
        if result is None:
            near = get_close_matches(line.result, results, 1)
            suggestion = f"Did you mean `{near[0]}`?" if near else f"Its results: {', '.join(results) or 'none'}."
            binder.report(UNKNOWN_FIELD, f"this {node.kind} has no result `{line.result}`", line.span, suggestion)
            continue
        target = _variable(line.variable, line.span, binder)
        if target is None:
            continue
        if line.variable in into:
            message = f"`{line.variable}` is filled twice"
            binder.report(NOT_THAT_KIND_OF_VALUE, message, line.span, "Keep one of the lines.")
        elif problem := type_problem(result.type, target):
            binder.report(WRONG_TYPE, f"`{line.variable}` {problem} (the result `{line.result}`)", line.span)
        else:
            labels_flow_into(result.type, target, f"`{line.variable}`", line.span, binder)
        into[line.variable] = line.result
        assigns[line.variable] = result.type


def _bind_assignments(node: Node, into: dict[str, str], assigns: dict[str, Type], binder: BlockBinder) -> set[str]:
    """Gives the variables that may hold nothing afterwards."""
    may_clear = set()
    for name, formula in node.assigns().items:
        target = _variable(name, formula.span, binder)
        if target is None:
            continue
        flows_into(formula, target, f"`{name}`", binder)
        into[name] = name
        assigns[name] = formula.type
        if formula.may_be_nothing:
            may_clear.add(name)
    return may_clear


def _bind_returns(node: Node, binder: BlockBinder) -> frozenset[str]:
    if not node.gives_back:
        return frozenset()
    wanted = binder.around.results
    given = set()
    for name, formula in node.returns().items:
        given.add(name)
        if name not in wanted:
            message = f"the flow declares no result `{name}`"
            binder.report(UNKNOWN_FIELD, message, formula.span, _known(name, wanted))
            continue
        flows_into(formula, wanted[name], f"the result `{name}`", binder)
        needs_value(formula, f"the result `{name}`", binder)
    return frozenset(wanted.keys() - given)


def _known(name: str, wanted: Mapping[str, Type]) -> str:
    near = get_close_matches(name, wanted, 1)
    return f"Did you mean `{near[0]}`?" if near else f"Its results: {', '.join(wanted) or 'none'}."


def _variable(name: str, span: Span, binder: BlockBinder) -> Type | None:
    target = binder.scope.get(name)
    if target is None:
        near = get_close_matches(name, binder.scope, 1)
        binder.report(
            WRONG_EXPRESSION,
            f"there is no variable `{name}`",
            span,
            f"Did you mean `{near[0]}`?" if near else f"Declare it in the header: `var {name}: text`.",
        )
    return target
