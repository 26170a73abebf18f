"""Live data: read when a call needs it, by revision, and journalled with the value that was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["LiveDatum"]


@dataclass(frozen=True, slots=True)
class LiveDatum:
    """One named thing of a subject (`calendar`), in its plain form, with a revision that changes when it does."""

    subject: str
    name: str
    revision: str
    value: Mapping[str, object]
    """JSON types only."""
