"""When a report is about, in words that keep their meaning tomorrow: `last month`, `2026-03-01..2026-03-31`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from ivrflow.model.errors import Misuse
from ivrflow.store.reports.facts import FINEST_S
from ivrflow.store.reports.periods import Span

__all__ = ["AUTO", "SPANS", "span_before", "span_of", "unit_of"]

SPANS = (
    *("today", "yesterday", "this week", "last week", "this month", "last month"),
    *("this quarter", "last quarter", "this year", "last year", "last 7 days", "last 30 days", "last 365 days"),
)
"""`this …` goes to the end of it, `last 7 days` are full days before today."""

_DAYS = re.compile(r"last (\d{1,4}) days")
_DATES = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}

AUTO = "auto"
"""The unit that suits the span."""
_SUITS = ((timedelta(days=2), "hour"), (timedelta(days=62), "day"), (timedelta(days=366), "week"))
"""Up to so long: so many points as a chart shows well."""

FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)
"""Clocks of all zones are whole quarters of an hour from UTC in these years, as the sums are."""


def span_of(words: str, now: datetime, zone: ZoneInfo) -> Span:
    """What the words mean now, to the clocks of a zone: one of SPANS, a date, or `first..last`, both included.

    Raises Misuse for other words, for the end before the beginning, and for years from which there are no calls.
    """
    today = now.astimezone(zone).date()
    first, beyond = _dates(_plain(words), today)
    if beyond <= first:
        raise Misuse(f"nothing lies between {first} and {beyond - timedelta(days=1)}; write the earlier day first")
    if first < FIRST or beyond > LAST + timedelta(days=1):
        raise Misuse(f"a report is about days from {FIRST} to {LAST}")
    return Span(datetime.combine(first, time(), zone), datetime.combine(beyond, time(), zone))


def span_before(words: str, span: Span, now: datetime, zone: ZoneInfo) -> Span:
    """What `span_of(words)` is compared with: the month before this month, as many days before those that were written.

    Of a span that is not over yet, as much as has passed, to the next quarter of an hour.
    """
    first, beyond = (moment.astimezone(zone).date() for moment in (span.begin, span.end))
    months = _MONTHS.get(_plain(words).partition(" ")[2], 0)
    earlier = _month(first.year * 12 + first.month - 1 - months) if months else first - (beyond - first)
    begin, end = datetime.combine(earlier, time(), zone), span.begin
    if span.begin < now < span.end:
        passed_s = -(-(now.timestamp() - span.begin.timestamp()) // FINEST_S) * FINEST_S
        end = min(
            end, datetime.fromtimestamp(begin.timestamp() + passed_s, UTC).astimezone(zone), key=datetime.timestamp
        )
    return Span(begin, end)


def unit_of(unit: str, span: Span) -> str:
    """The unit, or, for AUTO, the one that suits the span."""
    if unit != AUTO:
        return unit
    length = span.end - span.begin
    return next((each for longest, each in _SUITS if length <= longest), "month")


def _plain(words: str) -> str:
    return words.strip().lower().replace("_", " ")


def _dates(words: str, today: date) -> tuple[date, date]:
    try:
        if written := _DATES.fullmatch(words):
            first = date.fromisoformat(written[1])
            return first, date.fromisoformat(written[2] or written[1]) + timedelta(days=1)
        if days := _DAYS.fullmatch(words):
            return today - timedelta(days=int(days[1])), today
    except (ValueError, OverflowError):
        raise Misuse(f'"{words}" is no time; write dates such as 2026-03-01..2026-03-31') from None
    if words in ("today", "yesterday"):
        first = today if words == "today" else today - timedelta(days=1)
        return first, first + timedelta(days=1)
    which, _, unit = words.partition(" ")
    if which not in ("this", "last") or unit not in ("week", *_MONTHS):
        near = get_close_matches(words, SPANS, 1)
        advice = f'did you mean "{near[0]}"?' if near else f"there are: {', '.join(SPANS)}, and dates (first..last)"
        raise Misuse(f'"{words}" is no time; {advice}')
    if unit == "week":
        first = today - timedelta(days=today.weekday() + (7 if which == "last" else 0))
        return first, first + timedelta(days=7)
    months = _MONTHS[unit]
    begun = (today.year * 12 + today.month - 1) // months * months - (months if which == "last" else 0)
    return _month(begun), _month(begun + months)


def _month(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)
