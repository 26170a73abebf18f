"""Opening hours and lists are changed without publishing."""

from __future__ import annotations

from typing import Any

import pytest

from designer.site import Site

from ..browser import Browser

BRANCH = "/api/live/calendar/branch"


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


def test_what_nobody_uses_is_taken_away_as_it_was_seen(browser: Browser, site: Site) -> None:
    made = browser.put("/api/live/list/blocked", {"value": {"entries": ["1"]}})
    changed = browser.put("/api/live/list/blocked", {"base_revision": made["revision"], "value": {"entries": ["2"]}})
    stale = browser.delete(f"/api/live/list/blocked?base_revision={made['revision']}", 409)
    assert stale["code"] == "stale"
    browser.delete(f"/api/live/list/blocked?base_revision={changed['revision']}")
    browser.get("/api/live/list/blocked", 404)
    browser.delete("/api/live/list/blocked", 404)
    assert browser.get("/api/names")["lists"] == []
    newest = site.store.audit.entries(1)[0]
    assert (newest.who, newest.what, newest.subject) == ("wang", "list removed", "blocked")


def test_drafts_that_use_it_are_named_and_see_that_it_is_gone(browser: Browser) -> None:
    warned = browser.delete(f"{BRANCH}?language=zh-CN", 409)
    assert (warned["code"], warned["detail"]) == ("in-use", "日历“branch”被草稿使用：Telephone banking。")
    assert _unknown_calendars(browser) == []
    browser.delete(f"{BRANCH}?although_used=true")
    # Its file beside the flows does not count any more.
    assert [each["node"] for each in _unknown_calendars(browser)] == ["hours"]


def test_what_callers_need_cannot_be_taken_away(browser: Browser) -> None:
    browser.post("/api/publications", {"flows": ["telebank"], "note": ""})
    refused = browser.delete(f"{BRANCH}?although_used=true", 422)
    assert refused["detail"] == (
        'Callers are led by the calendar "branch" in Telephone banking; publish without it first.'
    )
    browser.get(BRANCH)


def test_who_edits_what_somebody_takes_away_is_told_who_it_was(browser: Browser) -> None:
    form = {"subject": "list", "title": "Gold", "entries": []}
    made = browser.put("/api/live/list/gold/form", {"form": form})
    browser.delete("/api/live/list/gold")
    body = {"base_revision": made["summary"]["revision"], "base": form, "form": {**form, "title": "Mine"}}
    merge = browser.put("/api/live/list/gold/form", body, 409)["merge"]
    assert (merge["author"], merge["theirs"], merge["revision"]) == ("wang", None, "")


def _unknown_calendars(browser: Browser) -> list[dict[str, Any]]:
    text = browser.get("/api/flows/telebank")["text"]
    findings = browser.post("/api/flows/telebank/check", {"tab": "t", "text": text})["findings"]
    return [each for each in findings if "calendar" in each["message"]]
