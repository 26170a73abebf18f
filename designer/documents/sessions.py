"""Checkers of the documents that are open in browsers, as many as memory should bear."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from designer.documents.checking import DocumentChecker

__all__ = ["CheckSessions"]

MOST = 64
"""A checker of a flow of 1,000 nodes holds some 20 MB; the one that was not used for longest is forgotten."""


@dataclass(slots=True)
class _Session:
    checker: DocumentChecker = field(default_factory=DocumentChecker)
    lock: Lock = field(default_factory=Lock)


class CheckSessions:
    """One checker for each browser tab and flow. For several threads at once."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._sessions: OrderedDict[tuple[str, ...], _Session] = OrderedDict()
        self._lock = Lock()

    @contextmanager
    def checker(self, *key: str) -> Iterator[DocumentChecker]:
        """The checker of a tab, for this thread alone."""
        with self._lock:
            session = self._sessions.setdefault(key, _Session())
            self._sessions.move_to_end(key)
            while len(self._sessions) > self._most:
                self._sessions.popitem(last=False)
        with session.lock:
            yield session.checker
