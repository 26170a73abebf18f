"""Named queries of host sources: what a flow may ask, and what it will be told."""

from __future__ import annotations

from dataclasses import dataclass

from ivrflow.model.types import Type

__all__ = ["Statement"]


@dataclass(frozen=True, slots=True)
class Statement:
    """The outside of a statement: all that the compiler and the designer need. How it is run is known to `host` alone.

    A developer or DBA writes it beside its source; a flow calls it by name and never sees SQL.
    """

    source: str
    name: str
    parameters: tuple[tuple[str, Type], ...]
    results: tuple[tuple[str, Type], ...]
    write: bool = False
    """Changes data: exits are `done` and `failed`, never cancelled."""
    timeout_ms: int = 3000
    help: str = ""
    hash: str = ""
    """SHA-256 of everything that decides what it does: a release pins it."""
    currencies: tuple[tuple[str, str], ...] = ()
    """The amounts among the results that always are in one currency, and which: (`balance`, `CNY`)."""

    @property
    def key(self) -> str:
        return f"{self.source}.{self.name}"
