"""IVR106: nobody handles a failure."""

from __future__ import annotations

from collections.abc import Iterator

from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.graph import FlowGraph
from ivrflow.model.issues import Issue, IssueCode, Severity

__all__ = ["UNHANDLED_FAILURE"]

CODE = IssueCode(
    "IVR106",
    "unhandled-failure",
    Severity.WARNING,
    what="A node can fail for technical reasons; neither its exit for that is connected, nor has the flow an "
    "`on error`.",
    why="When the host is down, the call just ends: the caller hears nothing and phones again.",
    mend="Add `on error -> sorry` to the header, with a node that apologises and offers an agent; or connect the exit.",
)


def find(flow: FlowGraph) -> Iterator[Issue]:
    if "error" in flow.header.handlers or _is_handled_above(flow):
        return
    for name, bound in flow.bounds.items():
        missing = [exit_name for exit_name, technical in flow.unconnected(name) if technical]
        if missing:
            words = ", ".join(f"`{exit_name}`" for exit_name in missing)
            message = f"nothing happens on {words}, and the flow has no `on error`"
            yield flow.issue(CODE, message, name, bound.block.span, "Add `on error -> …` to the header.")


def _is_handled_above(flow: FlowGraph) -> bool:
    """A flow that gives back hands its failures up too: to `failed` of the node that called it, of which the flow above
    is told when nothing happens on it. What comes of it when it is dialled itself, exploring shows."""
    return any(bound.kind is not None and bound.kind.gives_back for bound in flow.bounds.values())


UNHANDLED_FAILURE = Check(CODE, find)
