"""When workers keep dying, stop starting new ones for a while: a storm of dying processes harms the calls."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock

__all__ = ["Breaker"]


class Breaker:
    """Opens after `limit` deaths within `window_s`, and closes again when so much time has passed without attempts.

    `now_s` is a clock that never jumps. May be used by several threads.
    """

    def __init__(self, now_s: Callable[[], float], limit: int = 10, window_s: float = 60.0) -> None:
        self._now_s, self._limit, self._window_s = now_s, limit, window_s
        self._deaths: deque[float] = deque()
        self._lock = Lock()

    def died(self) -> None:
        with self._lock:
            self._deaths.append(self._now_s())

    @property
    def is_open(self) -> bool:
        """True: do not try."""
        with self._lock:
            while self._deaths and self._now_s() - self._deaths[0] >= self._window_s:
                self._deaths.popleft()
            return len(self._deaths) >= self._limit
