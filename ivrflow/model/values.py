"""The values that expressions compute with, that host sources return and that prompts say.

| type     | Python                                                |
|----------|-------------------------------------------------------|
| text     | str                                                   |
| number   | Decimal (never float: money must not drift)           |
| boolean  | bool                                                  |
| date     | datetime.date                                         |
| time     | datetime.time, without zone (the flow's zone is meant)|
| datetime | datetime.datetime, always with zone                   |
| duration | datetime.timedelta                                    |
| money    | Money(amount, currency)                               |
| list     | tuple                                                 |
| nothing  | None                                                  |
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

__all__ = ["Money", "Plain", "Value", "from_plain", "to_plain"]


class Money(NamedTuple):
    """An amount in one currency; amounts in different currencies never mix."""

    amount: Decimal
    currency: str
    """ISO 4217, three capitals."""

    def __str__(self) -> str:
        return f"{self.currency} {self.amount}"


Value: TypeAlias = str | Decimal | bool | date | time | datetime | timedelta | Money | tuple["Value", ...] | None

Plain: TypeAlias = str | bool | list["Plain"] | dict[str, str] | None
"""What JSON can carry. Text, booleans and nothing are themselves; the rest is {type: text}."""


def to_plain(value: Value) -> Plain:
    """A value as JSON can carry it, without loss; `from_plain` is its inverse."""
    match value:
        case str() | bool() | None:
            return value
        case Decimal():
            return {"number": str(value)}
        case datetime():
            # The zone's name, not only its offset: arithmetic over a change of the clocks depends on it.
            zone = getattr(value.tzinfo, "key", "UTC")
            return {"datetime": value.isoformat(), "zone": zone}
        case date():
            return {"date": value.isoformat()}
        case time():
            return {"time": value.isoformat()}
        case timedelta():
            return {"duration": str(value // timedelta(milliseconds=1))}
        case Money():
            return {"money": str(value.amount), "currency": value.currency}
        case tuple():
            return [to_plain(item) for item in value]
    raise TypeError(f"not a value: {value!r}")


def from_plain(plain: Plain) -> Value:
    """The value that `to_plain` wrote."""
    match plain:
        case str() | bool() | None:
            return plain
        case list():
            return tuple(from_plain(item) for item in plain)
        case {"number": text}:
            return Decimal(text)
        case {"datetime": text, "zone": zone}:
            return datetime.fromisoformat(text).astimezone(ZoneInfo(zone))
        case {"date": text}:
            return date.fromisoformat(text)
        case {"time": text}:
            return time.fromisoformat(text)
        case {"duration": text}:
            return timedelta(milliseconds=int(text))
        case {"money": amount, "currency": currency}:
            return Money(Decimal(amount), currency)
    raise ValueError(f"not a stored value: {plain!r}")
