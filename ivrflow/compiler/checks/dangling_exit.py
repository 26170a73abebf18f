"""IVR101: an exit that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.graph import FlowGraph
from ivrflow.model.issues import Issue, IssueCode, Severity

__all__ = ["DANGLING_EXIT"]

CODE = IssueCode(
    "IVR101",
    "dangling-exit",
    Severity.ERROR,
    what="A way out of a node is not connected to any node.",
    why="The caller who takes it hears the apology for an error, or the call just ends.",
    mend="Connect the exit: `noinput -> goodbye`. If the way should not exist, delete the key or the condition.",
)


def find(flow: FlowGraph) -> Iterator[Issue]:
    for name, bound in flow.bounds.items():
        for exit_name, technical in flow.unconnected(name):
            if not technical:
                span = next((line.span for line in bound.lines if line.name == exit_name), bound.block.span)
                yield flow.issue(CODE, f"the exit `{exit_name}` leads nowhere", name, span, f"Add `{exit_name} -> …`.")


DANGLING_EXIT = Check(CODE, find)
