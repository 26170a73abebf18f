"""How much one connection may send, and how many there may be: a page that has gone mad must harm no call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from websockets.asyncio.server import ServerConnection

__all__ = ["Allowance", "Crowd", "bounded"]

MESSAGES_PER_S: Final = 100
"""50 frames of sound, and as much again for keys and for what a network held back."""
SAVED_S: Final = 5.0


class Allowance:
    """So many messages a second, and what was saved of them in the last seconds."""

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s = now_s
        self._since_s = now_s()
        self._left = MESSAGES_PER_S * SAVED_S

    def takes_one_more(self) -> bool:
        now_s = self._now_s()
        self._left = min(self._left + (now_s - self._since_s) * MESSAGES_PER_S, MESSAGES_PER_S * SAVED_S)
        self._since_s = now_s
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Crowd:
    """The connections that are open, those included that have not said anything yet."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.present = 0

    @property
    def is_full(self) -> bool:
        return self.present >= self.limit


def bounded(crowd: Crowd) -> type[ServerConnection]:
    """A WebSocket connection that is dropped at once when there are too many."""

    class Bounded(ServerConnection):
        counted = False

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            if crowd.is_full:
                transport.abort()
                return
            crowd.present += 1
            self.counted = True

        def connection_lost(self, exc: Exception | None) -> None:
            if self.counted:
                crowd.present -= 1
                self.counted = False
            super().connection_lost(exc)

    return Bounded
