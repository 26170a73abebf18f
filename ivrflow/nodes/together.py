"""What a script yields to look several things up at once."""

from __future__ import annotations

from dataclasses import dataclass

from ivrflow.model.commands import Play, Query

__all__ = ["Together"]


@dataclass(frozen=True, slots=True)
class Together:
    """Several look-ups at once. The interpreter issues each as a command of its own.

    The script is sent all their replies (`Queried`), in the order of the queries, when the last one is there.
    """

    queries: tuple[Query, ...]
    """Reads, at least one; what they would play by themselves is not heard."""
    meanwhile: Play | None = None
    """Played until then."""
