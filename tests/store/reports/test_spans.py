"""Words for times mean what people mean by them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from ivrflow.model.errors import Misuse
from ivrflow.store.reports.spans import SPANS, span_of

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
    ],
)
def test_other_words_are_refused(words: str, why: str) -> None:
    with pytest.raises(Misuse, match=why):
        span_of(words, NOW, SHANGHAI)
