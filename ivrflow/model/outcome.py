"""What became of a call, as those who answer for a line count it: every call has exactly one outcome."""

from __future__ import annotations

from enum import Enum

from ivrflow.model.cdr import Cdr

__all__ = ["Outcome", "outcome_of"]


class Outcome(Enum):
    """From best to worst."""

    CONTAINED = "contained"
    """Self-service did it: the flow came to its end, or the caller hung up after something was achieved for him."""
    HANDED_OFF = "handed_off"
    """People took it: an agent queue, or whoever it was transferred to."""
    ABANDONED = "abandoned"
    """The caller hung up before anything was achieved for him, be it while it rang."""
    FAILED = "failed"
    """We ended it: an error, a call that took too long, a drain, an engine or media that vanished."""
    REFUSED = "refused"
    """It never began: no route, no room, or the flow rejected it."""


_OURS = ("error", "overtime", "drain", "lost")


def outcome_of(cdr: Cdr) -> Outcome:
    """What became of the call."""
    if cdr.ended_by in ("handoff", "transfer"):
        return Outcome.HANDED_OFF
    if cdr.ended_by in _OURS:
        return Outcome.FAILED
    if cdr.ended_by == "caller":
        return Outcome.CONTAINED if cdr.milestones else Outcome.ABANDONED
    if cdr.ended_by == "refused" or cdr.answered is None:
        return Outcome.REFUSED
    return Outcome.CONTAINED
