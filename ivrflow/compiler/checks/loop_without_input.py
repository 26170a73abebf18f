"""IVR104: a loop in which the caller is asked nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import networkx as nx

from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.graph import FlowGraph
from ivrflow.model.issues import Issue, IssueCode, Severity

__all__ = ["LOOP_WITHOUT_INPUT"]

CODE = IssueCode(
    "IVR104",
    "loop-without-input",
    Severity.ERROR,
    what="Nodes lead to each other in a circle, and none of them asks the caller anything.",
    why="A caller who gets in hears the same over and over, or silence, and cannot do anything about it; the call is "
    "ended after 1,000 nodes.",
    mend="Lead one of the exits out of the circle, or ask the caller within it.",
)


def find(flow: FlowGraph) -> Iterator[Issue]:
    quiet = {name for name, bound in flow.bounds.items() if not _asks(flow, name) and bound.kind is not None}
    leads = {
        name: [
            target for target, exit_name in flow.edges[name] if target in quiet and not _bounded(flow, name, exit_name)
        ]
        for name in flow.bounds
        if name in quiet
    }
    circular = _leading_round(leads)
    ways = nx.DiGraph((name, target) for name in circular for target in leads[name] if target in circular)
    for circle in nx.strongly_connected_components(ways):
        if len(circle) == 1 and not any(ways.has_edge(name, name) for name in circle):
            continue
        members = [name for name in flow.bounds if name in circle]
        first = members[0]
        shown = " -> ".join(members[:6]) + (" -> …" if len(members) > 6 else "")
        span = flow.bounds[first].block.span
        yield flow.issue(CODE, f"{shown} is a circle in which the caller is asked nothing", first, span)


def _leading_round(leads: Mapping[str, list[str]]) -> list[str]:
    """The nodes in circles, and those on ways between circles: few, where networkx would be given them all."""
    arriving = Counter(target for targets in leads.values() for target in targets)
    work = [name for name in leads if not arriving[name]]
    while work:
        for target in leads[work.pop()]:
            arriving[target] -= 1
            if not arriving[target]:
                work.append(target)
    return [name for name in leads if arriving[name]]


def _asks(flow: FlowGraph, name: str) -> bool:
    """The node waits for the caller; a subflow may, which is for that flow's own checks to say."""
    kind = flow.bounds[name].kind
    return kind is None or any(spec.input for spec in kind.exits) or kind.runs_flow


def _bounded(flow: FlowGraph, name: str, exit_name: str) -> bool:
    kind = flow.bounds[name].kind
    return kind is not None and any(spec.bounded and spec.name == exit_name for spec in kind.exits)


LOOP_WITHOUT_INPUT = Check(CODE, find)
