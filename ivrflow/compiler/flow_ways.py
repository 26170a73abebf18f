"""How flows lead to each other: calls, from which a caller comes back, and ways from which he does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from ivrflow.compiler.graph import FlowGraph
from ivrflow.nodes.declare import params_of
from ivrflow.nodes.fields.calls import BoundFlow, FlowCall
from ivrflow.nodes.fields.field_type import FieldType, FlowSignature
from ivrflow.nodes.node import Node

__all__ = [
    "FlowWay",
    "Step",
    "fields_of",
    "flow_ways",
    "flows_named",
    "is_called_elsewhere",
    "is_spoken",
    "steps_before",
]


Step: TypeAlias = tuple[str, str]
"""(flow, node)."""


class FlowWay(NamedTuple):
    """A node of one flow that leads to another flow."""

    flow: str
    node: str
    target: str
    returns: bool
    """The caller comes back: a subflow."""


def flows_named(node: Node) -> Iterator[FlowSignature]:
    """The flows to which a node leads."""
    for attribute in fields_of(type(node), FlowCall):
        value = getattr(node, attribute)
        if isinstance(value, BoundFlow):
            yield value.signature


def fields_of(kind: type[Node], type_: type[FieldType]) -> tuple[str, ...]:
    """The attributes of a kind that hold fields of a type."""
    if kind not in _TYPES:
        _TYPES[kind] = tuple((param.attribute, param.type) for param in params_of(kind))
    return tuple(attribute for attribute, each in _TYPES[kind] if isinstance(each, type_))


_TYPES: dict[type[Node], tuple[tuple[str, FieldType], ...]] = {}
"""Worked out once per kind: flows are checked with every keystroke."""


def flow_ways(flows: Mapping[str, FlowGraph]) -> list[FlowWay]:
    """The ways between these flows, in the order written. Ways to other flows, and from nodes with an error, are
    left out."""
    return [
        FlowWay(name, node, other.id, bound.node.runs_flow)
        for name, flow in flows.items()
        for node, bound in flow.bounds.items()
        if bound.node is not None
        for other in flows_named(bound.node)
        if other.id in flows
    ]


def steps_before(flows: Mapping[str, FlowGraph], ways: list[FlowWay], ends: Iterable[Step]) -> set[Step]:
    """These nodes and all from which a call can get to one of them, through other flows too."""
    before: dict[Step, list[Step]] = {}
    for name, flow in flows.items():
        for node, leads in flow.edges.items():
            for target, _ in leads:
                before.setdefault((name, target), []).append((name, node))
    for way in ways:
        other = flows[way.target]
        before.setdefault((way.target, other.header.start), []).append((way.flow, way.node))
        if way.returns:
            back = [(way.target, node) for node, bound in other.bounds.items() if bound.kind and bound.kind.gives_back]
            for target, _ in flows[way.flow].edges[way.node]:
                before.setdefault((way.flow, target), []).extend(back)
    found = set(ends)
    work = list(found)
    while work:
        for step in before.get(work.pop(), ()):
            if step not in found:
                found.add(step)
                work.append(step)
    return found


def is_called_elsewhere(flow: FlowGraph, ways: list[FlowWay]) -> bool:
    """The flow returns to another one that is not here: what happens before and after it, nobody knows."""
    gives_back = (bound.kind is not None and bound.kind.gives_back for bound in flow.bounds.values())
    return any(gives_back) and all(way.target != flow.flow.id or way.flow == flow.flow.id for way in ways)


def is_spoken(tag: str, languages: tuple[str, ...]) -> bool:
    """Whether who chose a language is answered in it, or in a variety of it (`en-US` for `en-GB`)."""
    return any(tag.partition("-")[0] == each.partition("-")[0] for each in languages)
