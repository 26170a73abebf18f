"""What came of a conversation, in terms that all channels share."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NotSoError", "Outcome", "is_within"]


class NotSoError(Exception):
    """What the conversation says is not what happens."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a call went, on one channel."""

    problem: str
    """Why a step does not hold; empty when all do."""
    begun: tuple[str, ...]
    """All that was said to the caller, also what was cut off, in order, piece by piece, normalised."""
    heard: tuple[str, ...]
    """What was heard of it to its end."""
    ended_by: str
    language: str
    path: tuple[str, ...]
    """`flow.node`, as the record of the call has it."""


def is_within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether all of `part` is in `whole`, in its order."""
    rest = iter(whole)
    return all(any(one == other for other in rest) for one in part)
