"""What is asked of the worker process, and what it answers: plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ivrflow.model.issues import Issue
from ivrflow.runtime.configuration import Configuration

__all__ = ["OptionTold", "Proved", "ProvedFinding", "Question", "Suggested", "Timed"]


@dataclass(frozen=True, slots=True)
class Question:
    """Explore calls to this flow."""

    configuration: Configuration
    texts: Mapping[str, str]
    """All drafts by id, the flow as it is being drawn."""
    flow: str


@dataclass(frozen=True, slots=True)
class ProvedFinding:
    """One finding, and a call that shows it."""

    issue: Issue
    conversation: str
    """As a `.calls` file holds it; empty for none."""
    shows: bool
    """The call shows what is wrong; otherwise only the way to the node."""


@dataclass(frozen=True, slots=True)
class Proved:
    """What is known of a flow."""

    findings: tuple[ProvedFinding, ...]
    complete: bool
    """Nothing was cut: within the classes of values that were tried there is no other call."""
    not_looked_at: tuple[str, ...]
    """One sentence each."""


@dataclass(frozen=True, slots=True)
class OptionTold:
    """After how long an option of a menu can be chosen, in milliseconds from the ring."""

    flow: str
    node: str
    keys: str
    label: str
    quickest_ms: int
    listening_ms: int
    typical_ms: int | None
    way: tuple[str, ...]
    estimated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timed:
    """The times of a flow."""

    options: tuple[OptionTold, ...]
    longest_ms: int | None
    loops: tuple[tuple[str, ...], ...]
    silent_ms: int | None
    limit_ms: int
    estimated: bool


@dataclass(frozen=True, slots=True)
class Suggested:
    """Conversations for what none covers."""

    conversations: str
