from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.model.calendar import WEEKDAYS, calendar_from_plain, state_at
from ivrflow.model.commands import Consult
from ivrflow.model.events import Consulted, Event, Failed
from ivrflow.model.ports import Report
from ivrflow.runtime.public_holidays import FilledLive, with_public_holidays, years_around

WEEK: Mapping[str, object] = {day: ["09:00-17:30"] for day in WEEKDAYS[:5]}


def state(plain: Mapping[str, object], when: str, zone: str) -> str:
    moment = datetime.fromisoformat(when).replace(tzinfo=ZoneInfo(zone))
    filled = with_public_holidays("office", plain, years_around(moment.date()))
    return state_at(calendar_from_plain("office", filled), moment)


@pytest.mark.parametrize(
    ("country", "zone", "when", "expected"),
    [
        ("CN", "Asia/Shanghai", "2026-10-01T10:00", "holiday"),
        ("CN", "Asia/Shanghai", "2026-02-20T10:00", "holiday"),  # a day off in exchange for the Saturday below
        ("CN", "Asia/Shanghai", "2026-02-14T10:00", "open"),
        ("CN", "Asia/Shanghai", "2026-02-14T18:00", "closed"),
        ("CN", "Asia/Shanghai", "2026-03-14T10:00", "closed"),  # an ordinary Saturday
        ("US", "America/New_York", "2026-07-03T10:00", "holiday"),  # the fourth is a Saturday
        ("US", "America/New_York", "2027-12-31T10:00", "holiday"),  # New Year's Day of a year that begins on Saturday
        ("US", "America/New_York", "2026-07-06T10:00", "open"),
        ("DE", "Europe/Berlin", "2026-01-06T10:00", "open"),
        ("DE BY", "Europe/Berlin", "2026-01-06T10:00", "holiday"),
        ("GB ENG", "Europe/London", "2026-08-31T10:00", "holiday"),
        ("GB SCT", "Europe/London", "2026-08-31T10:00", "open"),
        ("FR", "Europe/Paris", "2026-05-14T10:00", "holiday"),
        ("ES MD", "Europe/Madrid", "2026-05-02T10:00", "holiday"),
        ("HU", "Europe/Budapest", "2025-05-17T10:00", "open"),  # a working Saturday
    ],
)
def test_the_holidays_of_a_country_are_holidays(country: str, zone: str, when: str, expected: str) -> None:
    name, _, part = country.partition(" ")
    plain = {**WEEK, "country": name} | ({"subdivision": part} if part else {})
    assert state(plain, when, zone) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2026-10-01T10:30", "open"),  # open although a holiday
        ("2026-10-01T09:30", "closed"),
        ("2026-10-02T10:30", "holiday"),
        ("2026-10-08T10:30", "holiday"),  # a day of our own
        ("2026-10-10T10:30", "holiday"),  # closed on a working weekend
        ("2026-09-20T15:00", "closed"),  # other hours on a working weekend
        ("2026-09-20T10:30", "open"),
    ],
)
def test_what_the_calendar_says_itself_comes_first(when: str, expected: str) -> None:
    plain = {
        **WEEK,
        "country": "CN",
        "holidays": {"2026-10-08": "stocktaking", "2026-10-10": "stocktaking"},
        "special": {"2026-10-01": ["10:00-12:00"], "2026-09-20": ["10:00-12:00"]},
    }
    assert state(plain, when, "Asia/Shanghai") == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        # New Year's Eve is an ordinary day: its night shift ends in the holiday, that of the holiday is not begun.
        ("2027-01-01T05:59", "open"),
        ("2027-01-01T06:00", "holiday"),
        ("2027-01-02T01:00", "closed"),
        # Easter Monday, after the Sunday on which the clocks of 2027 go forward.
        ("2027-03-28T03:30", "open"),
        ("2027-03-29T05:00", "open"),
        ("2027-03-29T23:00", "holiday"),
        ("2027-03-30T03:00", "closed"),
        # All Saints' Day, after the Sunday on which the clocks of 2026 went back.
        ("2026-10-25T02:30", "open"),
        ("2026-11-01T05:00", "open"),
        ("2026-11-01T22:30", "holiday"),
    ],
)
def test_a_night_shift_runs_into_a_holiday_and_not_out_of_it(when: str, expected: str) -> None:
    plain = {**{day: ["22:00-06:00"] for day in WEEKDAYS}, "country": "DE", "subdivision": "BY"}
    assert state(plain, when, "Europe/Berlin") == expected


def test_what_a_call_reads_has_dates_and_no_country() -> None:
    plain = {**WEEK, "title": "Büro", "country": "CN", "holidays": {"2026-10-01": "ours"}}
    filled = with_public_holidays("office", plain, (2026,))
    assert filled.keys() == {*WEEK, "title", "holidays", "special"}
    holidays, special = filled["holidays"], filled["special"]
    assert isinstance(holidays, dict)
    assert isinstance(special, dict)
    assert holidays["2026-10-01"] == "ours"
    assert holidays["2026-02-17"] == "春节"
    assert special["2026-02-14"] == WEEK["mon"]
    assert list(holidays) == sorted(holidays)
    assert {day[:4] for day in (*holidays, *special)} == {"2026"}
    assert with_public_holidays("office", filled, (2027,)) is filled


@pytest.mark.parametrize(("language", "year"), [("en_US", 2001), ("th", 2002)])
def test_names_do_not_depend_on_where_the_engine_runs(
    language: str, year: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    filled = with_public_holidays("office", {"country": "JP"}, (year,))
    assert isinstance(filled["holidays"], dict)
    assert "元日" in filled["holidays"].values()


def test_an_office_that_works_on_weekends_only_has_no_more_hours_on_working_weekends() -> None:
    plain = {"sat": ["10:00-14:00"], "country": "CN"}
    assert state(plain, "2026-02-14T10:30", "Asia/Shanghai") == "open"
    assert state(plain, "2026-02-14T15:00", "Asia/Shanghai") == "closed"
    assert state(plain, "2026-02-28T09:30", "Asia/Shanghai") == "closed"


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_the_days_beside_a_day_are_in_the_years_around_it(day: date) -> None:
    years = years_around(day)
    assert day.year in years
    assert len(years) == (2 if (day.month, day.day) in ((1, 1), (12, 31)) else 1)


@pytest.mark.parametrize(
    ("plain", "words"),
    [
        ({"country": "XX"}, 'no public holidays are known for country "XX"'),
        ({"country": "cn"}, 'did you mean "CN"?'),
        ({"country": "DE", "subdivision": "QQ"}, 'DE has no subdivision "QQ"; there are: BB, '),
        ({"country": "CN", "mon": ["nine"]}, '"nine" is not a stretch'),
    ],
)
def test_a_mistake_is_told_in_a_sentence(plain: Mapping[str, object], words: str) -> None:
    with pytest.raises(ValueError) as refusal:
        with_public_holidays("office", plain, (2026,))
    assert words in str(refusal.value)
    assert str(refusal.value).startswith('calendar "office"')


class Shelf:
    """Live data that is always the same."""

    def __init__(self, answer: Event) -> None:
        self.answer = answer

    def consult(self, number: int, consult: Consult, report: Report) -> None:
        report(self.answer)


def read(answer: Event, subject: str = "calendar") -> Event:
    told: list[Event] = []
    FilledLive(Shelf(answer), lambda: date(2026, 10, 1)).consult(7, Consult(subject, "office"), told.append)
    (event,) = told
    return event


def test_a_calendar_is_filled_when_it_is_read() -> None:
    plain = {**WEEK, "country": "CN"}
    assert read(Consulted(7, "r1", plain)) == Consulted(7, "r1", with_public_holidays("office", plain, (2026,)))


@pytest.mark.parametrize("answer", [Consulted(7, "", None), Consulted(7, "r1", WEEK), Failed(7, "failed", "disk")])
def test_everything_else_is_told_as_it_is(answer: Event) -> None:
    assert read(answer) is answer or read(answer) == answer


def test_other_live_data_is_left_alone() -> None:
    answer = Consulted(7, "r1", {"country": "CN"})
    assert read(answer, "list") is answer


def test_a_country_that_nobody_knows_is_logged_and_left_to_the_node(caplog: pytest.LogCaptureFixture) -> None:
    answer = Consulted(7, "r1", {"country": "XX"})
    assert read(answer) is answer
    assert 'no public holidays are known for country "XX"' in caplog.text
