"""Where calls live: the one thread in which channels and the interpreter run."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Protocol

__all__ = ["AsyncioHome", "Due", "Home"]


class Due(Protocol):
    """Something that will be called later."""

    def cancel(self) -> None: ...


class Home(Protocol):
    """The runtime's thread, as the SIP line needs it."""

    def call_soon(self, function: Callable[[], None]) -> None:
        """Run a function in the home thread, after those given before. From any thread; harmless when it is over."""

    def call_later(self, delay_ms: int, function: Callable[[], None]) -> Due:
        """Run a function in the home thread after a delay. From the home thread only."""

    def now_ms(self) -> int:
        """Milliseconds on the clock of `time.monotonic`."""


class AsyncioHome:
    """An asyncio loop as home."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def call_soon(self, function: Callable[[], None]) -> None:
        try:
            self._loop.call_soon_threadsafe(function)
        except RuntimeError:
            # The loop is closed: the process ends, and nobody is left to be told.
            if not self._loop.is_closed():
                raise

    def call_later(self, delay_ms: int, function: Callable[[], None]) -> Due:
        return self._loop.call_later(delay_ms / 1000, function)

    def now_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000
