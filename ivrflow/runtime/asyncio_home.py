"""An asyncio loop as the home of calls: the one thread in which channels and the interpreter run."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from ivrflow.model.lines import Timer

__all__ = ["AsyncioHome"]


class AsyncioHome:
    """Implements `ivrflow.model.lines.Home`."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def call_soon(self, function: Callable[[], None]) -> None:
        try:
            self._loop.call_soon_threadsafe(function)
        except RuntimeError:
            # The loop is closed: the process ends, and nobody is left to be told.
            if not self._loop.is_closed():
                raise

    def call_later(self, delay_ms: int, function: Callable[[], None]) -> Timer:
        return self._loop.call_later(delay_ms / 1000, function)

    def now_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000
