"""What may happen to a caller in the line of a queue, and to what he leaves behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from ivrflow.model.commands import LeaveMessage, RequestCallback
from ivrflow.model.conversation import StubAnswer
from ivrflow.model.events import Referred, Stored, Waiting
from ivrflow.verify.exploration.choices import Choice, Means

__all__ = ["in_line", "line_choices", "standing", "storing_choices", "waiting_choices", "while_waiting"]

_FIRST_MS, _LONG_MS = 20_000, 900_000


def line_choices(queue: str) -> list[Choice]:
    """The queue takes the caller, soon to be served or not so soon; or it does not."""
    taken = [
        Choice(
            f"queue {queue}: place {position}",
            Means.ANSWERS,
            Waiting(0, position, wait_ms),
            steps=(standing(queue, position, wait_ms),),
        )
        for position, wait_ms in ((1, _FIRST_MS), (20, _LONG_MS))
    ]
    return [*taken, *_refusals(queue)]


def waiting_choices(queue: str, limit_ms: int) -> list[Choice]:
    """An agent comes, the line moves on until it is time to tell the caller, the queue gives up."""
    comes = StubAnswer(f"queue {queue}", "done")
    return [
        Choice("an agent comes", Means.ANSWERS, Referred(0, "done"), steps=(comes,)),
        Choice("still waiting", Means.ANSWERS, Waiting(0, 1, _FIRST_MS), limit_ms, (standing(queue),)),
        *_refusals(queue),
    ]


def while_waiting(queue: str, choices: Iterable[Choice]) -> list[Choice]:
    """What the caller does while he waits, and the line does not move: it is asked whenever the music begins."""
    return [replace(choice, steps=(standing(queue), *choice.steps)) for choice in in_line(choices)]


def in_line(choices: Iterable[Choice]) -> list[Choice]:
    """What the caller does in a line: neither silence nor a key that means nothing is a mistake there that could go on
    for ever, since meanwhile an agent comes."""
    harmless = (Means.SILENT, Means.WRONG)
    ordered = sorted(choices, key=lambda choice: choice.means is not Means.SILENT)
    return [replace(choice, means=Means.ANSWERS) if choice.means in harmless else choice for choice in ordered]


def standing(queue: str, position: int = 1, wait_ms: int = _FIRST_MS) -> StubAnswer:
    """How a conversation says where in the line the caller is."""
    results = (("position", Decimal(position)), ("wait", timedelta(milliseconds=wait_ms)))
    return StubAnswer(f"queue {queue}", "waiting", results)


def storing_choices(command: LeaveMessage | RequestCallback) -> list[Choice]:
    """A message or a request for a call-back is kept, or cannot be."""
    subject = f"box {command.box}" if isinstance(command, LeaveMessage) else f"callback {command.queue}"
    return [
        Choice(f"{subject} {outcome}", means, Stored(0, outcome), steps=(StubAnswer(subject, outcome),))
        for outcome, means in (("done", Means.ANSWERS), ("failed", Means.FAILS))
    ]


def _refusals(queue: str) -> list[Choice]:
    subject = f"queue {queue}"
    return [
        Choice(f"{subject} {outcome}", Means.FAILS, Referred(0, outcome), steps=(StubAnswer(subject, outcome),))
        for outcome in ("busy", "noanswer", "refused", "failed")
    ]
