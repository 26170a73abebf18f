"""What a calendar means, asked while it is being filled in."""

from __future__ import annotations

from typing import Any

import pytest

from ..browser import Browser


@pytest.fixture
def form(browser: Browser) -> dict[str, Any]:
    found: dict[str, Any] = browser.get("/api/live/calendar/branch/form")["form"]
    return found


def test_days_have_hours_and_public_holidays(browser: Browser, form: dict[str, Any]) -> None:
    days = browser.post("/api/calendars/days", {"form": form, "first": "2026-09-30", "count": 3})["days"]
    assert [(day["date"], day["state"], day["public"]) for day in days] == [
        ("2026-09-30", "week", False),
        ("2026-10-01", "holiday", True),
        ("2026-10-02", "holiday", True),
    ]
    (hours,) = days[0]["openings"]
    assert hours == {"start": "09:00", "end": "17:30", "next_day": False, "whole_day": False}


@pytest.mark.parametrize(
    ("at", "state", "until"),
    [
        ("2026-09-30T10:00", "open", "2026-09-30T17:30:00"),
        ("2026-10-01T10:00", "holiday", "2026-10-04T00:00:00"),
        ("2026-09-30T20:00", "closed", "2026-10-01T00:00:00"),
    ],
)
def test_it_is_open_or_not_at_a_moment(browser: Browser, form: dict[str, Any], at: str, state: str, until: str) -> None:
    told = browser.post("/api/calendars/moment", {"form": form, "at": at})
    assert (told["state"], told["until"]) == (state, until)


@pytest.mark.parametrize("at", ["soon", "0001-01-01T00:00", "9999-12-31T23:59", "2026-13-01T00:00"])
def test_what_is_no_moment_is_refused(browser: Browser, form: dict[str, Any], at: str) -> None:
    browser.post("/api/calendars/moment", {"form": form, "at": at}, 422)


def test_what_is_no_calendar_is_refused(browser: Browser, form: dict[str, Any]) -> None:
    broken = {**form, "country": "XX"}
    for path, more in (("days", {"first": "2026-01-01", "count": 1}), ("moment", {"at": "2026-01-01T10:00"})):
        refused = browser.post(f"/api/calendars/{path}?language=zh-CN", {"form": broken, **more}, 422)
        assert "公众假日" in refused["detail"]
    browser.post("/api/calendars/days", {"form": form, "first": "2026-01-01", "count": 4000}, 422)
    browser.post("/api/calendars/days", {"form": form, "first": "9999-12-31", "count": 400}, 422)


def test_countries_have_names(browser: Browser) -> None:
    told = browser.get("/api/calendars/countries?language=zh-CN")["countries"]
    (china,) = [country for country in told if country["code"] == "CN"]
    assert (china["name"], china["subdivisions"]) == ("中国", [])
