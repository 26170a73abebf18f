"""Beside each number stands what it was the time before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from ivrflow.model.cdr import Cdr
from ivrflow.store.reports.saved import AskedFor
from ivrflow.store.store import Store

from .made_up import AT, cdr

DAY = timedelta(days=1)
NOW = datetime(2026, 3, 3, 10, 5, tzinfo=UTC)
"""The day after AT."""


def test_hours_stand_beside_the_same_hours_until_now(store: Store, keep: Callable[[Iterable[Cdr]], None]) -> None:
    keep([cdr("y1"), cdr("y2", offered=AT - timedelta(hours=1)), cdr("t1", offered=AT + DAY - timedelta(hours=1))])
    told = store.reports.compare(AskedFor(("offered", "containment"), "today", unit="hour"), NOW)
    assert (told.span_before.begin, told.span_before.end) == (datetime(2026, 3, 2, tzinfo=UTC), AT)
    assert len(told.answer.rows) == len(told.before) == 24
    row = told.answer.rows[9]
    assert (row.period, row.numbers, told.before[9]) == ("2026-03-03T09:00+00:00", (1, 0.0), (1, 0.0))
    assert (told.before[10], told.before[11]) == ((0, None), (None, None)), "until a quarter past ten"
    assert (told.answer.total, told.total_before) == ((1, 0.0), (1, 0.0)), "the call of 10:15 is not compared yet"


def test_what_there_was_before_and_is_no_more_is_told(store: Store, keep: Callable[[Iterable[Cdr]], None]) -> None:
    new = cdr("t2", offered=AT + DAY, flow="new", answered=None)
    keep([cdr("y1", flow="old"), cdr("y2"), cdr("y3"), cdr("t1", offered=AT + DAY), new])
    asked = AskedFor(("offered", "mean_duration"), "2026-03-03", group_by=("flow",))
    told = store.reports.compare(asked, NOW + 30 * DAY)
    rows = {row.values[0]: (row.numbers, before) for row, before in zip(told.answer.rows, told.before, strict=True)}
    assert rows == {
        "bank": ((1, 60.0), (2, 60.0)),
        "new": ((1, None), (0, None)),
        "old": ((0, None), (1, 60.0)),
    }
    assert told.total_before == (3, 60.0)


def test_a_month_that_had_a_week_more_loses_it(store: Store, keep: Callable[[Iterable[Cdr]], None]) -> None:
    # August 2026 touches six weeks, September five.
    keep([cdr("last", offered=datetime(2026, 8, 31, 9, tzinfo=UTC))])
    told = store.reports.compare(
        AskedFor(("offered",), "last month", unit="week", group_by=("flow",)), datetime(2026, 10, 5, tzinfo=UTC)
    )
    assert told.answer.rows == ()
    assert told.total_before == (1,)
