"""Finding and reading flow files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ivrflow.lang import render_issue
from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.model.issues import Issue, Severity
from ivrflow.runtime.flow_set import FlowText, ReadFlow

__all__ = ["issue_as_json", "read_files", "render", "worst"]


def read_files(paths: Iterable[Path]) -> dict[str, FlowText]:
    """The flow files that these paths name: files, or all `*.ivr` of a folder. Raises Misuse, Unavailable."""
    texts: dict[str, FlowText] = {}
    for path in paths:
        if path.is_dir():
            found = sorted(path.glob("*.ivr"))
            if not found:
                raise Misuse(f"{path}: there is no .ivr file here")
        elif path.exists():
            found = [path]
        else:
            raise Misuse(f"{path}: there is no such file")
        for each in found:
            try:
                texts[str(each)] = FlowText(str(each), each.read_bytes().decode("utf-8", "surrogateescape"))
            except OSError as error:
                raise Unavailable(f"{each}: cannot be read ({error.strerror})") from error
    return texts


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
