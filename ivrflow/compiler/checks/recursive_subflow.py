"""IVR107: subflows that call each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import networkx as nx

from ivrflow.compiler.checks.check import TogetherCheck
from ivrflow.compiler.flow_ways import flow_ways
from ivrflow.compiler.graph import FlowGraph
from ivrflow.model.issues import Issue, IssueCode, Severity

__all__ = ["RECURSIVE_SUBFLOW"]

CODE = IssueCode(
    "IVR107",
    "recursive-subflow",
    Severity.WARNING,
    what="A flow calls itself as a subflow, or flows call each other in a circle.",
    why="With each round the caller is one flow deeper and has as many to come back from; after 20 the call goes to "
    "`on error`.",
    mend="Where the caller is to come back to the flow that called, end the subflow with `return`. Where he is to "
    "begin anew, lead him there with `go`, which leaves everything behind.",
)


def find(flows: Mapping[str, FlowGraph]) -> Iterator[Issue]:
    calls = [way for way in flow_ways(flows) if way.returns]
    graph = nx.DiGraph((way.flow, way.target) for way in calls)
    order = {name: place for place, name in enumerate(flows)}
    for together in nx.strongly_connected_components(graph):
        inner = graph.subgraph(together)
        first = min(together, key=lambda name: order[name])
        if inner.number_of_edges() == 0:
            continue
        circle = _shortest_circle(inner, first)
        way = next(way for way in calls if (way.flow, way.target) == (circle[0], circle[1]))
        flow = flows[way.flow]
        if len(circle) == 2:
            message, advice = f"the flow `{first}` calls itself", "Lead an exit back to where it is to begin again."
        else:
            message = f"flows call each other in a circle: {' -> '.join(circle)}"
            advice = f"End `{circle[1]}` with `return`, or leave it with `go`."
        yield flow.issue(CODE, message, way.node, flow.bounds[way.node].block.span, advice)


def _shortest_circle(calls: nx.DiGraph, first: str) -> list[str]:
    """From a flow back to itself: `a`, `b`, `a`."""
    ways = (nx.shortest_path(calls, following, first) for following in sorted(calls.successors(first)))
    return [first, *min(ways, key=len)]


RECURSIVE_SUBFLOW = TogetherCheck(CODE, find)
