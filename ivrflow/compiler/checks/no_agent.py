"""IVR416: from a menu, no way leads to a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ivrflow.compiler.checks.check import TogetherCheck
from ivrflow.compiler.flow_ways import flow_ways, is_called_elsewhere, steps_before
from ivrflow.compiler.graph import FlowGraph
from ivrflow.model.issues import Issue, IssueCode, Severity

__all__ = ["NO_AGENT"]

CODE = IssueCode(
    "IVR416",
    "no-agent",
    Severity.HINT,
    what="From a menu no way leads to an agent: no queue, transfer, call-back or voicemail, by any key, failure or "
    "flow that is called from there. What happens after a technical error does not count.",
    why="The caller whose concern is not in the menu has nowhere to turn to, and phones again.",
    mend='Add `key "0" -> agents` to the header, with a `queue` node; it holds in every menu of the flow. When a flow '
    "has no agents by intention (a survey, an announcement), say so in its header: `agents = false`.",
)


def find(flows: Mapping[str, FlowGraph]) -> Iterator[Issue]:
    ways = flow_ways(flows)
    people = [(name, node) for name, flow in flows.items() for node in flow.bounds if _may_be_a_person(flow, node)]
    reaching = steps_before(flows, ways, people)
    for name, flow in flows.items():
        if not flow.header.agents or is_called_elsewhere(flow, ways):
            continue
        reachable = flow.reachable()
        lonely = [
            node for node in flow.bounds if node in reachable and _is_menu(flow, node) and (name, node) not in reaching
        ]
        if lonely:
            others = f" (and from {len(lonely) - 1} more)" if len(lonely) > 1 else ""
            message = f"from the menu `{lonely[0]}`{others} no way leads to an agent"
            suggestion = 'Add `key "0" -> …` to the header; or `agents = false` when there are none by intention.'
            yield flow.issue(CODE, message, lonely[0], flow.bounds[lonely[0]].block.span, suggestion)


def _is_menu(flow: FlowGraph, node: str) -> bool:
    """A node with choices; one that has none yet is another finding (IVR410)."""
    bound = flow.bounds[node]
    return (
        bound.kind is not None
        and any(spec.labelled for spec in bound.kind.exits)
        and any(line.argument is not None for line in bound.lines)
    )


def _may_be_a_person(flow: FlowGraph, node: str) -> bool:
    """A node with an error, or an arrow that leads nowhere yet, may be meant to lead to one."""
    bound = flow.bounds[node]
    if bound.node is None or any(not technical for _, technical in flow.unconnected(node)):
        return True
    return bound.node.family == "agent" or any(line.target not in flow.bounds for line in bound.lines)


NO_AGENT = TogetherCheck(CODE, find)
