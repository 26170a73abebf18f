"""Where calls come in, as far as flows and routes tell."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import networkx as nx

from ivrflow.compiler.program import Program
from ivrflow.verify.exploration.formulas import flows_called

__all__ = ["entrances_of"]


def entrances_of(programs: Mapping[str, Program], routed: Collection[str] = ()) -> tuple[str, ...]:
    """The flows that no other one leads to; of flows that only lead to each other the first. In the order given.

    Calls that begin in these can get into all flows. Who knows the routes gives the flows to which they lead
    (`routed`; others than `programs` do not matter): one that is called by another may be dialled as well, and then
    it is met without what its caller sets before.
    """
    graph = nx.DiGraph()
    graph.add_nodes_from(programs)
    for program in programs.values():
        for node in program.nodes:
            graph.add_edges_from((program.id, callee) for callee in flows_called(node) if callee in programs)
    groups = nx.condensation(graph)
    first = {
        next(name for name in programs if name in groups.nodes[group]["members"])
        for group in groups
        if not groups.in_degree(group)
    }
    return tuple(name for name in programs if name in first or name in routed)
