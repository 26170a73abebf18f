"""What commands need of a call: an answered one, a caller on the line, or neither."""

from __future__ import annotations

from typing import Final

from ivrflow.model.commands import (
    AwaitAgent,
    Command,
    Consult,
    Enqueue,
    Flush,
    Gather,
    HandOff,
    HangUp,
    LeaveMessage,
    LeaveQueue,
    Mark,
    Play,
    Query,
    Record,
    Reject,
    RequestCallback,
    Transfer,
    Wait,
)

__all__ = ["DONE_WHEN_GONE", "NEEDS_NOBODY", "must_be_done", "needs_answer"]

NEEDS_NOBODY: Final = (Query, Consult, Mark, LeaveMessage, RequestCallback)
"""Commands that need no caller on the line."""
DONE_WHEN_GONE: Final = (Flush, HangUp, Reject, Wait, LeaveQueue)
"""Commands that have nothing left to do when there is no caller any more."""


def needs_answer(command: Command) -> bool:
    """Whether the call must be answered before this can be done."""
    if isinstance(command, Gather | Record | HandOff | Transfer | Enqueue | AwaitAgent):
        return True
    return isinstance(command, Play) and not command.early


def must_be_done(command: Command) -> bool:
    """Whether it is carried out to its end though the caller has gone: changes, messages, requests."""
    return isinstance(command, LeaveMessage | RequestCallback) or (isinstance(command, Query) and command.write)
