"""What may happen to a caller in the line of a queue, and to what he leaves behind."""

from __future__ import annotations

from ivrflow.model.events import Referred, Stored, Waiting
from ivrflow.verify.exploration.choices import Choice, Means

__all__ = ["line_choices", "storing_choices", "waiting_choices"]

_UNSAID = "nothing in a conversation says how a waiting line moves"
_FIRST_MS, _LONG_MS = 20_000, 900_000


def line_choices(queue: str) -> list[Choice]:
    """The queue takes the caller, soon to be served or not so soon; or it does not."""
    taken = [
        Choice(f"queue {queue}: place {position}", Means.ANSWERS, Waiting(0, position, wait_ms), unsaid=_UNSAID)
        for position, wait_ms in ((1, _FIRST_MS), (20, _LONG_MS))
    ]
    return [*taken, *_refusals(f"queue {queue}")]


def waiting_choices(limit_ms: int) -> list[Choice]:
    """An agent comes, the line moves on until it is time to tell the caller, the queue gives up."""
    return [
        Choice("an agent comes", Means.ANSWERS, Referred(0, "done"), unsaid=_UNSAID),
        Choice("still waiting", Means.ANSWERS, Waiting(0, 1, _FIRST_MS), limit_ms, unsaid=_UNSAID),
        *_refusals("the queue"),
    ]


def storing_choices(what: str) -> list[Choice]:
    """A message or a request for a call-back is kept, or cannot be."""
    return [
        Choice(f"{what} {outcome}", means, Stored(0, outcome), unsaid="nothing in a conversation says what is kept")
        for outcome, means in (("done", Means.ANSWERS), ("failed", Means.FAILS))
    ]


def _refusals(subject: str) -> list[Choice]:
    return [
        Choice(f"{subject} {outcome}", Means.FAILS, Referred(0, outcome), unsaid=_UNSAID)
        for outcome in ("busy", "noanswer", "refused", "failed")
    ]
