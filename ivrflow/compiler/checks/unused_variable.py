"""IVR204: a variable that nothing reads."""

from __future__ import annotations

from collections.abc import Iterator

from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.graph import FlowGraph
from ivrflow.model.flow import Variable
from ivrflow.model.issues import Issue, IssueCode, Severity

__all__ = ["UNUSED_VARIABLE"]

CODE = IssueCode(
    "IVR204",
    "unused-variable",
    Severity.HINT,
    what="A variable is declared, and no node reads it.",
    why="The caller may be asked for something that nobody uses.",
    mend="Use it, or delete it and what fills it.",
)


def find(flow: FlowGraph) -> Iterator[Issue]:
    if any(bound.node is None for bound in flow.bounds.values()):
        return
    read = set[str]().union(*(bound.uses for bound in flow.bounds.values()))
    for entry in flow.flow.header.entries:
        if isinstance(entry, Variable) and entry.role != "result" and entry.name not in read:
            yield flow.issue(CODE, f"nothing reads `{entry.name}`", None, entry.span)


UNUSED_VARIABLE = Check(CODE, find)
