"""What is asked of the worker process, and what it answers: plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ivrflow.model.issues import Issue
from ivrflow.runtime.configuration import Configuration

__all__ = ["ChangedCall", "OptionTold", "Proved", "ProvedFinding", "Question", "Replayed", "Suggested", "Timed"]


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


@dataclass(frozen=True, slots=True)
class ChangedCall:
    """A real call that would not have gone the same way. Nothing of the caller is told."""

    call_id: str
    offered: datetime
    flow: str
    node: str
    """Where it first goes another way, or cannot be told."""
    exit_before: str
    exit_after: str
    """By which the node was left, and would be; empty where that is not known, or the call was not there."""
    outcome_before: str
    outcome_after: str
    """As `Cdr.ended_by`, with the queue: `handoff to cards`; `outcome_after` is empty when undecided."""
    undecided: str
    """What the journal cannot tell; empty when it tells all."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """Real calls, run on what is being drawn."""

    same: int
    diverged: int
    undecided: int
    left_out: tuple[tuple[str, int], ...]
    """(reason, calls) that could not be compared."""
    outcomes: tuple[tuple[str, str, int], ...]
    """(before, after, calls) that would have ended otherwise; the most first."""
    wording: tuple[tuple[str, int], ...]
    """(`flow.node`, calls) that would hear other words there, or hear it for the first time."""
    changed: tuple[ChangedCall, ...]
    """The first of those that are not the same."""
    complete: bool
    """False: there were more calls than there was time for."""
