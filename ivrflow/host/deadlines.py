"""One thread that calls back when a time has come."""

from __future__ import annotations

import heapq
import itertools
import threading
import time
from collections.abc import Callable

__all__ = ["Deadlines"]


class Deadlines:
    """Calls each callback once, at its time or soon after. A callback must return quickly."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Callable[[], object]]] = []
        self._order = itertools.count()
        self._changed = threading.Condition()
        self._closed = False
        threading.Thread(target=self._run, name="host-deadlines", daemon=True).start()

    def call_in(self, delay_ms: int, callback: Callable[[], object]) -> None:
        with self._changed:
            heapq.heappush(self._heap, (time.monotonic() + delay_ms / 1000, next(self._order), callback))
            self._changed.notify()

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify()

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._closed and (wait_s := self._until_next()) != 0:
                    self._changed.wait(wait_s)
                if self._closed:
                    return
                _when, _order, callback = heapq.heappop(self._heap)
            callback()

    def _until_next(self) -> float | None:
        return max(0.0, self._heap[0][0] - time.monotonic()) if self._heap else None
