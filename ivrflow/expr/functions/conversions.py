"""Checked conversions: the ways from what a caller typed or said to something that can be trusted.

Each gives nothing when its argument is not what it should be, so that a flow has to say what happens then.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal

from ivrflow.expr.bounds import MAX_DIGITS, MAX_TEXT
from ivrflow.expr.functions.declaration import Function, Parameter
from ivrflow.expr.functions.texts import whole_number
from ivrflow.model.types import Base
from ivrflow.model.values import Value

__all__ = ["CONVERSIONS"]

_NUMBER = re.compile(r"[+-]?([0-9]+)(?:\.([0-9]+))?")
_DIGITS = re.compile(r"[0-9]*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8}")
_TIME = re.compile(r"([0-9]{1,2}):?([0-9]{2})(?::([0-9]{2}))?")
_DATETIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(\.[0-9]{3})?(Z|[+-][0-9]{2}:[0-9]{2})"
)
_LONGEST = 100


def _number(text: str) -> Decimal | None:
    match = _NUMBER.fullmatch(text.strip()[:_LONGEST])
    if match is None or sum(map(len, match.groups(""))) > MAX_DIGITS:
        return None
    return Decimal(match.group())


def _digits(text: str, least: Decimal, most: Decimal) -> str | None:
    shortest = whole_number(least, 0, MAX_TEXT, "the smallest number of digits")
    longest = whole_number(most, 0, MAX_TEXT, "the largest number of digits")
    return text if shortest <= len(text) <= longest and _DIGITS.fullmatch(text) else None


def _one_of(text: str, choices: tuple[str, ...]) -> str | None:
    return text if text in choices else None


def _if_valid(read: Callable[[], Value]) -> Value:
    """What is read, or nothing when the parts are well written and yet in no calendar (30 February, 25:00)."""
    try:
        return read()
    except (ValueError, OverflowError):
        return None


def _date(text: str) -> Value:
    match = _DATE.fullmatch(text.strip()[:_LONGEST])
    return _if_valid(lambda: date.fromisoformat(match.group())) if match else None


def _time(text: str) -> Value:
    match = _TIME.fullmatch(text.strip()[:_LONGEST])
    if match is None:
        return None
    hour, minute, second = map(int, match.groups("0"))
    return _if_valid(lambda: time(hour, minute, second))


def _datetime(text: str) -> Value:
    match = _DATETIME.fullmatch(text.strip()[:_LONGEST])
    return _if_valid(lambda: datetime.fromisoformat(match.group()).astimezone(UTC)) if match else None


_TEXT = Parameter("text", (Base.TEXT,))

CONVERSIONS: tuple[Function, ...] = (
    Function(
        "number",
        (_TEXT,),
        Base.NUMBER,
        _number,
        f"The number that a text is, with at most {MAX_DIGITS} digits; else nothing.",
        'number("12.50") * 2',
        "25",
        may_give_nothing=True,
        checks=True,
    ),
    Function(
        "digits",
        (_TEXT, Parameter("least", (Base.NUMBER,)), Parameter("most", (Base.NUMBER,))),
        Base.TEXT,
        _digits,
        "The text itself when it is made of at least and at most so many digits 0 to 9 and nothing else; else nothing.",
        'digits("622202", 6, 12)',
        '"622202"',
        may_give_nothing=True,
        checks=True,
    ),
    Function(
        "one_of",
        (_TEXT, Parameter("choices", (Base.LIST,), element=Base.TEXT)),
        Base.TEXT,
        _one_of,
        "The text itself when it is in the list; else nothing. The list must be trusted for the result to be.",
        'one_of("pounds", ["balance", "cards"])',
        "nothing",
        may_give_nothing=True,
        checks=True,
    ),
    Function(
        "date",
        (_TEXT,),
        Base.DATE,
        _date,
        "The date that a text is, as 20260302 or 2026-03-02; else nothing.",
        'date("20260302")',
        "2026-03-02",
        may_give_nothing=True,
        checks=True,
    ),
    Function(
        "time",
        (_TEXT,),
        Base.TIME,
        _time,
        "The time of day that a text is, as 1015, 10:15 or 10:15:30; else nothing.",
        'time("1015")',
        "10:15",
        may_give_nothing=True,
        checks=True,
    ),
    Function(
        "datetime",
        (_TEXT,),
        Base.DATETIME,
        _datetime,
        "The moment that a text is, in ISO 8601 with its distance from UTC; else nothing. The result is in UTC.",
        'datetime("2026-03-02T10:15+08:00") = datetime("2026-03-02T02:15Z")',
        "true",
        may_give_nothing=True,
        checks=True,
    ),
)
