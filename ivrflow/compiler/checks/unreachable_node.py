"""IVR103: a node that no call gets to."""

from __future__ import annotations

from collections.abc import Iterator

from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.graph import FlowGraph
from ivrflow.model.issues import Issue, IssueCode, Severity

__all__ = ["UNREACHABLE_NODE"]

CODE = IssueCode(
    "IVR103",
    "unreachable-node",
    Severity.WARNING,
    what="No way leads from the start (or a handler, or a key of the header) to the node.",
    why="What the node offers is never offered to anybody. Often an arrow was forgotten.",
    mend="Lead an exit to it, or delete it.",
)


def find(flow: FlowGraph) -> Iterator[Issue]:
    if not flow.roots:
        return
    reachable = flow.reachable()
    for name, bound in flow.bounds.items():
        on_canvas_only = bound.kind is not None and bound.kind.on_canvas_only
        if name not in reachable and not on_canvas_only:
            yield flow.issue(CODE, f"no way leads to `{name}`", name, bound.block.span)


UNREACHABLE_NODE = Check(CODE, find)
