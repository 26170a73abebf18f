"""Who went to the identity provider and has not come back yet. Kept in this process: trips end when it restarts."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from designer.accounts.secrets import new_secret

__all__ = ["LASTS_S", "Trip", "Trips"]

LASTS_S = 600
MOST = 1_000
"""At once; anybody may begin one, and those that began first are forgotten."""


@dataclass(frozen=True, slots=True)
class Trip:
    """One browser on its way."""

    state: str
    """What the provider hands back, so that nobody is signed in who did not ask (RFC 6749, section 10.12)."""
    nonce: str
    """What the provider writes into its statement: an older one is worth nothing (OpenID Connect Core, 3.1.2.1)."""
    verifier: str
    """What proves that whoever brings the code is who asked for it (PKCE, RFC 7636)."""
    browser: str
    """What the browser holds meanwhile in a cookie: it must be the same that comes back."""
    back: str
    """The path of the page that was wanted."""
    began_s: float


class Trips:
    """Each ends once, by coming back or by taking too long."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._trips: dict[str, Trip] = {}
        self._lock = Lock()

    def begin(self, back: str) -> Trip:
        """`back` leads to a page of ours, whatever was asked for."""
        trip = Trip(new_secret(), new_secret(), new_secret(), new_secret(), _of_ours(back), self._clock())
        with self._lock:
            self._trips[trip.state] = trip
            while len(self._trips) > MOST:
                del self._trips[next(iter(self._trips))]
        return trip

    def end(self, state: str, browser: str) -> Trip | None:
        """None for a state that nobody was given, that was used, or is too old, and for another browser."""
        with self._lock:
            trip = self._trips.pop(state, None)
        if trip is None or self._clock() - trip.began_s > LASTS_S:
            return None
        return trip if hmac.compare_digest(trip.browser.encode(), browser.encode()) else None


def _of_ours(path: str) -> str:
    """A path of this site: `//evil.example` and `/\\evil.example` would lead elsewhere."""
    begins_well = path.startswith("/") and path[1:2] not in ("/", "\\") and not path.startswith("/api")
    return path if begins_well and path.isprintable() and "\\" not in path else "/"
