"""Puts the world into the state that a conversation assumes: what it says of look-ups becomes true of a real database,
a real calendar and a real queue. Nobody is given ready-made replies."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

from ivrflow.model.calendar import WEEKDAYS
from ivrflow.model.conversation import Conversation, StubAnswer
from ivrflow.model.values import Money

from ...e2e.installation import Installation

__all__ = ["HostState"]

ACCOUNT, PIN = "622202", "4711"
"""Whose balance the conversations are about; with other PINs they find none."""


class HostState:
    """A context manager around one call."""

    def __init__(self, installation: Installation, conversation: Conversation, hours: str | None) -> None:
        self._installation = installation
        stubs = [step for step in conversation.steps if isinstance(step, StubAnswer)]
        for stub in stubs:
            amount = dict(stub.results).get("balance")
            if isinstance(amount, Money):
                installation.set_balance(ACCOUNT, PIN, str(amount.amount))
        if hours is not None:
            with installation.store() as store:
                store.live.put("calendar", "branch", _calendar(hours), "contract")
        self._answers_after_ms = max((stub.after_ms for stub in stubs), default=0)
        self.queue_is_busy = any(stub.statement == "queue cards" and stub.outcome == "busy" for stub in stubs)
        self._lock: sqlite3.Connection | None = None
        self._timer: threading.Timer | None = None
        self._guard = threading.Lock()

    @contextmanager
    def answering_late(self) -> Iterator[None]:
        """A slow host is a locked database: until so long after the keys that are pressed within."""
        if self._answers_after_ms:
            self._lock_database()
        yield
        if self._answers_after_ms:
            self._timer = threading.Timer(self._answers_after_ms / 1000, self.release)
            self._timer.start()

    def _lock_database(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        with self._guard:
            if self._lock is None:
                self._lock = sqlite3.connect(
                    self._installation.bank, isolation_level=None, check_same_thread=False, timeout=20
                )
                self._lock.execute("BEGIN EXCLUSIVE")

    def release(self) -> None:
        """The host answers."""
        with self._guard:
            if self._lock is not None:
                self._lock.execute("ROLLBACK")
                self._lock.close()
                self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()
        self.release()


def _calendar(state: str) -> dict[str, object]:
    """One that is in this state now, whenever that is."""
    week: dict[str, object] = {day: ["00:00-24:00"] if state == "open" else [] for day in WEEKDAYS}
    if state != "holiday":
        return week
    today = datetime.now(UTC).date()
    return {**week, "holidays": {str(today + timedelta(days=offset)): "holiday" for offset in (-1, 0, 1)}}
