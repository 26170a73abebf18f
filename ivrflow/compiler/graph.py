"""A flow as a graph: what the checks look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

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
    edges: Mapping[str, list[tuple[str, str]]] = field(default_factory=dict)
    """Per node: (node that follows, full name of the exit)."""
    _reachable: frozenset[str] | None = None

    @property
    def roots(self) -> tuple[str, ...]:
        """Where calls enter: the start, and the handlers."""
        return self._entrances("error", "hangup")

    @property
    def roots_with_caller(self) -> tuple[str, ...]:
        """Where calls enter while there is a caller: the start, and `on error`."""
        return self._entrances("error")

    def _entrances(self, *events: str) -> tuple[str, ...]:
        handlers = self.header.handlers
        entrances = (self.header.start, *(handlers[event][0] for event in events if event in handlers))
        return tuple(dict.fromkeys(node for node in entrances if node in self.bounds))

    def reachable(self) -> frozenset[str]:
        """The nodes that a call can get to."""
        if self._reachable is None:
            found, work = set(self.roots), list(self.roots)
            while work:
                for target, _ in self.edges[work.pop()]:
                    if target not in found:
                        found.add(target)
                        work.append(target)
            self._reachable = frozenset(found)
        return self._reachable

    def leading_to(self, ends: Iterable[str]) -> frozenset[str]:
        """The nodes from which there is a way to one of these; they themselves too."""
        before: dict[str, list[str]] = {}
        for name, leads in self.edges.items():
            for target, _ in leads:
                before.setdefault(target, []).append(name)
        found = set(ends)
        work = list(found)
        while work:
            for name in before.get(work.pop(), ()):
                if name not in found:
                    found.add(name)
                    work.append(name)
        return frozenset(found)

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
    edges: dict[str, list[tuple[str, str]]] = {}
    of_header = [(target, f"key {key}") for key, (target, _) in header.keys.items() if target in bounds]
    for name, bound in bounds.items():
        written = [(line.target or "", line.name) for line in bound.lines]
        edges[name] = leads = [(target, exit_name) for target, exit_name in written if target in bounds]
        if of_header and bound.kind is not None and bound.kind.offers_flow_keys:
            own = {line.name for line in bound.lines}
            if getattr(bound.node, "flow_keys", True):
                leads += [(target, exit_name) for target, exit_name in of_header if exit_name not in own]
    return FlowGraph(flow, header, world, bounds, edges)
