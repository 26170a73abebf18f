"""The log of the SIP side: one line per mistake of a peer's, and never a flood of them."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Lock
from typing import Final

from ivrflow.channels.sip.escaping import readable

__all__ = ["LOG", "Complaints"]

LOG: Final = logging.getLogger("ivrflow.channels.sip")


class Complaints:
    """Warnings, at most one per kind and second; what was left out is counted and told with the next one.

    Kinds are words of ours, never of a peer's: there are few. May be used from any thread.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._last: dict[str, float] = {}
        self._left_out: dict[str, int] = {}

    def say(self, kind: str, detail: str = "") -> None:
        """Log a complaint. The detail may come from a peer."""
        with self._lock:
            now = self._clock()
            if now - self._last.get(kind, -1.0) < 1.0:
                self._left_out[kind] = self._left_out.get(kind, 0) + 1
                return
            self._last[kind] = now
            left_out = self._left_out.pop(kind, 0)
        more = f" (and {left_out} more)" if left_out else ""
        LOG.warning("%s%s%s", kind, f": {readable(detail, 200)}" if detail else "", more)
