"""The tree of a prompt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from ivrflow.expr.tree import Tree
from ivrflow.model.prompts import PieceKind

__all__ = ["PieceTree", "PromptTree", "Template", "expressions_of"]


@dataclass(frozen=True, slots=True)
class Template:
    """`"Your balance is {balance}."`: fixed texts (str, never empty) and expressions, in the order heard."""

    parts: tuple[str | Tree, ...]
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class PieceTree:
    """`kind(argument, language)`."""

    kind: PieceKind
    argument: Tree | Template
    language: str | None = None
    """The language stated for this piece alone; None for that of the prompt."""
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


PromptTree: TypeAlias = tuple[PieceTree, ...]
"""Pieces in the order heard."""


def expressions_of(piece: PieceTree) -> tuple[Tree, ...]:
    """The expressions that a piece evaluates."""
    if isinstance(piece.argument, Template):
        return tuple(part for part in piece.argument.parts if not isinstance(part, str))
    return (piece.argument,)
