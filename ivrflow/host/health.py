"""How a source is doing, for whoever watches."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

__all__ = ["SourceHealth", "SourceRecord"]

REMEMBERED: Final = 200
"""Answers whose times are known."""


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """One source, since it was opened."""

    name: str
    state: str
    """`up`; `down`: it is spared after failures in a row; `unasked`: nobody asked it yet, so nobody knows."""
    answered: int
    failed: int
    """Out of reach, too late, or spared."""
    in_hand: int
    """Queries that run or wait."""
    p50_ms: float | None
    """Of the latest answers; None before the first."""
    p95_ms: float | None


class SourceRecord:
    """Counts what comes of queries. Not for several threads at once."""

    def __init__(self) -> None:
        self._answered = self._failed = 0
        self._times_ms: deque[float] = deque(maxlen=REMEMBERED)

    def answered(self, took_s: float) -> None:
        """An answer came in time."""
        self._answered += 1
        self._times_ms.append(1000 * took_s)

    def failed(self) -> None:
        """None came, or none could be asked for."""
        self._failed += 1

    def health(self, name: str, spared: bool, in_hand: int) -> SourceHealth:
        """As it is now."""
        times = sorted(self._times_ms)
        state = "down" if spared else "up" if self._answered else "unasked"
        p50, p95 = (round(times[int(part * (len(times) - 1))], 1) if times else None for part in (0.5, 0.95))
        return SourceHealth(name, state, self._answered, self._failed, in_hand, p50, p95)
