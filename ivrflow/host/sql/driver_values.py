"""Values as they are bound to parameters."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeAlias

from ivrflow.model.values import Value

__all__ = ["DriverValue", "to_driver"]

DriverValue: TypeAlias = str | int | None


def to_driver(value: Value) -> DriverValue:
    """What the database is given.

    | value              | bound as                                                            |
    |--------------------|---------------------------------------------------------------------|
    | text               | text                                                                |
    | number             | a whole one as integer, any other as text, digit for digit          |
    | boolean            | 1 or 0                                                              |
    | date, time         | ISO 8601 text                                                       |
    | datetime           | ISO 8601 text in UTC: `2026-03-02 10:15:00+00:00`                   |
    | duration           | whole milliseconds                                                  |
    | nothing            | NULL                                                                |

    Raises ValueError for money and lists, which cannot be declared as parameters.
    """
    match value:
        case None | str():
            return value
        case bool():
            return int(value)
        case Decimal():
            return int(value) if value == value.to_integral_value() and abs(value) < 2**63 else format(value, "f")
        case datetime():
            return value.astimezone(UTC).isoformat(" ", "seconds")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return value // timedelta(milliseconds=1)
    raise ValueError(f"a {type(value).__name__} cannot be a parameter")
