"""What one engine needs, and how much of it is measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

__all__ = ["VISITS_PER_ROUND", "Amount", "Figures"]

VISITS_PER_ROUND = 5
"""menu, collect, branch, lookup, say; back in the menu, the round is over."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much is measured: small calls, as callers make them, and many."""

    rounds: int = 10
    """In a call, before the caller chooses the end."""
    calls: int = 500
    repetitions: int = 7
    idle_calls: int = 2_000


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one engine."""

    visits_per_s: Sequence[float]
    """One for each repetition; seconds of processor time."""
    bytes_per_call: float
    """Heap of one more call that waits in the menu, after a round."""
    runtime: str = ""
    """What it ran on, where that is not said elsewhere: `Node 20.20.2`."""

    @property
    def median(self) -> float:
        return median(self.visits_per_s)

    def __str__(self) -> str:
        return (
            f"{self.median:,.0f} node visits/s ({min(self.visits_per_s):,.0f} to {max(self.visits_per_s):,.0f} in "
            f"{len(self.visits_per_s)} runs)"
        )
