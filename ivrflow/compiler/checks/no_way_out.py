"""IVR105: from here, the call never ends by itself."""

from __future__ import annotations

from collections.abc import Iterator

from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.graph import FlowGraph
from ivrflow.model.issues import Issue, IssueCode, Severity

__all__ = ["NO_WAY_OUT"]

CODE = IssueCode(
    "IVR105",
    "no-way-out",
    Severity.ERROR,
    what="From this node no way leads to an end of the call: no hang-up, no queue, no other flow.",
    why="Whatever the caller presses, he is led in circles until he hangs up himself.",
    mend="Give one of the nodes an exit that leads to an end, for example after the last attempt: "
    "`noinput -> goodbye`.",
)


def find(flow: FlowGraph) -> Iterator[Issue]:
    leaving = flow.leading_to(name for name in flow.bounds if _may_end(flow, name))
    trapped = flow.reachable() - leaving
    if trapped:
        first = next(name for name in flow.bounds if name in trapped)
        others = f" (and from {len(trapped) - 1} more)" if len(trapped) > 1 else ""
        span = flow.bounds[first].block.span
        yield flow.issue(CODE, f"from `{first}`{others} no way leads to an end of the call", first, span)


def _may_end(flow: FlowGraph, name: str) -> bool:
    bound = flow.bounds[name]
    if bound.node is None or bound.node.on_canvas_only or any(flow.unconnected(name)):
        return True
    if bound.node.ends_call or bound.node.may_end_call:
        return True
    # An arrow to a node that is not there (IVR102) is meant to lead somewhere.
    return any(line.target not in flow.bounds for line in bound.lines)


NO_WAY_OUT = Check(CODE, find)
