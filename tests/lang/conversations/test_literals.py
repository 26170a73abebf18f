"""Values between what is written and what they are (their round trip is in test_printer.py)."""

from __future__ import annotations

from datetime import time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from ivrflow.lang.conversations.literals import print_duration, print_value, read_duration, read_moment
from ivrflow.model.values import Money, Value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "nothing"),
        (True, "true"),
        (Decimal("1E+3"), "1000"),
        (Money(Decimal("1024.50"), "CNY"), "CNY 1024.50"),
        (time(10, 15), "10:15"),
        (time(10, 15, 30), "10:15:30"),
        (("a", (), Decimal(1)), '["a", [], 1]'),
    ],
)
def test_values_are_written_as_people_would(value: Value, written: str) -> None:
    assert print_value(value) == written


@pytest.mark.parametrize(
    ("length", "written"),
    [
        (timedelta(0), "0s"),
        (timedelta(seconds=90), "90s"),
        (timedelta(minutes=2), "2m"),
        (timedelta(hours=36), "36h"),
        (timedelta(milliseconds=1500), "1500ms"),
        (timedelta(microseconds=1), "0.001ms"),
        (-timedelta(seconds=1), "-1s"),
    ],
)
def test_lengths_of_time_take_the_largest_unit_without_fraction(length: timedelta, written: str) -> None:
    assert print_duration(length) == written
    assert read_duration(written) == length


def test_lengths_of_time_are_read_with_fractions_and_days() -> None:
    assert read_duration("1.5s") == timedelta(milliseconds=1500)
    assert read_duration("2d") == timedelta(days=2)
    with pytest.raises(ValueError, match="longer than any call"):
        read_duration("9" * 20 + "h")


def test_a_moment_keeps_its_zone() -> None:
    moment = read_moment("2026-11-01T01:30:00-05:00[America/New_York]")
    # The second half past one of that night: the zone alone would not say which.
    assert (moment.tzinfo, moment.fold) == (ZoneInfo("America/New_York"), 1)
    assert print_value(moment) == "2026-11-01T01:30:00-05:00[America/New_York]"
    with pytest.raises(ValueError, match="no time zone"):
        read_moment("2026-11-01T01:30:00-05:00[Mars/Base]")
