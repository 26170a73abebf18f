"""Periods follow the clocks of the zone, and their pieces make them up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.model.errors import Misuse
from ivrflow.store.reports.keeping import LEVELS_S
from ivrflow.store.reports.periods import UNITS, Period, Span, periods_of, pieces_of

ZONES = ("UTC", "Asia/Shanghai", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Cairo")
quarters = st.integers(0, 400_000).map(lambda number: datetime(2014, 1, 1, tzinfo=UTC) + number * timedelta(minutes=15))


def days(first: str, last: str, zone: str) -> Span:
    return Span(*(datetime.fromisoformat(each).replace(tzinfo=ZoneInfo(zone)) for each in (first, last)))


@given(quarters, st.integers(1, 4_000), st.sampled_from(("", *UNITS)), st.sampled_from(ZONES))
def test_periods_join_without_gaps_and_so_do_their_pieces(begin: datetime, length: int, unit: str, zone: str) -> None:
    span = Span(begin, begin + length * timedelta(minutes=15))
    periods = periods_of(span, unit, ZoneInfo(zone))
    assert (periods[0].begin, periods[-1].end) == (begin.timestamp(), span.end.timestamp())
    assert all(before.end == after.begin for before, after in pairwise(periods))
    assert len({period.label for period in periods}) == len(periods)
    for period in periods:
        pieces = sorted(pieces_of(period), key=lambda piece: piece.begin)
        assert (pieces[0].begin, pieces[-1].end) == period[1:]
        assert all(before.end == after.begin for before, after in pairwise(pieces))
        assert all(piece.level_s in LEVELS_S and piece.begin % piece.level_s == 0 for piece in pieces)
        assert all(piece.end % piece.level_s == 0 for piece in pieces)
        assert len(pieces) <= 5


@pytest.mark.parametrize(
    ("unit", "labels"),
    [
        ("day", ["2026-03-30", "2026-03-31", "2026-04-01"]),
        ("week", ["2026-W14"]),
        ("month", ["2026-03", "2026-04"]),
        ("quarter", ["2026-Q1", "2026-Q2"]),
        ("year", ["2026"]),
        ("", [""]),
    ],
)
def test_periods_are_called_as_iso_calls_them(unit: str, labels: list[str]) -> None:
    periods = periods_of(days("2026-03-30", "2026-04-02", "Asia/Shanghai"), unit, ZoneInfo("Asia/Shanghai"))
    assert [period.label for period in periods] == labels


def test_the_days_on_which_clocks_are_set_are_shorter_and_longer() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    spring, autumn = (
        days("2026-03-29", "2026-03-30", "Europe/Berlin"),
        days("2026-10-25", "2026-10-26", "Europe/Berlin"),
    )
    assert [len(periods_of(day, "hour", berlin)) for day in (spring, autumn)] == [23, 25]
    hours = [period.label for period in periods_of(autumn, "hour", berlin)]
    assert hours[2:4] == ["2026-10-25T02:00+02:00", "2026-10-25T02:00+01:00"]
    (day,) = periods_of(spring, "day", berlin)
    assert day.end - day.begin == 23 * 3_600


def test_hours_of_a_zone_that_is_a_quarter_off_begin_at_its_quarters() -> None:
    kathmandu = ZoneInfo("Asia/Kathmandu")
    hours = periods_of(days("2026-03-02", "2026-03-03", "Asia/Kathmandu"), "hour", kathmandu)
    assert len(hours) == 24
    assert hours[0] == Period("2026-03-02T00:00+05:45", *(int(hours[0].begin) + each for each in (0, 3_600)))
    assert datetime.fromtimestamp(hours[0].begin, UTC).minute == 15


def test_a_year_in_shanghai_is_mostly_days_of_utc() -> None:
    (year,) = periods_of(days("2026-01-01", "2027-01-01", "Asia/Shanghai"), "year", ZoneInfo("Asia/Shanghai"))
    assert [(piece.level_s, (piece.end - piece.begin) // piece.level_s) for piece in pieces_of(year)] == [
        (3_600, 8),
        (86_400, 364),
        (3_600, 16),
    ]


@pytest.mark.parametrize(
    ("begin", "end", "why"),
    [
        (datetime(2026, 3, 2), datetime(2026, 3, 3, tzinfo=UTC), "has no zone"),  # noqa: DTZ001  # that is what is refused
        (datetime(2026, 3, 2, 0, 7, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC), "not on a quarter of an hour"),
        (datetime(2026, 3, 3, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC), "nothing lies between"),
    ],
)
def test_what_is_no_span_is_refused(begin: datetime, end: datetime, why: str) -> None:
    with pytest.raises(Misuse, match=why):
        Span(begin, end)


def test_units_that_nobody_knows_are_refused() -> None:
    with pytest.raises(Misuse, match='"minute" is none of hour'):
        periods_of(days("2026-03-02", "2026-03-03", "UTC"), "minute", ZoneInfo("UTC"))
