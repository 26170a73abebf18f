"""Reports are kept for oneself or for everybody; what is somebody's own is there for nobody else."""

from __future__ import annotations

from typing import Any

import pytest

from designer.site import Site

from ..browser import Browser
from .test_roles import signed_in_as

ASKED = {
    "measures": ["offered", "contained"],
    "when": "yesterday",
    "zone": "Asia/Shanghai",
    "unit": "hour",
    "group_by": ["flow"],
    "only": [{"dimension": "flow", "values": ["bank", "<b>air</b>"]}],
    "compare": True,
}
SAVED = "/api/reports/saved"


def test_a_report_is_kept_changed_and_forgotten(browser: Browser) -> None:
    kept = browser.post(SAVED, {"name": " Daily ", "asked": ASKED}, 201)
    assert (kept["name"], kept["shared"], kept["author"], kept["asked"]) == ("Daily", False, "wang", ASKED)
    assert browser.get(SAVED)["reports"] == [kept]
    url = f"{SAVED}/{kept['number']}"
    weekly = {**ASKED, "when": "last week", "unit": "day"}
    changed = browser.put(url, {"name": "Weekly", "shared": True, "asked": weekly})
    assert (changed["name"], changed["shared"], changed["asked"]) == ("Weekly", True, weekly)
    browser.delete(url)
    assert browser.get(SAVED)["reports"] == []
    browser.delete(url, 404)


def test_markup_in_a_name_is_a_text(browser: Browser) -> None:
    name = "<img src=x onerror=alert(1)>"
    assert browser.post(SAVED, {"name": name, "asked": ASKED}, 201)["name"] == name


def test_ones_own_are_there_for_nobody_else(browser: Browser, site: Site) -> None:
    li = signed_in_as("publisher", browser, site)
    mine = browser.post(SAVED, {"name": "Mine", "asked": ASKED}, 201)["number"]
    everybodys = browser.post(SAVED, {"name": "Ours", "shared": True, "asked": ASKED}, 201)["number"]
    assert [each["number"] for each in li.get(SAVED)["reports"]] == [everybodys]
    assert li.put(f"{SAVED}/{mine}", {"name": "Theirs", "asked": ASKED}, 404)["code"] == "unknown"
    li.delete(f"{SAVED}/{mine}", 404)
    assert [each["name"] for each in browser.get(SAVED)["reports"]] == ["Mine", "Ours"]
    assert li.put(f"{SAVED}/{everybodys}", {"name": "Ours", "shared": True, "asked": ASKED})["author"] == "publisher"


def test_a_viewer_reads_and_keeps_nothing(browser: Browser, site: Site) -> None:
    number = browser.post(SAVED, {"name": "Ours", "shared": True, "asked": ASKED}, 201)["number"]
    viewer = signed_in_as("viewer", browser, site)
    assert [each["name"] for each in viewer.get(SAVED)["reports"]] == ["Ours"]
    assert viewer.get("/api/reports/answer?measures=offered")["total"] == [0]
    body = {"name": "Mine", "asked": ASKED}
    assert viewer.post(SAVED, body, 403)["code"] == "forbidden"
    viewer.put(f"{SAVED}/{number}", body, 403)
    viewer.delete(f"{SAVED}/{number}", 403)
    assert [each["name"] for each in browser.get(SAVED)["reports"]] == ["Ours"]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"name": ""}, "1 to 80 letters"),
        ({"name": "x" * 81}, "1 to 80 letters"),
        ({"name": "x" * 201}, "`name` has at most 200 characters"),
        ({"name": "a\x00b"}, "1 to 80 letters"),
        ({"name": "a\u202eb"}, "1 to 80 letters"),
        ({"asked": {**ASKED, "measures": ["none"]}}, "is no measure"),
        ({"asked": {**ASKED, "group_by": ["node"]}}, "offered cannot be told apart by node"),
        ({"asked": {**ASKED, "when": "0001-01-01..9999-12-30"}}, "from 2000-01-01 to 2099-12-31"),
        ({"asked": {**ASKED, "when": "2026-03-02..2026-03-01"}}, "write the earlier day first"),
        ({"asked": {**ASKED, "only": [{"dimension": "ani", "values": ["139"]}]}}, "is no dimension"),
        ({"asked": {}}, "`asked.measures` is missing"),
    ],
)
def test_what_cannot_be_is_not_kept(browser: Browser, wrong: dict[str, Any], why: str) -> None:
    refused = browser.post(SAVED, {"name": "Daily", "asked": ASKED, **wrong}, 422)
    assert why in refused["detail"].replace("Offered", "offered")
    assert browser.get(SAVED)["reports"] == []


def test_a_name_is_there_once(browser: Browser) -> None:
    browser.post(SAVED, {"name": "Daily", "asked": ASKED}, 201)
    assert 'There is a report "Daily" already' in browser.post(SAVED, {"name": "Daily", "asked": ASKED}, 422)["detail"]


@pytest.mark.parametrize("number", ["0", "-1", "999", "99999999999999999999", "1%00", "../1"])
def test_numbers_that_nothing_has_are_unknown(browser: Browser, number: str) -> None:
    answer = browser.send("DELETE", f"{SAVED}/{number}")
    assert answer.status_code in (404, 405, 422)
