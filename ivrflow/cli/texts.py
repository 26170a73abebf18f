"""Findings as people and programs read them."""

from __future__ import annotations

from collections.abc import Iterable

from ivrflow.lang import render_issue
from ivrflow.model.issues import Issue, Severity
from ivrflow.runtime.flow_set import ReadFlow

__all__ = ["issue_as_json", "render", "worst"]


def render(flow: ReadFlow, issue: Issue) -> str:
    """A finding as people read it: place, source line, caret, suggestion."""
    return render_issue(flow.parsed.text, flow.path, issue)


def issue_as_json(path: str, issue: Issue) -> dict[str, object]:
    return {
        "path": path,
        "code": issue.code,
        "severity": issue.severity.value,
        "message": issue.message,
        "flow": issue.flow,
        "node": issue.node,
        "line": issue.span.line,
        "column": issue.span.column,
        "suggestion": issue.suggestion,
    }


def worst(flows: Iterable[ReadFlow]) -> bool:
    """Whether there is an error or a warning."""
    return any(issue.severity is not Severity.HINT for flow in flows for issue in flow.issues)
