"""Published, changed, compared, rolled back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from designer.site import Site
from ivrflow.model.events import Offered

from ..browser import Browser

# Rendering the prompts of a flow takes seconds, once per machine and day: the sounds are kept for the next test.
pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def small_flow(browser: Browser) -> None:
    browser.post("/api/flows", {"id": "small", "title": "Small", "languages": ["en-US"]}, 201)


def _publish(browser: Browser, **body: Any) -> dict[str, Any]:
    answer: dict[str, Any] = browser.post("/api/publications", {"flows": ["small"], **body})
    return answer


def _change(browser: Browser, before: str, after: str) -> None:
    flow = browser.get("/api/flows/small")
    text = flow["text"].replace(before, after)
    browser.put("/api/flows/small", {"base_revision": flow["revision"], "text": text})


def test_a_flow_is_published_changed_compared_and_rolled_back(browser: Browser, site: Site) -> None:
    first = _publish(browser, note="the first")
    assert (first["publication"], first["versions"]) == (1, [{"flow": "small", "version": 1}])
    assert _publish(browser)["unchanged"]
    _change(browser, "Welcome.", "Good morning.")
    different = browser.get("/api/flows/small/diff?before=v1")
    assert (different["changed"], different["added"], different["removed"]) == (["welcome"], [], [])
    assert any('say("Good morning.")' in line for line in different["lines"] if line.startswith("+"))
    assert [each["heading"] for each in different["meaning"]] == ["What callers hear"]
    assert _publish(browser)["publication"] == 2
    back = browser.post("/api/publications/1/rollback", {"note": "it was better"})
    assert (back["publication"], back["current"], back["versions"]) == (3, True, [{"flow": "small", "version": 1}])
    listed = browser.get("/api/flows/small/versions")["versions"]
    assert [(each["number"], each["current"], each["author"]) for each in listed] == [
        (2, False, "wang"),
        (1, True, "wang"),
    ]
    assert [each["note"] for each in browser.get("/api/publications")["publications"]] == [
        "it was better",
        "",
        "the first",
    ]
    assert "Welcome." in browser.get("/api/flows/small/versions/1")["text"]


def test_errors_stand_in_the_way_and_change_nothing(browser: Browser) -> None:
    _change(browser, "-> goodbye", "-> nowhere")
    refused = _publish(browser)
    assert refused["publication"] is None
    assert {each["flow"] for each in refused["findings"]} == {"small"}
    assert browser.get("/api/publications") == {"publications": []}


def test_gates_that_do_not_pass_are_told_with_what_is_missing(browser: Browser) -> None:
    refused = _publish(browser, coverage=100)
    gate = next(each for each in refused["gates"] if each["gate"] == "coverage")
    assert (refused["publication"], gate["passed"]) == (None, False)
    assert {"flow": "small", "node": "welcome", "exit": "done"} in gate["missing"][0]["exits"]
    told = browser.put(
        "/api/flows/small/conversations", {"base_revision": 1, "text": 'call "Hears"\n  hear "Bonjour"\n'}
    )
    assert told["revision"] == 2
    gate = next(each for each in _publish(browser)["gates"] if each["gate"] == "conversations")
    assert gate["missing"][0]["conversation"].startswith('call "Hears"')
    told = browser.post("/api/publications", {"flows": ["small"], "skip_reason": "in a hurry"}, 422)
    assert "may not be skipped" in told["detail"]


def test_numbers_lead_to_flows_and_tell_their_version(browser: Browser, site: Site) -> None:
    browser.put("/api/routes/95599", {"flow": "small"})
    assert {"pattern": "95599", "flow": "small", "version": None} in browser.get("/api/routes")["routes"]
    _publish(browser)
    assert {"pattern": "95599", "flow": "small", "version": 1} in browser.get("/api/routes")["routes"]
    current = site.store.releases.current()
    assert current is not None
    call = Offered("1", "1", "95599", datetime(2026, 3, 2, tzinfo=UTC), 1, current.release, "small", "sip")
    journal = site.store.journal_writer("main")
    journal.started(call)
    journal.close()
    lease = site.store.leases.renew(replace(site.store.leases.acquire("main"), serving=current.release))
    told = browser.get("/api/routes")
    assert told["older"] == []
    (engine,) = told["engines"]
    assert (engine["name"], engine["publication"], engine["is_current"], engine["calls"]) == ("main", 1, True, 1)
    _change(browser, "Welcome.", "Good morning.")
    _publish(browser)
    assert browser.get("/api/routes")["older"] == [{"flow": "small", "version": 1, "calls": 1}]
    (engine,) = browser.get("/api/routes")["engines"]
    assert (engine["publication"], engine["is_current"]) == (1, False), "it has not taken the second one up"
    site.store.leases.release(lease)
    assert browser.get("/api/routes")["engines"] == []
    browser.delete("/api/routes/95599")
    assert "95599" not in [each["pattern"] for each in browser.get("/api/routes")["routes"]]
    browser.put("/api/routes/95599", {"flow": "nobody"}, 404)
    browser.delete("/api/routes/95599", 422)


def test_what_is_not_kept_is_told(browser: Browser) -> None:
    assert "there is no version 7" in browser.get("/api/flows/small/versions/7", 422)["detail"].lower()
    browser.post("/api/publications/7/rollback", {}, 404)
    browser.get("/api/flows/small/diff?before=v1", 422)
    browser.get("/api/flows/small/diff?before=yesterday", 422)
