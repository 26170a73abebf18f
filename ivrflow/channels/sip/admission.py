"""Who may call, and how often."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import lru_cache
from ipaddress import ip_address

from ivrflow.channels.sip.settings import SipSettings

__all__ = ["Admission"]


class Admission:
    """Looks at source addresses and counts new calls. In one thread; costs a few microseconds a request."""

    def __init__(self, settings: SipSettings, clock: Callable[[], float] = time.monotonic) -> None:
        self._networks = settings.networks()
        self._rate = settings.max_new_calls_per_s
        self._clock = clock
        self._tokens = float(self._rate)
        self._counted_at = clock()
        self.is_peer = lru_cache(maxsize=4096)(self._is_peer)

    def has_time_for_a_call(self) -> bool:
        """Whether one more new call is within the rate; counts it if so. A second's worth may come at once."""
        now = self._clock()
        self._tokens = min(self._rate, self._tokens + (now - self._counted_at) * self._rate)
        self._counted_at = now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    def _is_peer(self, ip: str) -> bool:
        return not self._networks or any(ip_address(ip) in network for network in self._networks)
