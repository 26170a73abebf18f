"""IVR102: an arrow to a node that does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.graph import BUILT_IN_TARGETS, FlowGraph
from ivrflow.model.issues import Issue, IssueCode, Severity
from ivrflow.model.source import Span

__all__ = ["UNKNOWN_TARGET"]

CODE = IssueCode(
    "IVR102",
    "unknown-target",
    Severity.ERROR,
    what="An exit, a key, a handler or the start leads to a node that the flow does not have.",
    why="The caller would be sent to a place that is not there.",
    mend="Correct the name, or add the node.",
)


def find(flow: FlowGraph) -> Iterator[Issue]:
    header = flow.header
    nodes = {name for name, bound in flow.bounds.items() if bound.kind is None or not bound.kind.on_canvas_only}
    if header.start and header.start not in nodes:
        yield _issue(flow, "the start", header.start, None, header.start_span)
    for key, (target, span) in header.keys.items():
        if target not in nodes and target not in BUILT_IN_TARGETS:
            yield _issue(flow, f"the key {key}", target, None, span)
    for event, (target, span) in header.handlers.items():
        if target not in nodes:
            yield _issue(flow, f"`on {event}`", target, None, span)
    for name, bound in flow.bounds.items():
        for line in bound.lines:
            if line.target is not None and line.target not in nodes:
                yield _issue(flow, f"the exit `{line.name}`", line.target, name, line.span)


def _issue(flow: FlowGraph, what: str, target: str, node: str | None, span: Span) -> Issue:
    if target in flow.bounds:
        message = f"{what} leads to `{target}`, which is a {flow.bounds[target].block.kind}: no call can get there"
        return flow.issue(CODE, message, node, span, "Lead it to another node.")
    near = get_close_matches(target, flow.bounds, 1)
    suggestion = f"Did you mean `{near[0]}`?" if near else None
    return flow.issue(CODE, f"{what} leads to `{target}`, and there is no such node", node, span, suggestion)


UNKNOWN_TARGET = Check(CODE, find)
