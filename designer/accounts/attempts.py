"""How often somebody may try: a few times per name and address, then not for a while."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

__all__ = ["Attempts"]

MOST_REMEMBERED = 10_000


class Attempts:
    """Counts failures per key within a window. Kept in this process: there is one designer per installation."""

    def __init__(self, allowed: int, window_s: float, clock: Callable[[], float]) -> None:
        self._allowed, self._window_s, self._clock = allowed, window_s, clock
        self._failures: dict[str, list[float]] = {}
        self._lock = Lock()

    def wait_s(self, *keys: str) -> float:
        """How long to wait before the next try; 0 when it is allowed now."""
        with self._lock:
            return max((self._wait_of(key) for key in keys), default=0.0)

    def note_failure(self, *keys: str) -> None:
        with self._lock:
            for key in keys:
                recent = self._recent(key)
                self._failures.pop(key, None)
                self._failures[key] = [*recent, self._clock()][-self._allowed :]
            while len(self._failures) > MOST_REMEMBERED:
                del self._failures[next(iter(self._failures))]

    def forget(self, *keys: str) -> None:
        """It was the right person after all."""
        with self._lock:
            for key in keys:
                self._failures.pop(key, None)

    def _wait_of(self, key: str) -> float:
        recent = self._recent(key)
        return recent[0] + self._window_s - self._clock() if len(recent) >= self._allowed else 0.0

    def _recent(self, key: str) -> list[float]:
        begin = self._clock() - self._window_s
        return [at for at in self._failures.get(key, []) if at > begin]
