"""A calendar as a form: there and back without loss, and what is wrong at its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.live.calendar_form import calendar_faults, calendar_form, plain_calendar
from designer.live.shapes import CalendarForm, DayForm, OpeningForm
from ivrflow.model.calendar import WEEKDAYS, calendar_from_plain
from ivrflow.runtime.live_files import read_live_file

TODAY = date(2026, 6, 1)
FLOWS = Path(__file__).parents[3] / "flows"

clocks = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
hours = st.lists(st.builds("{}-{}".format, clocks, clocks), max_size=3)
dates = st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(str)
names = st.text("abc 日", max_size=5).map(str.strip)
calendars = st.fixed_dictionaries(
    {},
    optional={
        "title": names.filter(bool),
        "country": st.just("DE"),
        **{day: hours.filter(bool) for day in WEEKDAYS},
        "holidays": st.dictionaries(dates, names, min_size=1, max_size=3),
        "special": st.dictionaries(dates, hours, min_size=1, max_size=3),
    },
)


@pytest.mark.parametrize("path", sorted(FLOWS.glob("calendars/*.toml")), ids=lambda path: path.stem)
def test_calendars_of_the_demos_come_back_as_they_were(path: Path) -> None:
    value = read_live_file("calendar", path).value
    form = calendar_form(value)
    assert plain_calendar(form) == value
    assert list(calendar_faults(form, TODAY)) == []


@given(calendars)
def test_whatever_a_calendar_says_comes_back(plain: dict[str, object]) -> None:
    form = calendar_form(plain)
    assert plain_calendar(form) == plain
    assert list(calendar_faults(form, TODAY)) == []
    assert CalendarForm.model_validate_json(form.model_dump_json(exclude_defaults=True)) == form
    calendar_from_plain("c", plain_calendar(form))


def test_a_day_is_a_holiday_closed_or_open_at_other_hours() -> None:
    plain = {
        "holidays": {"2026-10-01": "National Day", "2026-12-24": "Christmas Eve"},
        "special": {"2026-12-24": ["08:00-12:00"], "2026-05-02": []},
    }
    assert calendar_form(plain).days == (
        DayForm(date="2026-05-02", title=None, openings=()),
        DayForm(date="2026-10-01", title="National Day", openings=None),
        DayForm(date="2026-12-24", title="Christmas Eve", openings=(OpeningForm(start="08:00", end="12:00"),)),
    )


def test_faults_are_told_where_they_are() -> None:
    form = calendar_form({"mon": ["09:00-17:30"], "country": "DE"}).model_copy(
        update={
            "days": (
                DayForm(date="", title="x", openings=None),
                DayForm(date="2026-10-01", title="x", openings=None),
                DayForm(date="2026-10-01", title=None, openings=(OpeningForm(start="9", end=""),)),
            ),
            "subdivision": "Bavaria",
        }
    )
    found = {fault.place: fault.message for fault in calendar_faults(form, TODAY)}
    assert list(found) == [("days", 0, "date"), ("days", 2, "date"), ("days", 2, "openings", 0), ("subdivision",)]
    assert found["days", 2, "openings", 0] == '"9-" is not a stretch such as "09:00-17:30"'


@pytest.mark.parametrize(
    ("country", "subdivision", "place"), [("ZZ", "", "country"), ("ZZ", "BY", "country"), ("", "BY", "subdivision")]
)
def test_a_country_that_nobody_knows_is_a_fault(country: str, subdivision: str, place: str) -> None:
    form = calendar_form({}).model_copy(update={"country": country, "subdivision": subdivision})
    (fault,) = calendar_faults(form, TODAY)
    assert fault.place == (place,)


def test_a_week_has_seven_days_in_their_order() -> None:
    form = calendar_form({})
    (fault,) = calendar_faults(form.model_copy(update={"week": form.week[1:]}), TODAY)
    assert fault.place == ("week",)
