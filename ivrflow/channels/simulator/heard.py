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
    cut: bool = False
