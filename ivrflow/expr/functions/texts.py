"""Functions of texts."""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal

from ivrflow.expr.bounds import ARITHMETIC, MAX_TEXT, text_within_bounds
from ivrflow.expr.errors import EvaluationFault
from ivrflow.expr.functions.declaration import Function, Parameter
from ivrflow.expr.literals import print_value
from ivrflow.model.types import Base
from ivrflow.model.values import Value

__all__ = ["TEXT_FUNCTIONS", "plain_text", "whole_number"]

_NO_DIGITS = re.compile(r"[^0-9]+")
_TEXT = (Base.TEXT,)
_NUMBER = (Base.NUMBER,)
_PRINTABLE = (Base.NUMBER, Base.TEXT, Base.BOOLEAN, Base.DATE, Base.TIME, Base.DATETIME, Base.DURATION, Base.MONEY)


def whole_number(value: Decimal, least: int, most: int, name: str) -> int:
    """The value as an int. Raises EvaluationFault when it has a fraction or lies outside of the range."""
    if not least <= value <= most or value != value.to_integral_value():
        raise EvaluationFault(f"{name} must be a whole number from {least} to {most}")
    return int(value)


def _count(value: Decimal) -> int:
    return whole_number(value, 0, MAX_TEXT, "the number of characters")


def _left(text: str, count: Decimal) -> str:
    return text[: _count(count)]


def _right(text: str, count: Decimal) -> str:
    return text[max(len(text) - _count(count), 0) :]


def _mid(text: str, start: Decimal, count: Decimal) -> str:
    first = whole_number(start, 1, MAX_TEXT, "the position of the first character") - 1
    return text[first : first + _count(count)]


def _replace(text: str, old: str, new: str) -> str:
    if not old:
        raise EvaluationFault("replace cannot look for an empty text")
    # Measured before it is made: two texts within bounds can make one of a hundred million characters.
    if len(text) + text.count(old) * (len(new) - len(old)) > MAX_TEXT:
        raise EvaluationFault(f"a text of more than {MAX_TEXT} characters would result")
    return text.replace(old, new)


def _digits_of(text: str) -> str:
    return _NO_DIGITS.sub("", text)


def _mask(text: str, keep: Decimal) -> str:
    shown = min(whole_number(keep, 0, 4, "the number of characters shown"), len(text) // 2)
    return text_within_bounds("*" * (len(text) - shown) + text[len(text) - shown :])


def plain_text(value: Value) -> str:
    """A value as text, for people and for hosts: numbers without exponent, dates and times as ISO 8601."""
    match value:
        case str():
            return value
        case Decimal():
            return f"{ARITHMETIC.plus(value):f}"
        case date() | time():
            return value.isoformat()
    return print_value(value)


TEXT_FUNCTIONS: tuple[Function, ...] = (
    Function(
        "length",
        (Parameter("text", _TEXT),),
        Base.NUMBER,
        lambda text: Decimal(len(text)),
        "How many characters.",
        'length("622202")',
        "6",
    ),
    Function(
        "upper",
        (Parameter("text", _TEXT),),
        Base.TEXT,
        lambda text: text_within_bounds(text.upper()),
        "In capitals.",
        'upper("Ann")',
        '"ANN"',
    ),
    Function(
        "lower",
        (Parameter("text", _TEXT),),
        Base.TEXT,
        lambda text: text_within_bounds(text.lower()),
        "In small letters.",
        'lower("Ann")',
        '"ann"',
    ),
    Function(
        "trim",
        (Parameter("text", _TEXT),),
        Base.TEXT,
        lambda text: text_within_bounds(text.strip()),
        "Without blanks at both ends.",
        'trim("  Ann ")',
        '"Ann"',
    ),
    Function(
        "starts_with",
        (Parameter("text", _TEXT), Parameter("part", _TEXT)),
        Base.BOOLEAN,
        lambda text, part: text.startswith(part),
        "Whether the text begins with the part.",
        'starts_with("13800001111", "138")',
        "true",
    ),
    Function(
        "ends_with",
        (Parameter("text", _TEXT), Parameter("part", _TEXT)),
        Base.BOOLEAN,
        lambda text, part: text.endswith(part),
        "Whether the text ends with the part.",
        'ends_with("13800001111", "1111")',
        "true",
    ),
    Function(
        "contains",
        (Parameter("text", _TEXT), Parameter("part", _TEXT)),
        Base.BOOLEAN,
        lambda text, part: part in text,
        "Whether the part stands anywhere in the text.",
        'contains("lost card", "card")',
        "true",
    ),
    Function(
        "replace",
        (Parameter("text", _TEXT), Parameter("old", _TEXT), Parameter("new", _TEXT)),
        Base.TEXT,
        _replace,
        "With every `old` replaced by `new`; `old` must not be empty.",
        'replace("12-34-56", "-", "")',
        '"123456"',
    ),
    Function(
        "left",
        (Parameter("text", _TEXT), Parameter("count", _NUMBER)),
        Base.TEXT,
        lambda text, count: text_within_bounds(_left(text, count)),
        "The first characters; the whole text when it is shorter.",
        'left("622202", 4)',
        '"6222"',
    ),
    Function(
        "right",
        (Parameter("text", _TEXT), Parameter("count", _NUMBER)),
        Base.TEXT,
        lambda text, count: text_within_bounds(_right(text, count)),
        "The last characters; the whole text when it is shorter.",
        'right("622202", 4)',
        '"2202"',
    ),
    Function(
        "mid",
        (Parameter("text", _TEXT), Parameter("start", _NUMBER), Parameter("count", _NUMBER)),
        Base.TEXT,
        lambda text, start, count: text_within_bounds(_mid(text, start, count)),
        "Characters from the middle; the first character is number 1.",
        'mid("622202", 3, 2)',
        '"22"',
    ),
    Function(
        "digits_of",
        (Parameter("text", _TEXT),),
        Base.TEXT,
        lambda text: text_within_bounds(_digits_of(text)),
        "Only the digits 0 to 9 of a text. No checked conversion: how many there are is not known.",
        'digits_of("6222 02#")',
        '"622202"',
    ),
    Function(
        "text",
        (Parameter("value", _PRINTABLE),),
        Base.TEXT,
        lambda value: text_within_bounds(plain_text(value)),
        "A value as text: numbers without thousands signs, dates and times as in ISO 8601.",
        "text(CNY 1024.50)",
        '"CNY 1024.50"',
    ),
    Function(
        "mask",
        (Parameter("text", _TEXT), Parameter("keep", _NUMBER)),
        Base.TEXT,
        _mask,
        "With `*` for all but the last characters: `keep` of them, 0 to 4, and never more than half of the text. "
        "What was private may then be seen by everybody; a secret stays secret.",
        'mask("622202", 2)',
        '"****02"',
        opens=True,
    ),
)
