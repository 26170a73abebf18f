"""What a calendar means, day by day and at a moment."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.live.opening import hours_of_days, state_of
from ivrflow.model.calendar import calendar_from_plain, state_at

NIGHTS = {
    "mon": ["09:00-12:00", "13:00-17:30"],
    "fri": ["20:00-02:00"],
    "sun": ["00:00-00:00"],
    "holidays": {"2026-06-02": "Founders' day"},
    "special": {"2026-06-03": ["10:00-11:00"]},
}
MONDAY = date(2026, 6, 1)
NOON = datetime.fromisoformat("2026-06-01T12:00")


def test_each_day_has_its_hours() -> None:
    days = hours_of_days("c", NIGHTS, MONDAY, 3)
    assert [(day.state, len(day.openings), day.title) for day in days] == [
        ("week", 2, ""),
        ("holiday", 0, "Founders' day"),
        ("special", 1, ""),
    ]
    assert not any(day.public for day in days)


def test_public_holidays_and_working_weekends_are_those_of_the_country() -> None:
    plain = {"country": "CN", "mon": ["09:00-17:00"], "holidays": {"2026-10-02": "Ours"}}
    days = {day.date: day for day in hours_of_days("c", plain, date(2026, 9, 20), 21)}
    assert days[date(2026, 10, 1)].public
    assert days[date(2026, 10, 1)].state == "holiday"
    assert not days[date(2026, 10, 2)].public
    worked = [day for day in days.values() if day.public and day.state == "special"]
    assert worked
    assert all(day.date.weekday() >= 5 and day.openings for day in worked)


@pytest.mark.parametrize(
    ("clock", "state", "until"),
    [
        ("2026-06-01T08:59", "closed", "2026-06-01T09:00"),
        ("2026-06-01T09:00", "open", "2026-06-01T12:00"),
        ("2026-06-01T23:00", "closed", "2026-06-02T00:00"),
        ("2026-06-02T10:00", "holiday", "2026-06-03T00:00"),
        ("2026-06-05T23:00", "open", "2026-06-06T02:00"),
        ("2026-06-07T00:00", "open", "2026-06-08T00:00"),
    ],
)
def test_it_is_told_how_long_a_state_holds(clock: str, state: str, until: str) -> None:
    found = state_of("c", NIGHTS, datetime.fromisoformat(clock))
    assert (found.state, found.until) == (state, datetime.fromisoformat(until))


def test_what_never_changes_has_no_end() -> None:
    found = state_of("c", {}, NOON)
    assert (found.state, found.until) == ("closed", None)


@given(st.datetimes(NOON, NOON + timedelta(days=20)))
def test_the_state_holds_until_then_and_is_another_one_then(when: datetime) -> None:
    calendar = calendar_from_plain("c", NIGHTS)
    found = state_of("c", NIGHTS, when)
    assert found.until is not None
    moment = when
    while moment < found.until:
        assert state_at(calendar, moment) == found.state
        moment += timedelta(hours=1)
    assert state_at(calendar, found.until) != found.state


def test_an_unknown_country_is_told() -> None:
    with pytest.raises(ValueError, match="no public holidays are known"):
        state_of("c", {"country": "ZZ"}, NOON)
