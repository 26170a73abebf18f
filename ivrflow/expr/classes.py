"""The Python class of each type of value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from ivrflow.model.types import Base
from ivrflow.model.values import Money, Value

__all__ = ["CLASSES", "base_of"]

CLASSES: Mapping[Base, type] = {
    Base.TEXT: str,
    Base.NUMBER: Decimal,
    Base.BOOLEAN: bool,
    Base.DATE: date,
    Base.TIME: time,
    Base.DATETIME: datetime,
    Base.DURATION: timedelta,
    Base.MONEY: Money,
    Base.LIST: tuple,
    Base.NOTHING: type(None),
}
"""Exactly these classes, no subclasses: a datetime is no date here, and money no list."""

_BASES = {cls: base for base, cls in CLASSES.items()}


def base_of(value: Value) -> Base:
    """The type of a value. Raises TypeError when it is none of ours."""
    try:
        return _BASES[value.__class__]
    except KeyError:
        raise TypeError(f"not a value: {value.__class__.__name__}") from None
