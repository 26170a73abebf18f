"""Calls in a list and one by one: found, paged, told without what is private, and closed to those who try."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from designer.site import Site
from ivrflow.model.cdr import Cdr
from ivrflow.model.conversation import HangsUp, Press, StepOfTalk, Wait
from ivrflow.model.events import Offered

from ...runtime.past_calls import place_calls
from ..browser import Browser
from .test_roles import signed_in_as

pytestmark = pytest.mark.slow

MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
ANI = "13800001111"
ODD = "<img src=x onerror=alert(1)>\u202e\u0007'\"--" + "长" * 60


def _steps() -> tuple[StepOfTalk, ...]:
    """In English, the balance, an account number, a PIN."""
    keys = (Press("1"), Wait(2_000), Press("1"), Wait(2_000), Press("622202"), Wait(2_000), Press("4711"))
    return (*keys, Wait(5_000), HangsUp())


@pytest.fixture
def called(browser: Browser, site: Site) -> Browser:
    """Three calls, a minute apart, and one that was refused because of the odd things that it said."""
    assert browser.post("/api/publications", {"flows": ["telebank"]})["publication"] == 1
    gives_up = (Wait(500), HangsUp())
    calls = [("asks", _steps()), ("gives-up", gives_up), ("gives-up-too", gives_up)]
    place_calls(site.store, site.installation.world(), "telebank", MORNING, calls)
    writer = site.store.journal_writer("test")
    at = MORNING + timedelta(hours=1)
    facts = (("display_name", ODD), ("user_agent", ODD))
    writer.ended(Cdr("odd", "sip", ODD, ODD, "", "", at, None, at, "refused", ODD, facts=facts))
    writer.started(Offered("rings", ANI, "95588", at, flow="telebank", release="", channel="sip"))
    assert writer.close()
    return browser


def _ids(browser: Browser, **query: object) -> list[str]:
    return [each["call_id"] for each in browser.post("/api/records/search", query)["calls"]]


def _one(browser: Browser, call: str) -> dict[str, Any]:
    told: dict[str, Any] = browser.get(f"/api/records/{call}")
    return told


@pytest.fixture
def viewer(called: Browser, site: Site) -> Browser:
    return signed_in_as("viewer", called, site)


def test_calls_are_listed_the_newest_first_and_filtered(called: Browser) -> None:
    assert _ids(called) == ["rings", "odd", "gives-up-too", "gives-up", "asks"]
    assert _ids(called, flow="telebank", outcome="abandoned") == ["gives-up-too", "gives-up", "asks"]
    assert _ids(called, milestone="balance_told") == []
    assert _ids(called, outcome="running") == ["rings"]
    assert _ids(called, call=" asks ") == ["asks"]
    assert _ids(called, ani=ANI) == ["rings", "gives-up-too", "gives-up", "asks"]
    assert _ids(called, until="2026-03-02T09:00:30+08:00") == ["asks"]
    assert _ids(called, node="telebank.welcome") == ["gives-up-too", "gives-up"]
    assert _ids(called, through="telebank.main", since="2026-03-02T00:00:00Z", until="2026-03-03T00:00:00Z") == ["asks"]
    assert _ids(called, shortest_s=1) == ["asks"]
    names = called.get("/api/record-names")
    assert names["flows"] == ["telebank"]
    assert "telebank.main" in names["nodes"]


def test_pages_follow_each_other(called: Browser) -> None:
    found, cursor = [], ""
    for _ in range(5):
        page = called.post("/api/records/search", {"limit": 1, "cursor": cursor})
        found += [each["call_id"] for each in page["calls"]]
        cursor = page["next"]
    assert found == ["rings", "odd", "gives-up-too", "gives-up", "asks"]
    assert cursor == ""


def test_a_call_is_told_as_a_conversation_without_what_its_caller_entered(called: Browser) -> None:
    told = _one(called, "asks")
    assert told["journal"] == "whole"
    assert [stop["node"] for stop in told["stops"]][:4] == ["welcome", "choose_language", "english", "main"]
    assert {"flow": "telebank", "number": 1} in told["versions"]
    pressed = [line for line in told["lines"] if line["what"] == "pressed"]
    assert [(line.get("subject", ""), line.get("hidden", 0)) for line in pressed][:3] == [("1", 0), ("1", 0), ("", 6)]
    for private in ("622202", "4711"):
        assert private not in str(told)
    flow = called.get("/api/records/asks/flows/telebank")
    assert flow["number"] == 1
    assert any(block["id"] == "main" for block in flow["document"]["blocks"])


def test_a_call_whose_journal_is_gone_says_so_and_tells_its_way(called: Browser, site: Site) -> None:
    with site.store.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM steps WHERE call_id = 'asks'")
        connection.exec_driver_sql("DELETE FROM steps WHERE call_id = 'gives-up' AND sequence = 1")
    gone = _one(called, "asks")
    assert (gone["journal"], gone["lines"]) == ("none", [])
    assert [stop["node"] for stop in gone["stops"]][:4] == ["welcome", "choose_language", "english", "main"]
    assert _one(called, "gives-up")["journal"] == "gap"


def test_a_call_that_goes_on_is_told_as_running_or_lost(called: Browser, site: Site) -> None:
    assert _one(called, "rings")["call"]["is_lost"]
    assert _one(called, "rings")["call"]["outcome"] == "running"


def test_a_viewer_sees_no_number_and_cannot_guess_one(viewer: Browser) -> None:
    page = viewer.post("/api/records/search", {})
    assert not page["numbers"]
    assert {each["ani"] for each in page["calls"]} == {"***1111", "***"}
    for guess in (ANI, "1380", "", "***1111"):
        answer = viewer.send("POST", "/api/records/search", {"ani": guess})
        assert answer.status_code == (403 if guess else 200)
    assert "number" in viewer.post("/api/records/search", {"ani": "138"}, 403)["detail"]
    for call in ("asks", "odd", "rings"):
        told = _one(viewer, call)
        assert ANI not in str(told)
        assert told["facts"] == []
    # A number in any other field finds nothing.
    for name in ("call", "dnis", "flow", "route", "node", "milestone", "customer_class", "release", "ended_by"):
        assert _ids(viewer, **{name: ANI}) == []


def test_who_may_see_numbers_sees_them_and_what_the_network_said_as_text(called: Browser) -> None:
    assert called.post("/api/records/search", {})["numbers"]
    told = _one(called, "odd")
    assert told["call"]["ani"] == ODD
    assert told["facts"] == [{"name": name, "value": ODD} for name in ("display_name", "user_agent")]
    answer = called.send("GET", "/api/records/odd")
    assert answer.mimetype == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_what_cannot_be_asked_is_refused_in_words(called: Browser) -> None:
    begin, end = "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z"
    assert "beginning" in called.post("/api/records/search", {"since": end, "until": begin}, 422)["detail"]
    assert "31 days" in called.post("/api/records/search", {"through": "telebank.main"}, 422)["detail"]
    asked: tuple[dict[str, object], ...] = (
        {"cursor": "1"},
        {"cursor": "99999999999999999999~x"},
        {"cursor": "1~' OR 1=1"},
        {"cursor": "\0"},
        {"cursor": "9" * 200},
        {"outcome": "everything"},
        {"since": "yesterday"},
        {"since": "0001-01-01T00:00:00+14:00"},
        {"limit": 0},
        {"limit": 1_000_000},
        {"shortest_s": -1},
        {"flow": "x" * 201},
        {"flow": ["telebank"]},
        {"nobody_knows": "x"},
    )
    for body in asked:
        assert called.post("/api/records/search", body, 422)["detail"], body
    # A made-up cursor is another place in the same list, and no way around a filter.
    assert _ids(called, cursor="99999999999999999~zzz", outcome="refused") == ["odd"]
    assert _ids(called, cursor="0~a") == []


@pytest.mark.parametrize(
    "call", ["nobody", "..%2F..%2Fetc%2Fpasswd", "%00", "a%00b", "' OR 1=1--", "x" * 65, "%F0%9F%92%A9"]
)
def test_calls_that_do_not_exist_are_not_found(called: Browser, call: str) -> None:
    for path in (f"/api/records/{call}", f"/api/records/{call}/flows/telebank"):
        answer = called.send("GET", path)
        assert answer.status_code in (404, 422)
        assert answer.mimetype == "application/problem+json"


def test_flows_that_a_call_did_not_run_on_are_not_found(called: Browser) -> None:
    called.get("/api/records/asks/flows/nobody", 404)
    called.get("/api/records/odd/flows/telebank", 404)
    called.get("/api/records/asks/flows/..%2Fx", 404)


def test_refusals_speak_chinese(called: Browser, viewer: Browser) -> None:
    for browser, body, status, word in (
        (viewer, {"ani": "138"}, 403, "主叫号码"),
        (called, {"cursor": "1"}, 422, "第一页"),
        (called, {"through": "telebank.main"}, 422, "31 天"),
        (called, {"since": "2026-03-03T00:00:00Z", "until": "2026-03-02T00:00:00Z"}, 422, "结束"),
    ):
        assert word in browser.post("/api/records/search?language=zh-CN", body, status)["detail"]
    assert "通话" in called.get("/api/records/nobody?language=zh-CN", 404)["detail"]


def test_looking_for_a_number_takes_a_body_and_the_token_of_the_page(called: Browser) -> None:
    # Whatever stands in an address, a proxy may write down: there it finds nothing.
    assert called.send("GET", f"/api/records?ani={ANI}").status_code == 404
    assert len(called.post(f"/api/records/search?ani={ANI}", {})["calls"]) == 5
    called.csrf = "guessed"
    assert called.post("/api/records/search", {"ani": ANI}, 403)["code"] == "csrf"
