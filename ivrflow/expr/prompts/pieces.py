"""Which values each piece takes, and how a value in a template is spoken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal

from ivrflow.expr.bounds import MAX_DIGITS
from ivrflow.expr.classes import CLASSES
from ivrflow.expr.errors import EvaluationFault
from ivrflow.model.prompts import PieceKind
from ivrflow.model.types import Base
from ivrflow.model.values import Value

__all__ = ["ACCEPTED", "SPOKEN_AS", "TRUSTED_ONLY", "is_silent", "spoken_value"]

ACCEPTED: Mapping[PieceKind, tuple[Base, ...]] = {
    PieceKind.SAY: (Base.TEXT,),
    PieceKind.AUDIO: (Base.TEXT,),
    PieceKind.NUMBER: (Base.NUMBER,),
    PieceKind.DIGITS: (Base.TEXT, Base.NUMBER),
    PieceKind.ORDINAL: (Base.NUMBER,),
    PieceKind.MONEY: (Base.MONEY,),
    PieceKind.DATE: (Base.DATE, Base.DATETIME),
    PieceKind.TIME: (Base.TIME, Base.DATETIME),
    PieceKind.DATETIME: (Base.DATETIME,),
    PieceKind.DURATION: (Base.DURATION,),
    PieceKind.PHONE: (Base.TEXT,),
    PieceKind.SPELL: (Base.TEXT,),
    PieceKind.PAUSE: (Base.DURATION,),
    PieceKind.SSML: (Base.TEXT,),
}

SPOKEN_AS: Mapping[Base, tuple[PieceKind, ...]] = {
    Base.TEXT: (PieceKind.SAY,),
    Base.NUMBER: (PieceKind.NUMBER,),
    Base.MONEY: (PieceKind.MONEY,),
    Base.DATE: (PieceKind.DATE,),
    Base.TIME: (PieceKind.TIME,),
    Base.DATETIME: (PieceKind.DATETIME,),
    Base.DURATION: (PieceKind.DURATION,),
}
"""The pieces that a value in the braces of `say` becomes. Booleans and lists have no words of their own."""

TRUSTED_ONLY = frozenset({PieceKind.AUDIO, PieceKind.SSML})
"""A key of a recording could name any file, and markup could be anything, if a caller may choose it."""

_LONGEST_PAUSE = timedelta(seconds=60)
_DIAL_KEYS = frozenset("0123456789*#")
_TELEPHONE = frozenset("0123456789*#+ -().,/·")


def is_silent(value: Value) -> bool:
    """Nothing in it can be heard: an empty text, or blanks."""
    return isinstance(value, str) and not value.strip()


def spoken_value(kind: PieceKind, value: Value) -> Value:
    """The value itself when the piece can speak it. Raises EvaluationFault, also for a value of the wrong type."""
    if value.__class__ not in _CLASSES[kind]:
        words = " or ".join(base.value for base in ACCEPTED[kind])
        raise EvaluationFault(f"{kind.value}(…) takes {words}, and the value is none")
    if isinstance(value, Decimal) and not value.is_finite():
        raise EvaluationFault(f"{kind.value}(…) takes finite numbers only")
    check = _CHECKS.get(kind)
    if check is not None:
        check(value)
    return value


def _digits(value: Value) -> None:
    if isinstance(value, str) and not _DIAL_KEYS.issuperset(value):
        raise EvaluationFault("digits(…) takes a text of 0 to 9, * and # only; spell(…) takes any")
    if isinstance(value, Decimal) and (
        value != value.to_integral_value() or not 0 <= value < Decimal(10) ** MAX_DIGITS
    ):
        raise EvaluationFault("digits(…) takes whole numbers from 0")


def _ordinal(value: Value) -> None:
    if isinstance(value, Decimal) and (
        value != value.to_integral_value() or not 1 <= value < Decimal(10) ** MAX_DIGITS
    ):
        raise EvaluationFault("ordinal(…) takes whole numbers from 1")


def _phone(value: Value) -> None:
    if is_silent(value) or not isinstance(value, str):
        return
    if not _TELEPHONE.issuperset(value) or _DIAL_KEYS.isdisjoint(value):
        raise EvaluationFault("phone(…) takes a telephone number: 0 to 9, * and #, + in front, and - . / ( ) between")


def _pause(value: Value) -> None:
    if isinstance(value, timedelta) and not timedelta(0) <= value <= _LONGEST_PAUSE:
        raise EvaluationFault("pause(…) takes 0s to 60s")


_CLASSES = {kind: frozenset(CLASSES[base] for base in bases) for kind, bases in ACCEPTED.items()}
_CHECKS: Mapping[PieceKind, Callable[[Value], None]] = {
    PieceKind.DIGITS: _digits,
    PieceKind.ORDINAL: _ordinal,
    PieceKind.PAUSE: _pause,
    PieceKind.PHONE: _phone,
}
