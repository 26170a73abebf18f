"""What is said for one piece of a prompt."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from ivrflow.model.errors import Misuse
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.model.values import Money
from ivrflow.say.currencies import MINOR_DIGITS
from ivrflow.say.languages import speaker_for
from ivrflow.say.speaker import LIMIT, Ids, Speaker

__all__ = ["Wording", "wording"]

_MOST_DIGITS: Final = 64
_DECIMALS: Final = Decimal("0.000001")
_SEPARATORS: Final = frozenset(" -().,/·")
"""Between the digits of a telephone or account number: seen, not said."""
_SIGNS: Final = {
    "*": "digit/star",
    "#": "digit/pound",
    ".": "sign/dot",
    "-": "sign/dash",
    "_": "sign/underscore",
    "@": "sign/at",
    "/": "sign/slash",
    "+": "sign/plus",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """One piece, put into words."""

    ids: tuple[str, ...]
    """The recordings that say it one after the other, relative to the language; empty when only a robot voice can."""
    text: str
    """The whole of it for a robot voice. Empty for silence and for a recording, whose transcript is kept beside it."""


def wording(piece: Piece, *, telephone_one: bool = False) -> Wording:
    """How a piece is said in its language. Pure.

    `telephone_one`: Chinese digits read 1 as 幺, as telephone numbers are often told; else 一, as keys and account
    numbers are. Numbers are rounded half up to six decimals; from 10^15 on they are read digit by digit.
    Money in a currency without a name here is a number and the letters of its code.
    Raises UnsupportedLanguage, and Misuse when the value is none that can be said so.
    """
    match piece.kind, piece.value:
        case ((PieceKind.SAY | PieceKind.SSML), str(text)):
            return Wording((), text)
        case PieceKind.AUDIO, str(name):
            return Wording((name,), "")
        case PieceKind.PAUSE, _:
            return Wording((), "")
    speaker = speaker_for(piece.language)
    ids = _ids(speaker, piece)
    if telephone_one and piece.kind is PieceKind.DIGITS and "digit/yao" in speaker.words:
        ids = ["digit/yao" if name == "digit/1" else name for name in ids]
    text = speaker.join(ids)
    return Wording(tuple(ids) if all(name in speaker.words for name in ids) else (), text)


def _ids(speaker: Speaker, piece: Piece) -> Ids:
    match piece.kind, piece.value:
        case PieceKind.NUMBER, Decimal() as value:
            return _number(speaker, value)
        case PieceKind.ORDINAL, Decimal() as value:
            whole = value.is_finite() and 0 < value < LIMIT and value == value.to_integral_value()
            return speaker.ordinal(int(value)) if whole else _number(speaker, value)
        case PieceKind.MONEY, Money() as value:
            plain = value.amount.is_finite() and abs(value.amount) < LIMIT - 1
            if plain and value.currency in MINOR_DIGITS:
                return speaker.money(value)
            return [*_number(speaker, value.amount), *_spelled(value.currency)]
        case PieceKind.DATE, date() as value:
            return speaker.date(value)
        case PieceKind.TIME, datetime() as value:
            return speaker.time(value.time())
        case PieceKind.TIME, time() as value:
            return speaker.time(value)
        case PieceKind.DIGITS, Decimal() as value:
            return _digit_by_digit(value)
        case PieceKind.DIGITS, str(text):
            return _spelled("".join(sign for sign in text if sign not in _SEPARATORS))
        case PieceKind.SPELL, str(text):
            return _spelled(text)
    # The message does not quote the value, which may be private.
    raise Misuse(f"{piece.kind.value}() cannot say a {type(piece.value).__name__}")


def _number(speaker: Speaker, value: Decimal) -> Ids:
    if not value.is_finite() or abs(value) >= LIMIT:
        return _digit_by_digit(value)
    rounded = value.quantize(_DECIMALS, rounding=ROUND_HALF_UP)
    return speaker.number(rounded) if abs(rounded) < LIMIT else _digit_by_digit(rounded)


def _digit_by_digit(value: Decimal) -> Ids:
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        raise Misuse(f"a number that is infinite or has more than {_MOST_DIGITS} digits cannot be said")
    names = {"-": "number/minus", ".": "number/point"}
    return [names.get(sign, f"digit/{sign}") for sign in f"{value:f}"]


def _spelled(text: str) -> Ids:
    return [_sign(sign) for sign in unicodedata.normalize("NFKC", text) if not sign.isspace()]


def _sign(sign: str) -> str:
    if sign in "0123456789":
        return f"digit/{sign}"
    return _SIGNS.get(sign) or f"letter/{sign.lower()}"
