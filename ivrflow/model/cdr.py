"""The one record that remains of each call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = ["ENDINGS", "Cdr"]

ENDINGS = ("caller", "flow", "handoff", "transfer", "drain", "error", "overtime", "lost", "refused")
"""Who or what ended a call. `refused`: an INVITE that never reached a flow (no route, draining, not acceptable);
`lost`: the process or the media vanished."""


@dataclass(frozen=True, slots=True)
class Cdr:
    """Call detail record: there is one for every INVITE."""

    call_id: str
    channel: str
    ani: str
    dnis: str
    flow: str
    release: str
    offered: datetime
    answered: datetime | None
    ended: datetime
    ended_by: str
    """One of ENDINGS."""
    cause: str
    """In words, or what the far side said."""
    path: tuple[str, ...] = ()
    """`flow.node` in the order visited."""
    language: str = ""
    queue: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    """SIP Call-ID and the like."""
