"""How a page gets in: a word that it is given when it asks as somebody who is signed in, good once and soon over.

Cookies do not decide here: a WebSocket may be opened by any page, and browsers send cookies along.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Final

__all__ = ["LIFETIME_S", "Tickets"]

LIFETIME_S: Final = 30
MOST: Final = 1_000
"""Beyond it, the oldest are worth nothing any more."""


@dataclass(frozen=True, slots=True)
class _Given:
    session: str
    origin: str
    until_s: float


class Tickets:
    """For several threads at once. They are forgotten with the process, like the connections they opened."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._given: dict[str, _Given] = {}
        self._lock = Lock()

    def give(self, session: str, origin: str) -> str:
        """For one connection of the page at `origin`, as whoever this session's token stands for."""
        ticket = secrets.token_urlsafe(24)
        with self._lock:
            self._given[ticket] = _Given(session, origin, self._clock() + LIFETIME_S)
            while len(self._given) > MOST:
                del self._given[next(iter(self._given))]
        return ticket

    def take(self, ticket: str, origin: str) -> str | None:
        """The session's token; None for a ticket that was used, is too old, is another page's, or was never given."""
        with self._lock:
            given = self._given.pop(ticket, None)
        if given is None or given.origin != origin or self._clock() > given.until_s:
            return None
        return given.session
