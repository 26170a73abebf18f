"""Real calls on what is being drawn: counted, listed without a word of their callers, and played."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from designer.site import Site
from ivrflow.model.conversation import Press, Wait

from ...runtime.past_calls import place_calls
from ..browser import Browser

pytestmark = pytest.mark.slow

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = {"since": "2026-03-02T00:00:00+08:00", "until": "2026-03-03T00:00:00+08:00"}
MORE = """
menu more "More?" {
  prompt = say("For the address, press 1.")
  key "1" -> goodbye
  noinput -> goodbye
  nomatch -> goodbye
}
"""


@pytest.fixture
def called(browser: Browser, site: Site) -> str:
    """The flow that two people called yesterday; its text."""
    browser.post("/api/flows", {"id": "small", "title": "Small", "languages": ["en-US"]}, 201)
    flow = browser.get("/api/flows/small")
    text = str(flow["text"]).replace("-> goodbye", "-> more", 1) + MORE
    browser.put("/api/flows/small", {"base_revision": flow["revision"], "text": text})
    assert browser.post("/api/publications", {"flows": ["small"]})["publication"] == 1
    steps = (Wait(20_000),)
    place_calls(
        site.store, site.installation.world(), "small", MORNING, [("pressed", (Press("1"), *steps)), ("waited", steps)]
    )
    return text


def _replayed(browser: Browser, **body: Any) -> dict[str, Any]:
    told: dict[str, Any] = browser.post("/api/flows/small/replay", {**DAY, **body})
    return told


def test_on_the_text_that_they_ran_on_nothing_changes(browser: Browser, called: str) -> None:
    told = _replayed(browser)
    assert (told["calls"], told["same"], told["changed"], told["complete"]) == (2, 2, [], True)
    assert _replayed(browser, since="2026-03-02T23:00:00+08:00")["calls"] == 0


def test_who_would_go_another_way_is_listed_without_his_number(browser: Browser, called: str) -> None:
    told = _replayed(browser, text=called.replace('key "1" -> goodbye', 'key "2" -> welcome'))
    assert (told["calls"], told["same"]) == (2, 1)
    (changed,) = told["changed"]
    assert (changed["call_id"], changed["node"]) == ("pressed", "more")
    assert "13800001111" not in str(told)


def test_a_call_can_be_played_and_that_is_written_down(browser: Browser, site: Site, called: str) -> None:
    path = "/api/flows/small/replay/pressed"
    conversation = browser.post(path, {})["conversation"]
    assert "press 1" in conversation
    state = browser.post("/api/simulations", {"flow": "small", "conversation": conversation}, 201)
    assert any(line["who"] == "caller" for line in state["transcript"])
    assert ("wang", "real call played", "pressed") in [
        (each.who, each.what, each.subject) for each in site.store.audit.entries()
    ]
    browser.post("/api/flows/small/replay/nobody", {}, 404)


def test_what_cannot_be_asked_is_told(browser: Browser, called: str) -> None:
    browser.post("/api/flows/small/replay", {"since": DAY["until"], "until": DAY["since"]}, 422)
    broken = called.replace("-> more", "-> nowhere")
    assert "errors" in browser.post("/api/flows/small/replay", {**DAY, "text": broken}, 422)["detail"]
