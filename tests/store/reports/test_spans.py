"""Words for times mean what people mean by them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from ivrflow.model.errors import Misuse
from ivrflow.store.reports.spans import AUTO, SPANS, span_before, span_of, unit_of

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
"""The 2nd of March, a Monday, in Shanghai; still the 1st in Greenwich."""

MEANT = {
    "today": ("2026-03-02", "2026-03-03"),
    "yesterday": ("2026-03-01", "2026-03-02"),
    "this week": ("2026-03-02", "2026-03-09"),
    "last week": ("2026-02-23", "2026-03-02"),
    "this month": ("2026-03-01", "2026-04-01"),
    "last month": ("2026-02-01", "2026-03-01"),
    "this quarter": ("2026-01-01", "2026-04-01"),
    "last quarter": ("2025-10-01", "2026-01-01"),
    "this year": ("2026-01-01", "2027-01-01"),
    "last year": ("2025-01-01", "2026-01-01"),
    "last 7 days": ("2026-02-23", "2026-03-02"),
    "last 30 days": ("2026-01-31", "2026-03-02"),
    "last 365 days": ("2025-03-02", "2026-03-02"),
}
WRITTEN = {
    "2026-03-01": ("2026-03-01", "2026-03-02"),
    "2026-03-01..2026-03-31": ("2026-03-01", "2026-04-01"),
    "Last_Month": ("2026-02-01", "2026-03-01"),
}


@pytest.mark.parametrize(("words", "dates"), [*MEANT.items(), *WRITTEN.items()])
def test_words_mean_whole_days_of_the_zone(words: str, dates: tuple[str, str]) -> None:
    span = span_of(words, NOW, SHANGHAI)
    assert (span.begin.isoformat(), span.end.isoformat()) == tuple(f"{date}T00:00:00+08:00" for date in dates)


def test_all_words_that_are_offered_are_tried_here() -> None:
    assert set(SPANS) == set(MEANT)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("last mont", 'did you mean "last month"'),
        ("", "there are: today"),
        ("2026-02-30", "write dates such as"),
        ("2026-03-02..2026-03-01", "nothing lies between"),
        ("last 0 days", "nothing lies between"),
        ("next week", "is no time"),
        ("0001-01-01..9999-12-31", "is no time"),
        ("0001-01-01..9999-12-30", "a report is about days from 2000-01-01 to 2099-12-31"),
        ("last 9999 days", "a report is about days from 2000-01-01"),
        ("1999-12-31", "a report is about days from 2000-01-01"),
    ],
)
def test_other_words_are_refused(words: str, why: str) -> None:
    with pytest.raises(Misuse, match=why):
        span_of(words, NOW, SHANGHAI)


BEFORE = {
    "yesterday": ("2026-02-28T00:00", "2026-03-01T00:00"),
    "last week": ("2026-02-16T00:00", "2026-02-23T00:00"),
    "last month": ("2026-01-01T00:00", "2026-02-01T00:00"),
    "last quarter": ("2025-07-01T00:00", "2025-10-01T00:00"),
    "last year": ("2024-01-01T00:00", "2025-01-01T00:00"),
    "last 7 days": ("2026-02-16T00:00", "2026-02-23T00:00"),
    "2026-02-10..2026-02-12": ("2026-02-07T00:00", "2026-02-10T00:00"),
    # Not over yet: as much as has passed, which is one day and 90 minutes of the month.
    "today": ("2026-03-01T00:00", "2026-03-01T01:30"),
    "this week": ("2026-02-23T00:00", "2026-02-23T01:30"),
    "This_Month": ("2026-02-01T00:00", "2026-02-02T01:30"),
    "this year": ("2025-01-01T00:00", "2025-03-02T01:30"),
}


@pytest.mark.parametrize(("words", "moments"), BEFORE.items())
def test_the_time_before_is_as_long(words: str, moments: tuple[str, str]) -> None:
    before = span_before(words, span_of(words, NOW, SHANGHAI), NOW, SHANGHAI)
    assert (before.begin.isoformat(), before.end.isoformat()) == tuple(f"{each}:00+08:00" for each in moments)


def test_a_long_month_is_compared_with_all_of_a_short_one() -> None:
    now = datetime(2026, 3, 31, 12, tzinfo=UTC)
    before = span_before("this month", span_of("this month", now, SHANGHAI), now, SHANGHAI)
    assert before.end == span_of("this month", now, SHANGHAI).begin


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("today", "hour"),
        ("last 7 days", "day"),
        ("this month", "day"),
        ("this year", "week"),
        ("2020-01-01..2026-01-01", "month"),
    ],
)
def test_the_unit_suits_the_span(words: str, unit: str) -> None:
    span = span_of(words, NOW, SHANGHAI)
    assert unit_of(AUTO, span) == unit
    assert unit_of("quarter", span) == "quarter"
    assert unit_of("", span) == ""
