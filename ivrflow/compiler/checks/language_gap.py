"""IVR308: another flow does not speak the caller's language."""

from __future__ import annotations

from collections.abc import Iterator

from ivrflow.compiler.checks.about_prompts import listed
from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.flow_ways import flows_named, is_spoken
from ivrflow.compiler.graph import FlowGraph
from ivrflow.model.issues import Issue, IssueCode, Severity

__all__ = ["LANGUAGE_GAP"]

CODE = IssueCode(
    "IVR308",
    "language-gap",
    Severity.WARNING,
    what="A node leads to another flow that lacks one of this flow's languages.",
    why="The caller who chose that language hears the other flow in a language that he may not understand.",
    mend="Add the language to the other flow, with its prompts.",
)


def find(flow: FlowGraph) -> Iterator[Issue]:
    for name, bound in flow.bounds.items():
        if bound.node is None:
            continue
        for other in flows_named(bound.node):
            missing = [tag for tag in flow.header.languages if not is_spoken(tag, other.languages)]
            if missing:
                message = f"callers who chose {listed(missing)} hear `{other.id}` in {other.languages[0]}"
                yield flow.issue(CODE, message, name, bound.block.span, f"Add {listed(missing)} to that flow.")


LANGUAGE_GAP = Check(CODE, find)
