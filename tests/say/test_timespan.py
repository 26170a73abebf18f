from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.say.timespan import Timespan, timespan_of


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        (timedelta(hours=2, seconds=5), Timespan(False, 0, 2, 0, 5)),
        (timedelta(milliseconds=1500), Timespan(False, 0, 0, 0, 2)),
        (timedelta(milliseconds=1499), Timespan(False, 0, 0, 0, 1)),
        (timedelta(minutes=59, seconds=59, milliseconds=500), Timespan(False, 0, 1, 0, 0)),
        (timedelta(milliseconds=-400), Timespan(False, 0, 0, 0, 0)),
        (timedelta(days=-1), Timespan(True, 1, 0, 0, 0)),
    ],
)
def test_a_length_is_rounded_to_seconds(value: timedelta, parts: Timespan) -> None:
    assert timespan_of(value) == parts


@given(st.timedeltas())
def test_the_parts_make_the_whole_again(value: timedelta) -> None:
    negative, days, hours, minutes, seconds = timespan_of(value)
    # Not a timedelta: rounding up the longest would overflow it.
    told_s = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    given_s = value / timedelta(seconds=1)
    assert abs((-told_s if negative else told_s) - given_s) <= 0.51
    assert hours < 24
    assert max(minutes, seconds) < 60


def test_units_that_are_zero_are_not_told() -> None:
    assert timespan_of(timedelta(hours=2, seconds=5)).parts == [("hour", 2), ("second", 5)]
    assert timespan_of(timedelta(0)).parts == [("second", 0)]
