"""Findings as people and programs read them."""

from __future__ import annotations

from collections.abc import Iterable

from ivrflow.lang import render_issue
from ivrflow.lang.conversations import print_conversations
from ivrflow.model.issues import Issue, Severity
from ivrflow.runtime.flow_set import ReadFlow
from ivrflow.runtime.proving import FlowFinding
from ivrflow.verify.coverage import FlowCoverage
from ivrflow.verify.exploration.explore import Cut
from ivrflow.verify.extent import tell_cut

__all__ = ["coverage_as_json", "cut_lines", "finding_as_json", "indented", "issue_as_json", "render", "worst"]


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


def cut_lines(cut: Cut) -> list[str]:
    """So that nobody takes silence for completeness."""
    return [f"not looked at: {sentence}" for sentence in tell_cut(cut)]


def coverage_as_json(covered: FlowCoverage) -> dict[str, object]:
    """What calls covered of one flow."""
    return {
        "flow": covered.flow,
        "percent": round(covered.percent, 1),
        "nodes_uncovered": covered.nodes_uncovered,
        "exits_covered": len(covered.exits_covered),
        "exits_uncovered": [{"node": node, "exit": name} for _, node, name in covered.exits_uncovered],
    }
