"""What an exploration has to say about a flow, with the call that shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ivrflow.compiler.graph import FlowGraph
from ivrflow.model.conversation import Conversation
from ivrflow.model.issues import Issue, IssueCode
from ivrflow.model.source import NOWHERE, Span
from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.exploration.space import Path
from ivrflow.verify.rehearsal import Rehearsal, rehearse

__all__ = ["Finding", "shown"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding."""

    code: IssueCode
    flow: str
    node: str
    message: str
    """One sentence, without code or place."""
    exit: str = ""
    """The exit that it is about, where it is about one."""
    certain: bool = False
    """It was run concretely from the ring on, and happened again. Otherwise it is possible, and no more is claimed."""
    example: Conversation | None = None
    """A call that shows it; there is one when it is certain."""

    def issue(self, graph: FlowGraph | None = None) -> Issue:
        """As the checks of the compiler say it; with the graph of its flow also where it stands in the text."""
        message = self.message if self.certain else f"possibly, {self.message}"
        span = NOWHERE if graph is None else self._span(graph)
        return Issue(self.code.code, self.code.severity, message, self.flow, self.node, span=span)

    def _span(self, graph: FlowGraph) -> Span:
        bound = graph.bounds.get(self.node)
        if bound is None:
            return NOWHERE
        return next((line.span for line in bound.lines if line.name == self.exit), bound.block.span)


def shown(exploration: Exploration, finding: Finding, path: Path, holds: Callable[[Rehearsal], bool]) -> Finding:
    """The finding with its example, if a fresh call that goes the path has it too; else merely possible."""
    title = f"{finding.code.name}: {finding.flow}.{finding.node}"
    rehearsal = rehearse(exploration.programs, path, title, finding.message)
    if not (rehearsal.complete and holds(rehearsal)):
        return finding
    return Finding(
        finding.code,
        finding.flow,
        finding.node,
        finding.message,
        finding.exit,
        certain=True,
        example=rehearsal.conversation,
    )
