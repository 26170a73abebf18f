"""What no page of ours would send, and what goes wrong on the way: refused or shown clearly, nothing lost.

Archives and `../` in them are in test_exchange.py, uploads of sound in test_recordings.py, stale saves in
test_flows.py, wrong passwords and other pages in test_session.py.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from designer.site import Site

from ..browser import Browser

MARKUP = "<script>alert(1)</script>"
FLOW = "/api/flows/telebank"


def _titled(browser: Browser, title: str) -> dict[str, Any]:
    document: dict[str, Any] = browser.get(FLOW)["document"]
    next(block for block in document["blocks"] if block["id"] == "main")["title"] = title
    return document


def test_markup_in_names_is_kept_as_text_and_served_as_json(browser: Browser) -> None:
    browser.post("/api/flows", {"id": "small", "title": MARKUP}, 201)
    browser.put(FLOW, {"base_revision": 1, "document": _titled(browser, MARKUP)})
    answer = browser.send("GET", "/api/flows")
    assert answer.mimetype == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert MARKUP in [flow["title"] for flow in answer.get_json()["flows"]]
    assert f'menu main "{MARKUP}"' in browser.get(FLOW)["text"]
    checked = browser.post(f"{FLOW}/check", {"tab": MARKUP, "document": browser.get(FLOW)["document"]})
    assert checked["can_run"]


@pytest.mark.parametrize("path", [f"/api/flows/{MARKUP}", "/api/flows/..%2f..%2fetc%2fpasswd", "/api/flows/a%00b"])
def test_names_that_no_flow_has_are_told_as_problems(browser: Browser, path: str) -> None:
    answer = browser.send("GET", path)
    assert answer.status_code in (404, 422)
    assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize("name", [MARKUP, "../small", "a b", "", "a" * 65, "中文", "small\n"])
def test_a_flow_is_not_called_that(browser: Browser, name: str) -> None:
    assert browser.post("/api/flows", {"id": name}, 422)["code"] == "invalid"
    assert [flow["id"] for flow in browser.get("/api/flows")["flows"]] == ["telebank"]


@pytest.mark.parametrize("ani", ['"<b>x</b>" <sip:1@evil>', "1\r\nX-Evil: 1", "\x00", MARKUP])
def test_a_caller_with_markup_in_his_number_is_only_a_caller(browser: Browser, ani: str) -> None:
    state = browser.post("/api/simulations", {"flow": "telebank", "ani": ani}, 201)
    assert state["transcript"]
    browser.post(f"/api/simulations/{state['id']}/act", {"action": {"do": "press", "keys": "1"}})


def test_a_prompt_of_ten_thousand_characters_is_checked_saved_and_exported(browser: Browser) -> None:
    document = browser.get(FLOW)["document"]
    main = next(block for block in document["blocks"] if block["id"] == "main")
    long = 'say("' + "请按一。" * 2500 + '")'
    main["entries"][0]["value"]["languages"][1]["text"] = long
    checked = browser.post(f"{FLOW}/check", {"tab": "1", "document": document})
    assert long in checked["text"]
    assert any(finding["node"] == "main" for finding in checked["findings"]), "callers would not listen to that"
    browser.put(FLOW, {"base_revision": 1, "document": document})
    assert long in browser.get(FLOW)["text"]
    assert browser.send("GET", f"{FLOW}/export").status_code == 200


def test_a_save_whose_answer_was_lost_can_be_repeated(browser: Browser) -> None:
    body = {"base_revision": 1, "document": _titled(browser, "Start")}
    assert browser.put(FLOW, body)["revision"] == browser.put(FLOW, body)["revision"] == 2
    assert len(browser.get(f"{FLOW}/revisions")["revisions"]) == 2


def test_an_edit_outlives_the_session_in_which_it_was_made(
    browser: Browser, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = {"base_revision": 1, "document": _titled(browser, "Start")}
    later = site.store.database.now() + timedelta(days=60)
    monkeypatch.setattr(site.desk, "now", lambda: later)
    monkeypatch.setattr(site.store.database, "now", lambda: later)
    assert browser.put(FLOW, body, 401)["code"] == "signed-out"
    browser.csrf = ""
    browser.csrf = browser.post("/api/session", {"name": "wang", "password": "three plain words"})["csrf"]
    assert browser.put(FLOW, body)["revision"] == 2


def test_a_kind_of_a_newer_version_is_kept_shown_and_not_published(browser: Browser) -> None:
    newer = '\nholograph glow "Glow" {\n  brightness = 3\n}\n'
    text = browser.get(FLOW)["text"]
    browser.put(FLOW, {"base_revision": 1, "text": text + newer})
    flow = browser.get(FLOW)
    assert flow["document"]["blocks"][-1]["kind"] == "holograph"
    assert browser.put(FLOW, {"base_revision": 2, "document": flow["document"]})["text"] == text + newer
    refused = browser.post("/api/publications", {"flows": ["telebank"], "note": "x"})
    assert refused.get("publication") is None
    assert "holograph" in str(refused)


def test_a_flow_of_a_newer_format_is_not_touched(browser: Browser) -> None:
    text = "format 999\n" + browser.get(FLOW)["text"]
    parsed = browser.post("/api/documents/parse", {"text": text})
    assert parsed.get("document") is None
    assert "newer version" in parsed["findings"][0]["suggestion"]
    browser.put(FLOW, {"base_revision": 1, "text": text})
    assert browser.get(FLOW)["text"] == text


@pytest.mark.parametrize("text", ["\ud800", "\x00", "\u202e", "﻿", "\r\n\r\n", "{" * 50_000, "flow f {\n" * 3000])
def test_text_that_is_none_is_answered_with_findings(browser: Browser, text: str) -> None:
    answer = browser.send("POST", "/api/documents/parse", {"text": text})
    assert answer.status_code in (200, 422), answer.get_data(as_text=True)
    if answer.status_code == 200:
        assert answer.get_json()["findings"]


@pytest.mark.parametrize(
    ("content", "kind"), [("{", "application/json"), ("a=1", "text/plain"), ("null", "application/json")]
)
def test_a_body_that_is_no_json_is_a_problem(browser: Browser, content: str, kind: str) -> None:
    answer = browser.send("PUT", FLOW, data=content, content_type=kind)
    assert answer.status_code in (400, 415, 422)
    assert answer.mimetype == "application/problem+json"
    assert browser.get(FLOW)["revision"] == 1


def test_a_request_that_is_too_large_is_refused_before_it_is_read(browser: Browser) -> None:
    answer = browser.send("PUT", FLOW, data=b" " * (17 * 1024 * 1024), content_type="application/json")
    assert answer.status_code == 413
    assert answer.get_json()["code"] == "too-large"
