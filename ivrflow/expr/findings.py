"""What the checker keeps while it walks a tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ivrflow.expr.errors import ExpressionError
from ivrflow.expr.refusals import brief
from ivrflow.expr.tree import Name, Tree
from ivrflow.model.types import Base, Type

__all__ = ["Findings", "Judged"]


class Judged(NamedTuple):
    """The type of a part, and whether its value can be nothing."""

    type: Type
    may_be_nothing: bool


@dataclass(slots=True)
class Findings:
    """Mistakes, and places that fault if a value is missing, in the order met."""

    errors: list[ExpressionError] = field(default_factory=list)
    cautions: list[ExpressionError] = field(default_factory=list)

    def error(self, tree: Tree, message: str, suggestion: str | None = None) -> None:
        self.errors.append(ExpressionError(message, tree.start, tree.end, suggestion))

    def need_value(self, tree: Tree, judged: Judged, taker: str) -> None:
        """Note it when an operand is, or may be, nothing where an operator or function cannot take that."""
        if judged.type.base is Base.NOTHING:
            self.error(tree, f"{taker} cannot take nothing", "Compare with = nothing, or give a value with otherwise.")
        elif judged.may_be_nothing:
            words = brief(tree)
            ask_first = f", or ask {words} != nothing first" if isinstance(tree, Name) else ""
            self.cautions.append(
                ExpressionError(
                    f"{words} may be nothing here, which {taker} cannot take",
                    tree.start,
                    tree.end,
                    f"Write {words} otherwise …{ask_first}.",
                )
            )
