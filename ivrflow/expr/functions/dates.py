"""Functions of dates and times."""

from __future__ import annotations

from decimal import Decimal

from ivrflow.expr.functions.declaration import Function, Parameter
from ivrflow.model.types import Base

__all__ = ["DATE_FUNCTIONS"]

_DAY = (Parameter("date", (Base.DATE, Base.DATETIME)),)
_CLOCK = (Parameter("time", (Base.TIME, Base.DATETIME)),)
_MOMENT = (Parameter("datetime", (Base.DATETIME,)),)

DATE_FUNCTIONS: tuple[Function, ...] = (
    Function(
        "year",
        _DAY,
        Base.NUMBER,
        lambda day: Decimal(day.year),
        "The year, such as 2026.",
        "year(2026-03-02)",
        "2026",
    ),
    Function(
        "month",
        _DAY,
        Base.NUMBER,
        lambda day: Decimal(day.month),
        "The month, 1 to 12.",
        "month(2026-03-02)",
        "3",
    ),
    Function(
        "day",
        _DAY,
        Base.NUMBER,
        lambda day: Decimal(day.day),
        "The day of the month, 1 to 31.",
        "day(2026-03-02)",
        "2",
    ),
    Function(
        "weekday",
        _DAY,
        Base.NUMBER,
        lambda day: Decimal(day.isoweekday()),
        "The day of the week as in ISO 8601: Monday is 1, Sunday is 7.",
        "weekday(2026-03-02)",
        "1",
    ),
    Function(
        "hour",
        _CLOCK,
        Base.NUMBER,
        lambda clock: Decimal(clock.hour),
        "The hour, 0 to 23.",
        "hour(10:15)",
        "10",
    ),
    Function(
        "minute",
        _CLOCK,
        Base.NUMBER,
        lambda clock: Decimal(clock.minute),
        "The minute, 0 to 59.",
        "minute(10:15)",
        "15",
    ),
    Function(
        "date_of",
        _MOMENT,
        Base.DATE,
        lambda moment: moment.date(),
        "The date of a moment, in the zone that it carries.",
        'date_of(datetime("2026-03-02T10:15Z"))',
        "2026-03-02",
    ),
    Function(
        "time_of",
        _MOMENT,
        Base.TIME,
        lambda moment: moment.time().replace(fold=0),
        "The time of day of a moment, in the zone that it carries.",
        'time_of(datetime("2026-03-02T10:15Z"))',
        "10:15",
    ),
)
