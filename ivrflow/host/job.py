"""One query on its way: reported exactly once, or not at all when it was cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Protocol

from ivrflow.host.declared import DeclaredStatement
from ivrflow.model.commands import Query
from ivrflow.model.events import Queried
from ivrflow.model.ports import Report
from ivrflow.model.values import Value

__all__ = ["Interruptible", "Job"]


class Interruptible(Protocol):
    """What another thread can stop: a database's connection, a wire."""

    def interrupt(self) -> None: ...


class _State(Enum):
    WAITING = "waiting"
    RUNNING = "running"
    OVER = "over"


class Job:
    """Moves from waiting to running to over; a deadline or a cancellation may come in between from other threads."""

    def __init__(self, number: int, query: Query, declared: DeclaredStatement, report: Report) -> None:
        self.number, self.query, self.declared = number, query, declared
        self.done: Callable[[], None] = lambda: None
        """Called once, when it is over for its caller."""
        self._report = report
        self._lock = threading.Lock()
        self._state = _State.WAITING
        self._settled = False
        self._connection: Interruptible | None = None

    @property
    def write(self) -> bool:
        return self.declared.statement.write

    def start(self) -> bool:
        """The worker begins. False: there is nobody left to answer."""
        with self._lock:
            if self._settled:
                self._state = _State.OVER
                return False
            self._state = _State.RUNNING
            return True

    def interruptible(self, connection: Interruptible | None) -> bool:
        """From now on (or, with None, no longer) this connection works for the job. False: it was given up meanwhile,
        and what only reads need not begin."""
        with self._lock:
            self._connection = connection
            return not self._settled or self.write

    def finish(self, outcome: str, results: Mapping[str, Value] | None = None, reason: str = "") -> None:
        """The worker's answer, for whoever still waits for it."""
        with self._lock:
            self._state, self._connection = _State.OVER, None
        self._settle(Queried(self.number, outcome, results or {}, reason))

    @property
    def settled(self) -> bool:
        """Answered, or cancelled: what comes now is too late."""
        with self._lock:
            return self._settled

    def expire(self, before_report: Callable[[], None]) -> None:
        """The deadline is here. `before_report` is called when it is the reason for the answer."""
        with self._lock:
            running = self._state is _State.RUNNING
            reason = "unknown" if running and self.write else "timeout"
        if self._settle(Queried(self.number, "failed", {}, reason), before_report):
            self._interrupt()

    def cancel(self) -> None:
        """Nobody waits any more. A write goes on and is reported."""
        if not self.write and self._settle(None):
            self._interrupt()

    def _settle(self, answer: Queried | None, before_report: Callable[[], None] = lambda: None) -> bool:
        with self._lock:
            if self._settled:
                return False
            self._settled = True
        self.done()
        before_report()
        if answer is not None:
            self._report(answer)
        return True

    def _interrupt(self) -> None:
        with self._lock:
            if self._connection is not None and not self.write:
                self._connection.interrupt()
