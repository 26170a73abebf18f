"""From the tree of a prompt to its canonical text."""

from __future__ import annotations

from ivrflow.expr.printer import print_expression
from ivrflow.expr.prompts.templates import print_template
from ivrflow.expr.prompts.tree import PieceTree, PromptTree, Template

__all__ = ["print_prompt"]


def print_prompt(prompt: PromptTree) -> str:
    """Pieces with a blank between them; parsing it gives an equal tree."""
    return " ".join(map(_piece, prompt))


def _piece(piece: PieceTree) -> str:
    argument = piece.argument
    written = print_template(argument) if isinstance(argument, Template) else print_expression(argument)
    language = f", {piece.language}" if piece.language else ""
    return f"{piece.kind.value}({written}{language})"
