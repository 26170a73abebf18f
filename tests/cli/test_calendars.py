"""calendars, show, set, holiday."""

from __future__ import annotations

from pathlib import Path

from .conftest import CALENDAR, Ivrflow


def test_a_calendar_goes_in_and_comes_out_the_same(shop: Path, ivrflow: Ivrflow) -> None:
    file = shop / "office.toml"
    text = (
        'title = "Büro"\n'
        + CALENDAR
        + '\n[holidays]\n2026-12-25 = "Weihnachten"\n\n[special]\n2026-12-24 = ["09:00-12:00"]\n'
    )
    file.write_text(text, "utf-8")
    assert ivrflow("calendars", "set", file).code == 0
    assert ivrflow("calendars", "show", "office").out == text
    assert ivrflow("calendars").out.split("\t")[:2] == ["office", "Büro"]


def test_a_holiday_is_added_and_taken_back(shop: Path, ivrflow: Ivrflow) -> None:
    ivrflow("push")
    assert ivrflow("calendars", "holiday", "shop", "2026-05-01", "Labour Day").code == 0
    assert ivrflow("calendars", "show", "shop", "--json").json["holidays"] == {"2026-05-01": "Labour Day"}
    assert ivrflow("calendars", "holiday", "shop", "2026-05-01", "--remove").code == 0
    assert ivrflow("calendars", "show", "shop", "--json").json["holidays"] == {}
    assert ivrflow("calendars", "holiday", "shop", "2026-05-01", "--remove").code == 2


def test_special_hours_win_and_that_is_said(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "c.toml").write_text('[special]\n2026-05-01 = ["09:00-12:00"]\n', "utf-8")
    ivrflow("calendars", "set", "c.toml")
    assert "special hours as well" in ivrflow("calendars", "holiday", "c", "2026-05-01").err


def test_mistakes_in_a_file_are_told_and_nothing_is_changed(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "c.toml").write_text('mon = ["nine to five"]\n', "utf-8")
    said = ivrflow("calendars", "set", "c.toml")
    assert (said.code, '"nine to five" is not a stretch' in said.err) == (1, True)
    assert ivrflow("calendars", "set", "nosuch.toml").code == 3
    assert ivrflow("calendars", "--json").json == []


def test_an_unknown_calendar_says_which_there_are(shop: Path, ivrflow: Ivrflow) -> None:
    ivrflow("push")
    said = ivrflow("calendars", "show", "office")
    assert (said.code, said.err) == (2, 'ivrflow: there is no calendar "office"; there are: shop')
