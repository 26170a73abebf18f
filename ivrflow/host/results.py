"""Rows become the results that were declared."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal, InvalidOperation

from ivrflow.host.declared import ResultColumn
from ivrflow.model.types import Base
from ivrflow.model.values import Money, Value

__all__ = ["BadResult", "columns_needed", "to_results"]

SIGNIFICANT_DIGITS = 15
"""What a double (IEEE 754 binary64) holds of any decimal number."""


class BadResult(ValueError):
    """A column is missing, or holds what its declared type cannot be. The message names the column, never a value."""


def to_results(row: Mapping[str, object], columns: Iterable[ResultColumn], zone: tzinfo) -> dict[str, Value]:
    """The declared results of a row. NULL is nothing. Numbers become Decimal, never float; texts that hold a number, a
    date or a time are read; dates and times without a zone are those of `zone`. Raises BadResult."""
    return {column.name: _result(row, column, zone) for column in columns}


def columns_needed(columns: Iterable[ResultColumn]) -> tuple[str, ...]:
    """The names of all columns that results are made of."""
    return tuple(name for column in columns for name in (column.column, column.currency_column) if name)


def _result(row: Mapping[str, object], column: ResultColumn, zone: tzinfo) -> Value:
    for needed in columns_needed((column,)):
        if needed not in row:
            raise BadResult(f"there is no {needed} in the answer")
    raw = row[column.column]
    if raw is None:
        return None
    try:
        if column.type.base is Base.MONEY:
            currency = column.currency or row[column.currency_column]
            if not isinstance(currency, str) or len(currency) != 3:
                raise BadResult(f"{column.currency_column} does not hold a currency")
            return Money(_number(raw), currency.upper())
        if column.type.base is Base.DATETIME:
            return _datetime(raw, zone)
        return READERS[column.type.base](raw)
    except (ValueError, InvalidOperation, OverflowError) as error:
        if isinstance(error, BadResult):
            raise
        raise BadResult(f"{column.column} does not hold a {column.type.base.value}") from None


def _text(raw: object) -> str:
    if isinstance(raw, bool | bytes) or not isinstance(raw, str | int | float | Decimal | date | time):
        raise ValueError
    return raw if isinstance(raw, str) else str(_number(raw) if isinstance(raw, float) else raw)


def _number(raw: object) -> Decimal:
    match raw:
        case bool():
            raise ValueError
        case float() if math.isfinite(raw):
            return Decimal(format(raw, f".{SIGNIFICANT_DIGITS}g"))
        case int() | str() | Decimal():
            number = Decimal(raw)
            if number.is_finite():
                return number
    raise ValueError


def _boolean(raw: object) -> bool:
    known = {"1": True, "true": True, "yes": True, "y": True, "t": True}
    known |= {"0": False, "false": False, "no": False, "n": False, "f": False}
    word = str(raw).strip().lower()
    if word not in known:
        raise ValueError
    return known[word]


def _date(raw: object) -> date:
    if isinstance(raw, datetime):
        return raw.date()
    return raw if isinstance(raw, date) else date.fromisoformat(_string(raw))


def _time(raw: object) -> time:
    return raw if isinstance(raw, time) else time.fromisoformat(_string(raw))


def _datetime(raw: object, zone: tzinfo) -> datetime:
    moment = raw if isinstance(raw, datetime) else datetime.fromisoformat(_string(raw))
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def _duration(raw: object) -> timedelta:
    return raw if isinstance(raw, timedelta) else timedelta(milliseconds=int(_number(raw)))


def _string(raw: object) -> str:
    if not isinstance(raw, str):
        raise ValueError
    return raw.strip()


READERS: Mapping[Base, Callable[[object], Value]] = {
    Base.TEXT: _text,
    Base.NUMBER: _number,
    Base.BOOLEAN: _boolean,
    Base.DATE: _date,
    Base.TIME: _time,
    Base.DURATION: _duration,
}
