"""Literals other than texts: between how they are written and what they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from decimal import Decimal

from ivrflow.expr.bounds import MAX_DIGITS, MAX_EXPONENT
from ivrflow.expr.errors import ExpressionError
from ivrflow.expr.text_literals import decode_text, encode_text
from ivrflow.model.values import Money, Value

__all__ = ["print_value", "read_literal"]

_UNIT_MS = {"ms": 1, "s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000}
_MAX_DURATION_DIGITS = 12


def read_literal(terminal: str, written: str, start: int) -> Value:
    """The value of a token of the grammar. Raises ExpressionError when it is well formed and yet has no value."""
    try:
        return _READERS[terminal](written, start)
    except ExpressionError as error:
        if error.end:
            raise
        raise ExpressionError(error.message, start, start + len(written), error.suggestion) from None


def _wrong(message: str, suggestion: str | None = None) -> ExpressionError:
    return ExpressionError(message, 0, 0, suggestion)


def _number(written: str, _start: int = 0) -> Decimal:
    whole = written.partition(".")[0]
    if len(whole) > 1 and whole.startswith("0"):
        raise _wrong(
            f"the number {written[:20]} begins with 0",
            f'Write "{written[:20]}" in quotes if each digit matters, else leave the zeros out.',
        )
    if len(written.replace(".", "")) > MAX_DIGITS:
        raise _wrong(
            f"a number has at most {MAX_DIGITS} digits and stays below 10^{MAX_EXPONENT}",
            "Write it in quotes if it is a number to dial or to look up.",
        )
    return Decimal(written)


def _money(written: str, _start: int) -> Money:
    currency, amount = written.split()
    return Money(_number(amount), currency)


def _date(written: str, _start: int) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise _wrong(f"{written} is not in the calendar", "A date is year-month-day, such as 2026-03-02.") from None


def _time(written: str, _start: int) -> time:
    try:
        hour, minute, second = map(int, f"{written}:0".split(":")[:3])
        return time(hour, minute, second)
    except ValueError:
        raise _wrong(f"{written} is not a time of day", "Times go from 0:00 to 23:59:59.") from None


def _duration(written: str, _start: int) -> timedelta:
    digits = written.rstrip("".join(_UNIT_MS))
    if len(digits) > _MAX_DURATION_DIGITS:
        raise _wrong(f"a duration has at most {_MAX_DURATION_DIGITS} digits")
    try:
        return timedelta(milliseconds=int(digits) * _UNIT_MS[written[len(digits) :]])
    except OverflowError:
        raise _wrong("the duration is out of range", "The longest is 999999999d.") from None


_READERS: Mapping[str, Callable[[str, int], Value]] = {
    "TEXT": decode_text,
    "NUMBER": _number,
    "MONEY": _money,
    "DATE": _date,
    "TIME": _time,
    "DURATION": _duration,
    "TRUE": lambda _written, _start: True,
    "FALSE": lambda _written, _start: False,
    "NOTHING": lambda _written, _start: None,
}


def print_value(value: Value) -> str:
    """A value as it is written in an expression; a datetime, which has no literal, as a call of `datetime`."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{encode_text(value)}"'
        case Decimal():
            return f"{value:f}"
        case Money(amount, currency):
            return f"-{currency} {-amount:f}" if amount < 0 else f"{currency} {amount:f}"
        case timedelta():
            return _print_duration(value)
        case tuple():
            return f"[{', '.join(map(print_value, value))}]"
        case time():
            return value.isoformat("seconds" if value.second else "minutes")
    text = value.isoformat()
    return f'datetime("{text}")' if "T" in text else text


def _print_duration(value: timedelta) -> str:
    ms = value // timedelta(milliseconds=1)
    sign, ms = ("-", -ms) if ms < 0 else ("", ms)
    if ms == 0:
        return "0s"
    unit = next(unit for unit in reversed(_UNIT_MS) if ms % _UNIT_MS[unit] == 0)
    return f"{sign}{ms // _UNIT_MS[unit]}{unit}"
