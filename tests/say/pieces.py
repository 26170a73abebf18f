"""Short ways to ask for a wording."""

from __future__ import annotations

from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.model.values import Value
from ivrflow.say import wording

__all__ = ["said"]


def said(kind: PieceKind, value: Value, language: str = "en-US") -> str:
    return wording(Piece(kind, value, language)).text
