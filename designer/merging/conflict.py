"""Where the two sides disagree."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Conflict"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both sides changed one thing, each in its own way. The merged document holds what was saved later (`mine`)."""

    node: str | None
    """None: the header."""
    part: str
    """`prompt`, `prompt[2]`, `key "1"`, `title`, `order`…; `node` when one side removed what the other changed."""
    language: str | None
    base: str | None
    """As the language writes it; None: it was not there."""
    mine: str | None
    theirs: str | None
