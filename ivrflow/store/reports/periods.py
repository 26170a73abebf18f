"""A stretch of time, cut at the borders of hours, days, weeks… of a zone, and each of those into pieces that are sums.

a day in Shanghai  =  16:00 to 16:00 UTC  =  24 hours that are rows of their own
a year there       =  8 hours, 364 days, 16 hours
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ivrflow.model.errors import Misuse
from ivrflow.store.reports.facts import FINEST_S
from ivrflow.store.reports.keeping import LEVELS_S

__all__ = ["MOST_PERIODS", "UNITS", "Period", "Piece", "Span", "periods_of", "pieces_of"]

UNITS = ("hour", "day", "week", "month", "quarter", "year")
"""By which a span is cut; weeks begin on Monday (ISO 8601)."""

MOST_PERIODS = 10_000
"""Of one report: more than a year of hours."""


@dataclass(frozen=True, slots=True)
class Span:
    """From one moment to another, the latter excluded; both with zone, and on a quarter of an hour."""

    begin: datetime
    end: datetime

    def __post_init__(self) -> None:
        for moment in (self.begin, self.end):
            if moment.tzinfo is None:
                raise Misuse(f"{moment} has no zone")
            if moment.timestamp() % FINEST_S:
                raise Misuse(
                    f"{moment.isoformat()} is not on a quarter of an hour, and shorter times are not told apart"
                )
        if self.end <= self.begin:
            raise Misuse(f"nothing lies between {self.begin.isoformat()} and {self.end.isoformat()}")


class Period(NamedTuple):
    """One row of a report, or more."""

    label: str
    """As ISO 8601 writes it: `2026-03-02T10:00+08:00`, `2026-03-02`, `2026-W10`, `2026-03`, `2026-Q1`, `2026`."""
    begin: int
    """Seconds since 1970."""
    end: int


class Piece(NamedTuple):
    """Rows of one level."""

    level_s: int
    begin: int
    end: int


def periods_of(span: Span, unit: str, zone: ZoneInfo) -> tuple[Period, ...]:
    """The span cut by the unit, as the clocks of the zone have it; the first and the last may be shorter. With an empty
    unit, the whole. Raises Misuse for another unit, and for more periods than MOST_PERIODS."""
    begin, end = int(span.begin.timestamp()), int(span.end.timestamp())
    if not unit:
        return (Period("", begin, end),)
    if unit not in UNITS:
        raise Misuse(f'"{unit}" is none of {", ".join(UNITS)}')
    periods: list[Period] = []
    cuts = _hours(begin, end, zone) if unit == "hour" else _dates(span, unit, zone)
    for label, first, beyond in cuts:
        if len(periods) == MOST_PERIODS:
            raise Misuse(f"a report has at most {MOST_PERIODS:,} periods; choose longer ones, or a shorter span")
        periods.append(Period(label, max(first, begin), min(beyond, end)))
    return tuple(periods)


def pieces_of(period: Period) -> Iterator[Piece]:
    """The fewest pieces that make up a period: long ones in the middle, short ones at its ends."""
    yield from _pieces(period.begin, period.end, len(LEVELS_S) - 1)


def _pieces(begin: int, end: int, level: int) -> Iterator[Piece]:
    if begin >= end:
        return
    length_s = LEVELS_S[level]
    first, last = -(-begin // length_s) * length_s, end // length_s * length_s
    if first >= last:
        yield from _pieces(begin, end, level - 1)
        return
    yield from _pieces(begin, first, level - 1)
    yield Piece(length_s, first, last)
    yield from _pieces(last, end, level - 1)


def _hours(begin: int, end: int, zone: ZoneInfo) -> Iterator[tuple[str, int, int]]:
    # Clocks may be set by half an hour (Lord Howe Island), so that an hour is what they call one.
    def name(start: int) -> tuple[date, int, timedelta | None]:
        local = datetime.fromtimestamp(start, zone)
        return local.date(), local.hour, local.utcoffset()

    first = begin // 3_600 * 3_600 - 3_600
    while name(first) != name(begin):
        first += FINEST_S
    for _, quarters in groupby(range(first, end, FINEST_S), name):
        starts = tuple(quarters)
        yield datetime.fromtimestamp(starts[0], zone).isoformat(timespec="minutes"), starts[0], starts[-1] + FINEST_S


def _dates(span: Span, unit: str, zone: ZoneInfo) -> Iterator[tuple[str, int, int]]:
    day = _first_day(span.begin.astimezone(zone).date(), unit)
    start, end = _midnight(day, zone), int(span.end.timestamp())
    while start < end:
        beyond_day = _next(day, unit)
        beyond = _midnight(beyond_day, zone)
        yield _label(day, unit), start, beyond
        day, start = beyond_day, beyond


def _midnight(day: date, zone: ZoneInfo) -> int:
    # Where clocks are set forward at midnight, the day begins at that moment all the same.
    return int(datetime.combine(day, time(), zone).astimezone(UTC).timestamp())


def _first_day(day: date, unit: str) -> date:
    match unit:
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "quarter":
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case "year":
            return day.replace(month=1, day=1)
    return day


def _next(day: date, unit: str) -> date:
    longest = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}[unit]
    return _first_day(day + timedelta(days=longest), unit)


def _label(day: date, unit: str) -> str:
    match unit:
        case "week":
            year, week, _ = day.isocalendar()
            return f"{year}-W{week:02}"
        case "month":
            return f"{day:%Y-%m}"
        case "quarter":
            return f"{day.year}-Q{(day.month + 2) // 3}"
        case "year":
            return f"{day.year}"
    return day.isoformat()
