"""Findings as people and programs read them."""

from __future__ import annotations

from collections.abc import Iterable

from ivrflow.lang import render_issue
from ivrflow.lang.conversations import print_conversations
from ivrflow.model.issues import Issue, Severity
from ivrflow.runtime.flow_set import ReadFlow
from ivrflow.runtime.proving import FlowFinding

__all__ = ["finding_as_json", "indented", "issue_as_json", "render", "worst"]


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


def finding_as_json(finding: FlowFinding) -> dict[str, object]:
    """The issue, with `example`: a conversation that shows it, or (`shows` is false) gets to its node."""
    shown = finding.demonstration
    return {
        **issue_as_json(finding.flow.path, finding.issue),
        "shows": shown is not None and shown.shows,
        "example": None if shown is None else print_conversations([shown.conversation]),
    }


def indented(text: str) -> str:
    """Text under the message that it belongs to."""
    return "\n".join(f"        {line}".rstrip() for line in text.splitlines())


def worst(issues: Iterable[Issue]) -> bool:
    """Whether there is an error or a warning."""
    return any(issue.severity is not Severity.HINT for issue in issues)
