"""How often somebody may try: a few times per name and address, then not for a while."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from ivrflow.model.errors import Misuse

__all__ = ["Attempts", "TooMany"]

MOST_REMEMBERED = 10_000


class TooMany(Misuse):
    """Tried too often."""

    def __init__(self, wait_s: float) -> None:
        self.wait_s = max(1, round(wait_s))
        minutes = -(-self.wait_s // 60)
        super().__init__(f"too many attempts; try again in {minutes} minute{'s' if minutes > 1 else ''}")


class Attempts:
    """Counts tries (those that failed, or all) per key within a window.

    Kept in this process: there is one designer per installation."""

    def __init__(self, allowed: int, window_s: float, clock: Callable[[], float]) -> None:
        self._allowed, self._window_s, self._clock = allowed, window_s, clock
        self._tries: dict[str, list[float]] = {}
        self._lock = Lock()

    def wait_s(self, *keys: str) -> float:
        """How long to wait before the next try; 0 when it is allowed now."""
        with self._lock:
            return max((self._wait_of(key) for key in keys), default=0.0)

    def let_try(self, *keys: str) -> None:
        """Raises TooMany while one has to wait."""
        if (wait_s := self.wait_s(*keys)) > 0:
            raise TooMany(wait_s)

    def note(self, *keys: str) -> None:
        """One more."""
        with self._lock:
            for key in keys:
                recent = self._recent(key)
                self._tries.pop(key, None)
                self._tries[key] = [*recent, self._clock()][-self._allowed :]
            while len(self._tries) > MOST_REMEMBERED:
                del self._tries[next(iter(self._tries))]

    def forget(self, *keys: str) -> None:
        """It was the right person after all."""
        with self._lock:
            for key in keys:
                self._tries.pop(key, None)

    def _wait_of(self, key: str) -> float:
        recent = self._recent(key)
        return recent[0] + self._window_s - self._clock() if len(recent) >= self._allowed else 0.0

    def _recent(self, key: str) -> list[float]:
        begin = self._clock() - self._window_s
        return [at for at in self._tries.get(key, []) if at > begin]
