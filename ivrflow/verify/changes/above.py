"""A change of one flow, as callers of other flows meet it: those that lead into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import networkx as nx

from ivrflow.model.flow import Flow
from ivrflow.nodes.catalogue import Catalogue
from ivrflow.verify.changes.reach import Destination, flow_called, reach

__all__ = ["SeenFrom", "seen_from_above"]


@dataclass(frozen=True, slots=True)
class SeenFrom:
    """What is different for calls that come in by another flow."""

    start: str
    gained: tuple[Destination, ...]
    """What they can newly reach, with the way from there on in the new version."""
    lost: tuple[Destination, ...]
    """What they can no longer reach, with the way in the old version."""


def seen_from_above(
    before: Mapping[str, Flow], after: Mapping[str, Flow], flow: str, catalogue: Catalogue
) -> tuple[SeenFrom, ...]:
    """For each flow in which calls begin that may get into `flow`, in the order given; without those for which nothing
    is different. Both are whole sets of flows, by their ids."""
    found = []
    for start in _outermost(before, after, flow):
        old, new = reach(before, start, catalogue), reach(after, start, catalogue)
        seen = SeenFrom(
            start,
            tuple(destination for goal, destination in new.items() if goal not in old),
            tuple(destination for goal, destination in old.items() if goal not in new),
        )
        if seen.gained or seen.lost:
            found.append(seen)
    return tuple(found)


def _outermost(before: Mapping[str, Flow], after: Mapping[str, Flow], flow: str) -> Iterator[str]:
    """Flows that lead to it, and to which no other flow leads; all that lead to it where they go round in a circle."""
    graph = nx.DiGraph()
    graph.add_node(flow)
    for flows in (before, after):
        for name, each in flows.items():
            graph.add_edges_from((name, callee) for block in each.blocks if (callee := flow_called(block)) is not None)
    above = nx.ancestors(graph, flow) - {flow}
    first = {name for name in above if not graph.in_degree(name)}
    return (name for name in dict.fromkeys((*before, *after)) if name in (first or above))
