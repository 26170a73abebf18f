"""Findings about a flow. Never exceptions: a flow that is wrong is an ordinary thing while it is being drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ivrflow.model.source import NOWHERE, Span

__all__ = ["Issue", "IssueCode", "Severity"]


class Severity(Enum):
    """How bad it is."""

    ERROR = "error"
    """Blocks publishing."""
    WARNING = "warning"
    """Publishing asks for a decision."""
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class IssueCode:
    """What every finding of one code has in common. Its reference page is computed from this."""

    code: str
    """`IVR` and three digits: 0xx reading the file, 1xx structure, 2xx variables and types, 3xx prompts, 4xx fields and
    input, 5xx host data and hand-off, 6xx privacy and trust."""
    name: str
    """Short words with hyphens: `dangling-exit`."""
    severity: Severity
    what: str
    why: str
    """Why it matters to the caller."""
    mend: str


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding, with a stable code whose page in docs/reference/issues says what, why it matters to the caller, and
    how to mend it."""

    code: str
    """An IssueCode's code."""
    severity: Severity
    message: str
    """One sentence for the author, without code or place, that says what is wrong."""
    flow: str = ""
    node: str | None = None
    field: str | None = None
    span: Span = NOWHERE
    suggestion: str | None = None
    """What to do, when it can be said: `Did you mean "agents"?`"""
