from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.model.calendar import WEEKDAYS, Calendar, Opening, calendar_from_plain, state_at

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = {
    **{day: ["09:00-12:00", "22:00-06:00"] for day in WEEKDAYS},
    "holidays": {"2026-05-01": "Tag der Arbeit", "2026-05-02": "closed"},
    "special": {"2026-05-02": ["10:00-11:00"], "2026-05-03": []},
}


def at(text: str, plain: Mapping[str, object]) -> str:
    return state_at(calendar_from_plain("office", plain), datetime.fromisoformat(text).replace(tzinfo=BERLIN))


@pytest.mark.parametrize(
    ("when", "state"),
    [
        ("2026-04-28T08:59:59", "closed"),
        ("2026-04-28T09:00", "open"),
        ("2026-04-28T12:00", "closed"),
        ("2026-04-28T23:59:59", "open"),
        ("2026-04-29T00:00", "open"),
        ("2026-04-29T06:00", "closed"),
        # The night before a holiday is worked to its end, the night of the holiday is not begun.
        ("2026-05-01T05:59", "open"),
        ("2026-05-01T06:00", "holiday"),
        ("2026-05-01T23:00", "holiday"),
        ("2026-05-02T01:00", "closed"),
        # Special hours win over the holiday, and their absence over the week.
        ("2026-05-02T10:30", "open"),
        ("2026-05-02T23:00", "closed"),
        ("2026-05-03T10:00", "closed"),
        ("2026-05-04T01:00", "closed"),
    ],
)
def test_hours_past_midnight_belong_to_the_day_on_which_they_begin(when: str, state: str) -> None:
    assert at(when, NIGHT) == state


@pytest.mark.parametrize(
    ("when", "state"),
    [
        # In the night of 29 March the clocks go from 02:00 to 03:00, in that of 25 October from 03:00 back to 02:00.
        ("2026-03-29T01:59:59+01:00", "open"),
        ("2026-03-29T03:00:00+02:00", "open"),
        ("2026-03-29T03:59:59+02:00", "open"),
        ("2026-03-29T04:00:00+02:00", "closed"),
        ("2026-10-25T02:15:00+02:00", "open"),
        ("2026-10-25T02:15:00+01:00", "open"),
        ("2026-10-25T03:59:59+01:00", "open"),
        ("2026-10-25T04:00:00+01:00", "closed"),
    ],
)
def test_hours_are_those_on_the_wall_also_when_the_clocks_change(when: str, state: str) -> None:
    week = {day: ["23:00-04:00"] for day in WEEKDAYS}
    assert state_at(calendar_from_plain("bar", week), datetime.fromisoformat(when).astimezone(BERLIN)) == state


def test_midnight_may_be_written_as_the_end_and_equal_times_are_the_whole_day() -> None:
    assert at("2026-04-28T23:59", {"tue": ["20:00-24:00"]}) == "open"
    assert at("2026-04-29T00:00", {"tue": ["20:00-24:00"]}) == "closed"
    assert at("2026-04-28T03:00", {"tue": ["09:00-09:00"]}) == "open"


openings = st.builds(Opening, st.times().map(lambda t: t.replace(second=0, microsecond=0)), st.times())
days = st.dates(date(2026, 1, 1), date(2026, 1, 20))
calendars = st.builds(
    Calendar,
    st.just("any"),
    st.tuples(*[st.lists(openings, max_size=2).map(tuple)] * 7),
    st.dictionaries(days, st.just("holiday"), max_size=5),
    st.dictionaries(days, st.lists(openings, max_size=2).map(tuple), max_size=5),
)


@given(calendars, st.datetimes(datetime(2026, 1, 2), datetime(2026, 1, 19)))  # noqa: DTZ001  # clocks on a wall
def test_it_is_open_when_some_stretch_covers_the_moment(calendar: Calendar, wall: datetime) -> None:
    stretches = [
        stretch for offset in (-1, 0) for stretch in stretches_of(calendar, wall.date() + timedelta(days=offset))
    ]
    is_open = any(start <= wall < end for start, end in stretches)
    closed = "holiday" if wall.date() in calendar.holidays.keys() - calendar.special.keys() else "closed"
    assert state_at(calendar, wall.replace(tzinfo=UTC)) == ("open" if is_open else closed)


def stretches_of(calendar: Calendar, day: date) -> list[tuple[datetime, datetime]]:
    usual = () if day in calendar.holidays else calendar.week[day.weekday()]
    midnight = datetime.combine(day, time())
    stretches = []
    for opening in calendar.special.get(day, usual):
        start, end = datetime.combine(day, opening.start), datetime.combine(day, opening.end)
        if start == end:
            start = end = midnight
        stretches.append((start, end if start < end else end + timedelta(days=1)))
    return stretches


@pytest.mark.parametrize(
    ("plain", "words"),
    [
        ({"monday": []}, 'unknown entry "monday"'),
        ({"mon": "09:00-17:00"}, "expected a list"),
        ({"mon": ["nine"]}, '"nine" is not a stretch'),
        ({"holidays": []}, "holidays and special map dates"),
        ({"special": {"2026-02-30": []}}, '"2026-02-30" is not a date'),
        ({"country": 49}, 'expected country = "DE"'),
        ({"subdivision": "BY"}, 'expected country = "DE"'),
    ],
)
def test_a_mistake_is_told_in_a_sentence(plain: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=f'calendar "office".*{words}'):
        calendar_from_plain("office", plain)


def test_a_country_may_be_stored_but_not_followed_before_its_holidays_are_filled_in() -> None:
    calendar = calendar_from_plain("office", {"country": "DE", "subdivision": "BY"})
    assert (calendar.country, calendar.subdivision) == ("DE", "BY")
    with pytest.raises(ValueError, match="the public holidays of DE are not filled in"):
        state_at(calendar, datetime(2026, 5, 1, 10, tzinfo=BERLIN))
