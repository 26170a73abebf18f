"""What the kinds of sources must say of themselves, so that one reader reads the files of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from ivrflow.host.declared import Inside, Settings
from ivrflow.host.document import Document, Entry, Table

__all__ = ["Dialect", "ResultWords"]


@dataclass(frozen=True, slots=True)
class ResultWords:
    """How the place of a result in the answer is written."""

    column: str
    """The key that names it: `column`, `path`."""
    currency_column: str
    default: str
    """The place of a result that does not say it, from its name: `$.{}`."""
    optional: bool
    """Whether a result may be declared optional."""


class Dialect(Protocol):
    """How one kind of source is declared. Mistakes are raised as BadDocument."""

    source_keys: Mapping[str, type]
    statement_keys: Mapping[str, type]
    results: ResultWords | None
    """None: answers have none."""
    read_only: bool
    """What a source is that does not say it."""
    timeout_ms: int
    """How long an answer may take, of a source that does not say it…"""
    timeouts_ms: tuple[int, int]
    """… and what may be said."""

    def settings(self, document: Document, source: Table) -> Settings: ...

    def inside(self, entry: Entry) -> Inside: ...

    def check_path(self, path: str) -> None:
        """Raises ValueError when the place of a result cannot be meant."""

    def hashed(self, inside: Inside, settings: Settings) -> object:
        """All of it that decides what the statement does, as JSON can carry it; never a secret."""
