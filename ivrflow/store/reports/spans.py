"""When a report is about, in words that keep their meaning tomorrow: `last month`, `2026-03-01..2026-03-31`."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from ivrflow.model.errors import Misuse
from ivrflow.store.reports.periods import Span

__all__ = ["SPANS", "span_of"]

SPANS = (
    *("today", "yesterday", "this week", "last week", "this month", "last month"),
    *("this quarter", "last quarter", "this year", "last year", "last 7 days", "last 30 days", "last 365 days"),
)
"""`this …` goes to the end of it, `last 7 days` are full days before today."""

_DAYS = re.compile(r"last (\d{1,4}) days")
_DATES = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def span_of(words: str, now: datetime, zone: ZoneInfo) -> Span:
    """What the words mean now, to the clocks of a zone: one of SPANS, a date, or `first..last`, both included.

    Raises Misuse for other words.
    """
    today = now.astimezone(zone).date()
    first, beyond = _dates(words.strip().lower().replace("_", " "), today)
    return Span(datetime.combine(first, time(), zone), datetime.combine(beyond, time(), zone))


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
