"""Shows an issue as people are used to from compilers: place, message, the line, a caret, advice."""

from __future__ import annotations

from ivrflow.lang.columns import width
from ivrflow.model.issues import Issue
from ivrflow.model.source import NOWHERE

__all__ = ["render_issue"]

_TAB = "    "


def render_issue(text: str, path: str, issue: Issue) -> str:
    """Several lines without a line end behind the last. `text` is what the issue's span refers to (`Parsed.text`).

        telebank.ivr:12:11: error IVR001: expected `->` and a node behind `noinput`
           12 |   noinput goodbye
              |           ^^^^^^^
              = Write `-> node`, or `-> ?` while it is not connected.

    Carets stand under the marked characters in a fixed-width font, also behind wide (Chinese) ones.
    """
    span = issue.span
    place = path if span == NOWHERE else f"{path}:{span.line}:{span.column}"
    report = [f"{place}: {issue.severity.value} {issue.code}: {issue.message}"]
    margin = " " * max(5, len(str(span.line)) + 1)
    lines = text.split("\n")
    if span != NOWHERE and span.line <= len(lines):
        line = lines[span.line - 1].rstrip("\r")
        end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
        before, marked = line[: span.column - 1], line[span.column - 1 : end]
        report.append(f"{span.line:>{len(margin)}} | {_shown(line)}")
        report.append(f"{margin} | {' ' * width(_shown(before))}{'^' * max(1, width(_shown(marked)))}")
    if issue.suggestion:
        report.append(f"{margin} = {issue.suggestion}")
    return "\n".join(report)


def _shown(text: str) -> str:
    return text.replace("\t", _TAB)
