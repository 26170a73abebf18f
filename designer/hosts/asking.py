"""One question to a host source, and its answer."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Lock

from ivrflow.host.query_pool import HostPool
from ivrflow.model.commands import Query
from ivrflow.model.errors import Misuse
from ivrflow.model.events import Event as CallEvent
from ivrflow.model.events import Queried
from ivrflow.model.statements import Statement

__all__ = ["HostDesk"]

SPARE_MS = 1_000
"""Beyond a statement's own time; the pool answers in time, so this is for a pool that does not."""


class HostDesk:
    """Asks the sources of an installation; opened at the first question, read anew when their files change."""

    def __init__(self, open_pool: Callable[[], HostPool]) -> None:
        self._open_pool = open_pool
        self._pool: HostPool | None = None
        self._lock = Lock()

    def ask(self, query: Query) -> Queried:
        """The answer to a read. Raises Misuse for a statement that changes data, Unavailable."""
        if query.write:
            raise Misuse(f"{query.statement} changes data; it is not asked from here")
        answered = Event()
        answers: list[Queried] = []

        def report(event: CallEvent) -> None:
            if isinstance(event, Queried):
                answers.append(event)
            answered.set()

        self._opened().for_call().run(1, query, report)
        answered.wait((query.timeout_ms + SPARE_MS) / 1000)
        return answers[0] if answers else Queried(1, "failed", reason="timeout")

    def statement(self, key: str) -> Statement:
        """Raises Misuse for an unknown one."""
        statements = self._opened().statements
        if key not in statements:
            raise Misuse(f"no host source declares the statement {key}")
        return statements[key]

    def close(self) -> None:
        with self._lock:
            if self._pool is not None:
                self._pool.close()
                self._pool = None

    def _opened(self) -> HostPool:
        with self._lock:
            if self._pool is None:
                self._pool = self._open_pool()
            return self._pool
