"""What is said for one piece of a prompt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from ivrflow.model.errors import Misuse
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.model.values import Money
from ivrflow.say.languages import speaker_for
from ivrflow.say.speaker import GAP, LIMIT, Ids, Speaker, silence_ms
from ivrflow.say.spelling import SEPARATORS, spelled
from ivrflow.say.telephone import telephone_groups

__all__ = ["Wording", "wording"]

_MOST_DIGITS: Final = 64
_DECIMALS: Final = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Wording:
    """One piece, put into words."""

    ids: tuple[str, ...]
    """The recordings that say it one after the other, relative to the language; empty when only a robot voice can.

    Among them `silence/250`, which is no recording but so many milliseconds of silence (`silence_ms`)."""
    text: str
    """The whole of it for a robot voice. Empty for silence and for a recording, whose transcript is kept beside it."""


def wording(piece: Piece) -> Wording:
    """How a piece is said in its language. Pure.

    Numbers are rounded half up to six decimals; from 10^15 on they are read digit by digit. Durations are rounded half
    up to seconds. Money in a currency without a name in the language is a number and the letters of its code.
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
    recorded = all(name in speaker.words or silence_ms(name) is not None for name in ids)
    return Wording(tuple(ids) if recorded else (), speaker.join(ids))


def _ids(speaker: Speaker, piece: Piece) -> Ids:
    match piece.kind, piece.value:
        case PieceKind.NUMBER, Decimal() as value:
            return _number(speaker, value)
        case PieceKind.ORDINAL, Decimal() as value:
            whole = value.is_finite() and 0 < value < LIMIT and value == value.to_integral_value()
            return speaker.ordinal(int(value)) if whole else _number(speaker, value)
        case PieceKind.MONEY, Money() as value:
            plain = value.amount.is_finite() and abs(value.amount) < LIMIT - 1
            if plain and value.currency in speaker.currencies:
                return speaker.money(value)
            return [*_number(speaker, value.amount), *spelled(value.currency)]
        case PieceKind.DATE, date() as value:
            return speaker.date(value)
        case PieceKind.TIME, datetime() as value:
            return speaker.time(value.time())
        case PieceKind.TIME, time() as value:
            return speaker.time(value)
        case PieceKind.DATETIME, datetime() as value:
            return speaker.datetime(value)
        case PieceKind.DURATION, timedelta() as value:
            return speaker.duration(value)
        case PieceKind.PHONE, str(text):
            return _phone(speaker, text, piece.language)
        case PieceKind.DIGITS, Decimal() as value:
            return _digit_by_digit(value)
        case PieceKind.DIGITS, str(text):
            return spelled("".join(sign for sign in text if sign not in SEPARATORS))
        case PieceKind.SPELL, str(text):
            return spelled(text)
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


def _phone(speaker: Speaker, text: str, language: str) -> Ids:
    ids: Ids = []
    for group in telephone_groups(text, language):
        ids += [GAP] * bool(ids) + speaker.telephone(group)
    return ids
