"""Time that passes when it is told to."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from itertools import count

__all__ = ["VirtualClock", "VirtualTimer"]


class VirtualTimer:
    """Something that will be called when its time comes."""

    __slots__ = ("at_ms", "cancelled", "function")

    def __init__(self, at_ms: int, function: Callable[[], None]) -> None:
        self.at_ms, self.function, self.cancelled = at_ms, function, False

    def cancel(self) -> None:
        self.cancelled = True


class VirtualClock:
    """A clock in whole milliseconds that stands still unless it is moved. Never goes back.

    What is due at the same moment is called in the order in which it was asked for.
    """

    def __init__(self, now_ms: int = 0) -> None:
        self._now_ms = now_ms
        self._order = count()
        self._timers: list[tuple[int, int, VirtualTimer]] = []

    def now_ms(self) -> int:
        return self._now_ms

    def call_soon(self, function: Callable[[], None]) -> None:
        self.call_later(0, function)

    def call_later(self, delay_ms: int, function: Callable[[], None]) -> VirtualTimer:
        timer = VirtualTimer(self._now_ms + max(0, delay_ms), function)
        heapq.heappush(self._timers, (timer.at_ms, next(self._order), timer))
        return timer

    def next_ms(self) -> int | None:
        """When the next timer is due; None when there is none."""
        while self._timers and self._timers[0][2].cancelled:
            heapq.heappop(self._timers)
        return self._timers[0][0] if self._timers else None

    def run_next(self) -> bool:
        """Move to the next timer and call it. False when there is none."""
        if self.next_ms() is None:
            return False
        at_ms, _, timer = heapq.heappop(self._timers)
        self._now_ms = at_ms
        timer.function()
        return True

    def run_until(self, at_ms: int) -> None:
        """Move to a moment, calling all that is due on the way."""
        while (due := self.next_ms()) is not None and due <= at_ms:
            self.run_next()
        self._now_ms = max(self._now_ms, at_ms)
