"""Readers of the flows that are looked at again and again, so that opening one reads only what has changed since."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from designer.documents.reading import DocumentReader
from designer.documents.shapes import Document

__all__ = ["Readers"]

MOST = 32
"""A reader of a flow of 1,000 nodes holds some 10 MB; the one that was not used for longest is forgotten."""


@dataclass(slots=True)
class _OfOneFlow:
    reader: DocumentReader = field(default_factory=DocumentReader)
    lock: Lock = field(default_factory=Lock)


class Readers:
    """One reader for each flow. For several threads at once."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._readers: OrderedDict[str, _OfOneFlow] = OrderedDict()
        self._lock = Lock()

    def read(self, flow: str, text: str) -> Document | None:
        """As `read_document`."""
        with self._lock:
            found = self._readers.setdefault(flow, _OfOneFlow())
            self._readers.move_to_end(flow)
            while len(self._readers) > self._most:
                self._readers.popitem(last=False)
        with found.lock:
            return found.reader.read(text)
