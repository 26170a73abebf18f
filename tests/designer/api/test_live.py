"""Opening hours and lists are changed without publishing."""

from __future__ import annotations

import pytest

from ..browser import Browser


def test_a_calendar_is_changed_on_top_of_what_was_read(browser: Browser) -> None:
    (calendar,) = browser.get("/api/live/calendar")["data"]
    assert calendar["name"] == "branch"
    value = {**calendar["value"], "sun": ["10:00-12:00"]}
    changed = browser.put("/api/live/calendar/branch", {"base_revision": calendar["revision"], "value": value})
    assert changed["value"]["sun"] == ["10:00-12:00"]
    assert browser.get("/api/live/calendar/branch") == changed
    stale = browser.put("/api/live/calendar/branch", {"base_revision": calendar["revision"], "value": value}, 409)
    assert stale["code"] == "stale"


def test_a_new_list_is_known_to_flows_at_once(browser: Browser) -> None:
    browser.put("/api/live/list/blocked", {"value": {"entries": ["13800001111", " +4490* "]}})
    assert browser.get("/api/live/list/blocked")["value"]["entries"] == ["13800001111", "+4490*"]
    assert browser.get("/api/names")["lists"] == ["blocked"]


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("calendar/branch2", {"mon": ["nine to five"]}, "is not a stretch such as"),
        ("list/l", {"entries": [""]}, "entries is a list of texts"),
        ("table/t", {"rows": {}}, "columns names each column"),
        ("list/..%2Fetc", {"entries": []}, None),
    ],
)
def test_what_cannot_be_is_refused(browser: Browser, path: str, value: dict[str, object], told: str | None) -> None:
    refused = browser.send("PUT", f"/api/live/{path}", {"value": value})
    assert refused.status_code in (404, 405, 422)
    if told is not None:
        assert told in refused.get_json()["detail"]


def test_there_are_three_subjects(browser: Browser) -> None:
    browser.get("/api/live/secrets", 422)
    browser.get("/api/live/list/nobody", 404)
