"""Values as conversations write them: `"text"`, `12.5`, `CNY 1024.50`, `2026-03-02`, `10:15`, `5s`, `[1, 2]`, `true`.

| type     | written                                                                            |
|----------|------------------------------------------------------------------------------------|
| datetime | `2026-03-02T10:15:00+08:00[Asia/Shanghai]` (RFC 9557); the name may be missing       |
| duration | a number with `ms`, `s`, `m`, `h` or `d`                                                 |
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ivrflow.lang.strings import encode_string
from ivrflow.model.values import Money, Value

__all__ = ["print_duration", "print_time", "print_value", "read_duration", "read_moment"]

_MILLISECOND = timedelta(milliseconds=1)
_UNITS = {"h": timedelta(hours=1), "m": timedelta(minutes=1), "s": timedelta(seconds=1)}
_ALL_UNITS = {**_UNITS, "ms": _MILLISECOND, "d": timedelta(days=1)}
"""Days are read only: `24h` leaves no doubt about days on which the clocks change."""


def print_value(value: Value) -> str:
    """The literal of a value; reading it gives the value back."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case str():
            return encode_string(value)
        case Decimal():
            return f"{value:f}"
        case Money():
            return f"{value.currency} {value.amount:f}"
        case datetime():
            zone = getattr(value.tzinfo, "key", None)
            return value.isoformat() + (f"[{zone}]" if zone else "")
        case date():
            return value.isoformat()
        case time():
            return print_time(value)
        case timedelta():
            return print_duration(value)
        case tuple():
            return f"[{', '.join(print_value(item) for item in value)}]"


def print_time(clock: time) -> str:
    """A time of day, with seconds only when there are some."""
    return clock.isoformat("auto" if clock.second or clock.microsecond else "minutes")


def print_duration(length: timedelta) -> str:
    """A length of time in the largest unit that needs no fraction."""
    for unit, size in _UNITS.items():
        if length and not length % size:
            return f"{length // size}{unit}"
    if not length:
        return "0s"
    whole, rest = divmod(length // timedelta(microseconds=1), 1000)
    return f"{whole}ms" if not rest else f"{(Decimal(whole * 1000 + rest) / 1000):f}ms"


def read_duration(text: str) -> timedelta:
    """The inverse of `print_duration`; reads fractions of any unit too. Raises ValueError when it is too long."""
    unit = "ms" if text.endswith("ms") else text[-1]
    microseconds = Decimal(text.removesuffix(unit)) * (_ALL_UNITS[unit] // timedelta(microseconds=1))
    try:
        return timedelta(microseconds=int(microseconds))
    except OverflowError:
        raise ValueError(f"{text} is longer than any call") from None


def read_moment(text: str) -> datetime:
    """A datetime with its offset and, if it is written, its zone. Raises ValueError."""
    written, _, zone = text.rstrip("]").partition("[")
    moment = datetime.fromisoformat(written)
    if not zone:
        return moment
    try:
        return moment.astimezone(ZoneInfo(zone))
    except ZoneInfoNotFoundError:
        raise ValueError(f"{zone} is no time zone") from None
