"""A flow as a graph: what the checks look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import networkx as nx

from ivrflow.compiler.bind import Bound
from ivrflow.compiler.header import ReadHeader
from ivrflow.compiler.world import World
from ivrflow.model.flow import Flow
from ivrflow.model.issues import Issue, IssueCode
from ivrflow.model.source import Span

__all__ = ["BUILT_IN_TARGETS", "FlowGraph", "graph_of"]

BUILT_IN_TARGETS = frozenset({"back", "repeat"})
"""What a flow-level key may lead to beside nodes."""


@dataclass(slots=True)
class FlowGraph:
    """All that is known of a flow when its blocks are bound."""

    flow: Flow
    header: ReadHeader
    world: World
    bounds: Mapping[str, Bound]
    """By node id, in the order written."""
    graph: nx.MultiDiGraph = field(default_factory=nx.MultiDiGraph)
    """Node ids; edges carry `exit`, the full name of the exit."""

    @property
    def roots(self) -> tuple[str, ...]:
        """Where calls enter: the start, and the handlers."""
        entrances = (self.header.start, *(target for target, _ in self.header.handlers.values()))
        return tuple(dict.fromkeys(node for node in entrances if node in self.bounds))

    def reachable(self) -> set[str]:
        """The nodes that a call can get to."""
        found = set(self.roots)
        for root in self.roots:
            found |= nx.descendants(self.graph, root)
        return found

    def issue(
        self, code: IssueCode, message: str, node: str | None, span: Span, suggestion: str | None = None
    ) -> Issue:
        return Issue(code.code, code.severity, message, self.flow.id, node, None, span, suggestion)

    def unconnected(self, node: str) -> Iterator[tuple[str, bool]]:
        """The exits of a node that lead nowhere, and whether they are technical."""
        bound = self.bounds[node]
        if bound.node is None:
            return
        connected = {line.name for line in bound.lines if line.target is not None}
        for line in bound.lines:
            if line.target is None:
                yield line.name, False
        for spec in bound.node.exits_of():
            there = spec.name in connected or any(line.name == spec.name for line in bound.lines)
            if not there and spec.argument is None and spec.otherwise is None:
                yield spec.name, spec.technical


def graph_of(flow: Flow, header: ReadHeader, world: World, bounds: Mapping[str, Bound]) -> FlowGraph:
    """Draw the edges: exit lines, and the flow-level keys of every menu where they hold."""
    made = FlowGraph(flow, header, world, bounds)
    graph = made.graph
    graph.add_nodes_from(bounds)
    key_targets = [(key, target) for key, (target, _) in header.keys.items() if target in bounds]
    for name, bound in bounds.items():
        for line in bound.lines:
            if line.target in bounds:
                graph.add_edge(name, line.target, exit=line.name)
        if bound.kind is not None and bound.kind.offers_flow_keys and getattr(bound.node, "flow_keys", True):
            for key, target in key_targets:
                graph.add_edge(name, target, exit=f"key {key}")
    return made
