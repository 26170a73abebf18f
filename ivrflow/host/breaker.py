"""Spares a host that is down: after some failures in a row nothing is sent for a while."""

from __future__ import annotations

__all__ = ["Breaker"]


class Breaker:
    """Closed, open, or half open: when `open_s` have passed, one query is let through to try, and another one every
    `open_s` until one succeeds. Times are seconds of a clock that never jumps. Not for several threads at once."""

    def __init__(self, failures: int = 5, open_s: float = 5.0) -> None:
        self._limit, self._open_s = failures, open_s
        self._failures = 0
        self._opened = 0.0

    @property
    def closed(self) -> bool:
        return self._failures < self._limit

    def allows(self, now: float) -> bool:
        """Whether a query may be sent now."""
        if self.closed:
            return True
        if now - self._opened < self._open_s:
            return False
        self._opened = now
        return True

    def succeeded(self) -> None:
        self._failures = 0

    def failed(self, now: float) -> None:
        self._failures += 1
        if not self.closed:
            self._opened = now
