"""The worker process: one question after the other, each with a deadline."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import CancelledError, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import BoundedSemaphore, Lock
from typing import ParamSpec, TypeVar

from ivrflow.model.errors import Unavailable

__all__ = ["ProofWorker"]

MAY_WAIT = 4
"""Questions that are asked at once; more are turned away, so that the server's threads stay free for others."""
DEADLINE_S = 60.0
NICENESS = 15
"""A proof keeps a core busy for a minute, nobody waits for it, and whoever draws meanwhile must not feel it."""

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class ProofWorker:
    """Starts its process at the first question, and a new one after a deadline that was missed. Close it."""

    def __init__(self, deadline_s: float = DEADLINE_S) -> None:
        self._deadline_s = deadline_s
        self._room = BoundedSemaphore(MAY_WAIT)
        self._lock = Lock()
        self._pool: ProcessPoolExecutor | None = None

    def ask(
        self, work: Callable[Parameters, Result], *arguments: Parameters.args, **named: Parameters.kwargs
    ) -> Result:
        """What the work returns. Raises what it raises; Unavailable when it takes too long or too many ask at once."""
        if not self._room.acquire(blocking=False):
            raise Unavailable("other proofs are being worked on; ask again in a moment")
        try:
            pool = self._running()
            try:
                return pool.submit(work, *arguments, **named).result(self._deadline_s)
            except TimeoutError:
                self._end(pool)
                raise Unavailable(
                    f"this takes longer than {self._deadline_s:.0f} s: the flow has too many ways; `ivrflow check` on "
                    "the command line has no deadline"
                ) from None
            except (BrokenProcessPool, CancelledError):
                # Cancelled: another question missed its deadline, and took the process with it.
                self._end(pool)
                raise Unavailable("the proof was interrupted; ask again") from None
        finally:
            self._room.release()

    def close(self) -> None:
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            self._kill(pool)

    def _running(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                # Not forked: threads of the server may hold locks at that moment.
                self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _behind_others, (NICENESS,))
            return self._pool

    def _end(self, pool: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is not pool:
                # Whoever came first ends it: a pool cannot be shut down by two at once.
                return
            self._pool = None
        self._kill(pool)

    def _kill(self, pool: ProcessPoolExecutor) -> None:
        # The pool has no way to end work that goes on; its processes are ours to end.
        for process in list((pool._processes or {}).values()):  # noqa: SLF001 - see above
            process.kill()
        pool.shutdown(wait=True, cancel_futures=True)


def _behind_others(niceness: int) -> None:
    if hasattr(os, "nice"):  # not on Windows
        os.nice(niceness)
