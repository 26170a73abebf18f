"""IVR410: a menu without choices."""

from __future__ import annotations

from collections.abc import Iterator

from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.graph import FlowGraph
from ivrflow.model.issues import Issue, IssueCode, Severity

__all__ = ["EMPTY_MENU"]

CODE = IssueCode(
    "IVR410",
    "empty-choice",
    Severity.ERROR,
    what="A node that lets the caller or the data choose has nothing to choose from: a menu without a key, a branch "
    "without a condition.",
    why="The caller is asked to press a key, and every key is wrong.",
    mend='Add a choice: `key "1" -> node`, `when balance > 100 -> node`; or use another kind of node.',
)


def find(flow: FlowGraph) -> Iterator[Issue]:
    for name, bound in flow.bounds.items():
        if bound.node is None:
            continue
        repeated = [spec.name for spec in bound.node.exits_of() if spec.argument is not None]
        if repeated and not bound.node.lines:
            words = " or ".join(f"`{exit_name} …`" for exit_name in repeated)
            yield flow.issue(CODE, f"this {bound.node.kind} has no {words}", name, bound.block.span)


EMPTY_MENU = Check(CODE, find)
