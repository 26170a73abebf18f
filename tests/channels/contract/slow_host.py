"""A host that takes its time, for one conversation. Nobody is given ready-made replies."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from ivrflow.model.conversation import Conversation, StubAnswer

__all__ = ["SlowHost"]


class SlowHost:
    """A context manager around one call. As long as a conversation says of its look-ups, the database is locked."""

    def __init__(self, bank: Path, conversation: Conversation) -> None:
        self._bank = bank
        stubs = [step for step in conversation.steps if isinstance(step, StubAnswer)]
        self._answers_after_ms = max((stub.after_ms for stub in stubs), default=0)
        self._lock: sqlite3.Connection | None = None
        self._timer: threading.Timer | None = None
        self._guard = threading.Lock()

    @contextmanager
    def answering_late(self) -> Iterator[None]:
        """Locked until so long after the keys that are pressed within."""
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
                self._lock = sqlite3.connect(self._bank, isolation_level=None, check_same_thread=False, timeout=20)
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
