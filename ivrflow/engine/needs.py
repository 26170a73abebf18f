"""What commands need of a call: an answered one, a caller on the line, or neither."""

from __future__ import annotations

from typing import Final

from ivrflow.model.commands import (
    Command,
    Consult,
    Flush,
    Gather,
    HandOff,
    HangUp,
    Mark,
    Play,
    Query,
    Reject,
    Transfer,
    Wait,
)

__all__ = ["DONE_WHEN_GONE", "NEEDS_NOBODY", "needs_answer"]

NEEDS_NOBODY: Final = (Query, Consult, Mark)
"""Commands that need no caller on the line."""
DONE_WHEN_GONE: Final = (Flush, HangUp, Reject, Wait)
"""Commands that have nothing left to do when there is no caller any more."""


def needs_answer(command: Command) -> bool:
    """Whether the call must be answered before this can be done."""
    if isinstance(command, Gather | HandOff | Transfer):
        return True
    return isinstance(command, Play) and not command.early
