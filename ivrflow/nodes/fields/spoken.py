"""A value that is said, for authors who do not want to write prompts: `value = balance`, `as = money`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from ivrflow.expr import CompiledPrompt
from ivrflow.expr.prompts.pieces import ACCEPTED, SPOKEN_AS, is_silent, spoken_value
from ivrflow.model.flow import Field
from ivrflow.model.prompts import Piece, PieceKind, Prompt
from ivrflow.model.types import Base, Privacy
from ivrflow.model.values import Value
from ivrflow.nodes.codes import SECRET_IN_PROMPT
from ivrflow.nodes.fields.field_type import Binder, Formula
from ivrflow.nodes.fields.formulas import Expression, needs_value
from ivrflow.nodes.node import CallView
from ivrflow.nodes.utterance import Part

__all__ = ["WAYS_TO_SAY", "SpokenValue", "spoken", "spoken_part", "unspeakable"]

_KINDS: Mapping[str, PieceKind] = {
    "text": PieceKind.SAY,
    "number": PieceKind.NUMBER,
    "digits": PieceKind.DIGITS,
    "ordinal": PieceKind.ORDINAL,
    "money": PieceKind.MONEY,
    "date": PieceKind.DATE,
    "time": PieceKind.TIME,
    "datetime": PieceKind.DATETIME,
    "duration": PieceKind.DURATION,
    "phone": PieceKind.PHONE,
    "spelled": PieceKind.SPELL,
}

WAYS_TO_SAY = ("auto", *_KINDS)
"""`auto`: as the type of the value suggests."""


@dataclass(frozen=True)
class SpokenValue(Expression):
    """An expression whose value the caller hears: anything but a secret."""

    widget: ClassVar[str] = "expression"

    def bind(self, written: tuple[Field, ...], binder: Binder) -> Formula | None:
        formula = super().bind(written, binder)
        if formula is not None:
            needs_value(formula, f"`{written[0].name}`", binder)
            if formula.type.privacy is Privacy.SECRET:
                binder.report(SECRET_IN_PROMPT, "the caller would hear a secret", formula.source.span)
        return formula


def unspeakable(way: str, formula: Formula) -> str | None:
    """Why a value cannot be said in a way, as a sentence; None when it can."""
    base = formula.type.base
    if base in (Base.ANYTHING, Base.NOTHING):
        return None
    if way == "auto":
        return None if base in SPOKEN_AS else f"the value is {base.value}, which has no words of its own"
    accepted = [kind.value for kind in ACCEPTED[_KINDS[way]]]
    if base.value in accepted:
        return None
    return f"{way} says {' or '.join(accepted)}, and the value is {base.value}; convert it, or say it another way"


def spoken(way: str, formula: Formula, call: CallView) -> Prompt:
    """The value as of now, in the call's language. Raises EvaluationFault when it cannot be said after all."""
    return _said(way, formula, call.language, call.variables, call.facts)


def spoken_part(way: str, formula: Formula) -> Part:
    """The value as a part of an utterance."""

    def part(language: str) -> CompiledPrompt:
        return CompiledPrompt(None, partial(_said, way, formula, language), (formula.tree,))

    return part


def _said(
    way: str, formula: Formula, language: str, variables: Mapping[str, Value], facts: Mapping[str, Value]
) -> Prompt:
    kind = SPOKEN_AS[formula.type.base][0] if way == "auto" else _KINDS[way]
    value = spoken_value(kind, formula.run(variables, facts))
    return () if is_silent(value) else (Piece(kind, value, language, formula.type.privacy),)
