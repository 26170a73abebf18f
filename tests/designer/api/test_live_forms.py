"""Live data as people edit it: where it is used, what is wrong while one types, two people at once."""

from __future__ import annotations

from typing import Any

import pytest

from ..browser import Browser

CHINESE = "?language=zh-CN"


@pytest.fixture
def branch(browser: Browser) -> dict[str, Any]:
    found: dict[str, Any] = browser.get("/api/live/calendar/branch/form")
    return found


def test_all_are_listed_with_who_uses_them(browser: Browser) -> None:
    browser.put("/api/live/list/gold/form", {"form": {"subject": "list", "entries": ["1"]}})
    told = browser.get("/api/live?zone=Europe/Berlin")
    assert told["subjects"] == ["calendar", "list", "table"]
    assert [each["subject"] for each in told["blank"]] == told["subjects"]
    calendar, gold = told["data"]
    assert calendar["title"] == "Branches"
    assert calendar["author"] == "li"
    assert [use["flow"] for use in calendar["uses"]] == ["telebank"]
    assert [now["zone"] for now in calendar["now"]] == ["Asia/Shanghai"]
    assert calendar["now"][0]["state"] in ("open", "closed", "holiday")
    assert (gold["name"], gold["size"], gold["uses"], gold["author"]) == ("gold", 1, [], "wang")


def test_a_calendar_that_no_flow_follows_is_told_by_the_clock_of_the_page(browser: Browser) -> None:
    browser.put("/api/live/calendar/lonely/form", {"form": browser.get("/api/live")["blank"][0]})
    (lonely,) = [each for each in browser.get("/api/live?zone=Europe/Berlin")["data"] if each["name"] == "lonely"]
    assert [now["zone"] for now in lonely["now"]] == ["Europe/Berlin"]
    (unknown,) = [each for each in browser.get("/api/live?zone=Atlantis")["data"] if each["name"] == "lonely"]
    assert unknown["now"] == []


def test_a_form_is_saved_on_top_of_what_was_read(browser: Browser, branch: dict[str, Any]) -> None:
    form = branch["form"]
    form["week"][6]["openings"] = [{"start": "10:00", "end": "12:00"}]
    body = {"base_revision": branch["summary"]["revision"], "base": form, "form": form}
    saved = browser.put("/api/live/calendar/branch/form", body)
    assert saved["form"] == form
    assert saved["summary"]["author"] == "wang"
    assert browser.get("/api/live/calendar/branch")["value"]["sun"] == ["10:00-12:00"]


def test_changes_of_two_people_are_put_together(browser: Browser, branch: dict[str, Any]) -> None:
    base, revision = branch["form"], branch["summary"]["revision"]
    theirs = {**base, "title": "All branches", "days": []}
    browser.put("/api/live/calendar/branch/form", {"base_revision": revision, "form": theirs})
    day = {"date": "2026-05-01", "title": "Mine", "openings": None}
    mine = {**base, "title": "Our branches", "days": [*base["days"], day]}
    body = {"base_revision": revision, "base": base, "form": mine}
    refused = browser.put("/api/live/calendar/branch/form", body, 409)
    assert refused["code"] == "stale"
    merge = refused["merge"]
    assert merge["author"] == "wang"
    assert merge["theirs"]["title"] == "All branches"
    assert merge["merged"]["days"] == [day]
    assert merge["conflicts"] == [{"what": "title", "mine": "Our branches", "theirs": "All branches"}]
    accepted = {"base_revision": merge["revision"], "base": merge["theirs"], "form": merge["merged"]}
    browser.put("/api/live/calendar/branch/form", accepted)
    unknown = browser.put("/api/live/calendar/branch/form", {"base_revision": revision, "form": mine}, 409)
    assert unknown["merge"]["merged"] is None


def test_faults_are_told_at_their_place_in_the_language_of_the_page(browser: Browser, branch: dict[str, Any]) -> None:
    form = branch["form"]
    form["week"][0]["openings"] = [{"start": "9", "end": ""}]
    (fault,) = browser.post("/api/live/check", {"form": form})["faults"]
    assert fault == {
        "place": ["week", 0, "openings", 0],
        "message": '"9-" is not a stretch such as "09:00-17:30"',
    }
    (fault,) = browser.post(f"/api/live/check{CHINESE}", {"form": form})["faults"]
    assert "不是有效时段" in fault["message"]
    refused = browser.put("/api/live/calendar/branch/form", {"form": form}, 422)
    assert "is not a stretch" in refused["detail"]


def test_every_fault_is_told_in_chinese(browser: Browser) -> None:
    table = {
        "subject": "table",
        "columns": [
            {"name": "a b", "type": "money"},
            {"name": "c", "type": "hue"},
            {"name": "c", "type": "boolean"},
        ],
        "rows": [
            {"key": "", "cells": ["12"]},
            {"key": "1", "cells": [None, None, "yes"]},
            {"key": "1", "cells": ["CNY 1", None, None, "more"]},
        ],
    }
    forms = [
        table,
        {"subject": "table", "columns": [], "rows": []},
        {"subject": "list", "entries": ["", "1", "1"]},
        {
            "subject": "calendar",
            "week": [],
            "days": [{"date": day, "title": None, "openings": None} for day in ("x", "2026-01-01", "2026-01-01")],
            "country": "XX",
        },
        {"subject": "calendar", "week": [], "days": [], "country": "DE", "subdivision": "XX"},
        {"subject": "calendar", "week": [], "days": [], "subdivision": "BY"},
    ]
    faults = [fault for form in forms for fault in browser.post(f"/api/live/check{CHINESE}", {"form": form})["faults"]]
    assert len(faults) >= 17
    assert [fault for fault in faults if not any("\u4e00" <= sign <= "\u9fff" for sign in fault["message"])] == []


def test_a_form_belongs_to_its_subject_and_a_name_is_a_name(browser: Browser) -> None:
    form = {"subject": "list", "entries": []}
    browser.put("/api/live/table/gold/form", {"form": form}, 422)
    browser.put("/api/live/list/a b/form", {"form": form}, 422)
    browser.get("/api/live/list/nobody/form", 404)


def test_columns_of_tables_have_types_with_names(browser: Browser) -> None:
    form = {"subject": "table", "columns": [{"name": "z", "type": "money"}, {"name": "a", "type": "text"}], "rows": []}
    told = browser.put(f"/api/live/table/fees/form{CHINESE}", {"form": form})
    assert [column["name"] for column in told["form"]["columns"]] == ["z", "a"]
    assert {each["value"]: each["label"] for each in told["column_types"]}["money"] == "金额"
