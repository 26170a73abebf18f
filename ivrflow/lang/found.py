"""A finding from its code."""

from __future__ import annotations

from ivrflow.model.errors import IvrflowError
from ivrflow.model.issues import Issue, IssueCode
from ivrflow.model.source import NOWHERE, Span

__all__ = ["Unreadable", "found"]


def found(code: IssueCode, message: str, span: Span = NOWHERE, suggestion: str | None = None) -> Issue:
    """An issue of this code; flow and node are added by those who know them."""
    return Issue(code.code, code.severity, message, span=span, suggestion=suggestion)


class Unreadable(IvrflowError):
    """A piece of text cannot be read; carries the issue. Never leaves this package."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.message)
        self.issue = issue
