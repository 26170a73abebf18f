"""What the caller heard, piece by piece."""

from __future__ import annotations

from dataclasses import dataclass

from ivrflow.model.prompts import Piece

__all__ = ["HeardPiece"]


@dataclass(slots=True)
class HeardPiece:
    """One piece of a prompt, from when to when it was heard."""

    number: int
    """The command that it belongs to."""
    piece: Piece
    text: str
    """As a person would write down what was said."""
    start_ms: int
    end_ms: int
    """When it ends, or was cut off."""
    full_ms: int = 0
    """How long the whole piece takes."""
    cut: bool = False

    @property
    def heard(self) -> str:
        """What was heard of the text: all of it, or what fits into the time until it was cut off."""
        if not self.cut or self.full_ms == 0:
            return self.text
        share = (self.end_ms - self.start_ms) / self.full_ms
        return self.text[: int(len(self.text) * share)]
