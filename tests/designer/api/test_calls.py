"""Tickets for calls with sound. The calls themselves: tests/e2e and tests/browser."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from designer.site import Site
from ivrflow.channels.browser.ticket import Turnstile
from ivrflow.runtime.browser_calls import PURPOSE

from ..browser import Browser


@pytest.fixture
def folder(folder: Path) -> Path:
    """The engine takes calls from pages."""
    with (folder / "ivrflow.toml").open("a", encoding="utf-8") as file:
        file.write("\n[browser]\nstart = true\nport = 8191\n")
    return folder


def test_a_ticket_is_for_the_page_that_asked(browser: Browser, site: Site) -> None:
    revision = browser.get("/api/flows/telebank")["revision"]
    lease = site.store.leases.acquire("main")
    invited = browser.post("/api/calls", {"flow": "telebank", "revision": revision}, 201)
    assert (invited["url"], invited["expires_s"]) == ("ws://127.0.0.1:8191/call", 30)
    turnstile = Turnstile(site.store.secrets.get(PURPOSE), time.time, lease.life)
    ticket = turnstile.admit(invited["ticket"], "http://localhost")
    assert (ticket.flow, ticket.revision, ticket.author) == ("telebank", revision, "wang")


def test_a_revision_that_is_not_there_is_refused(browser: Browser) -> None:
    refused = browser.post("/api/calls", {"flow": "telebank", "revision": 99}, 422)
    assert "no revision 99" in refused["detail"]


def test_the_page_may_connect_to_the_engine_and_to_nothing_else(browser: Browser) -> None:
    assert browser.get("/api/calls") == {"url": "ws://127.0.0.1:8191/call"}
    policy = browser.send("GET", "/api/calls").headers["Content-Security-Policy"]
    assert "connect-src 'self' ws://127.0.0.1:8191/call;" in policy


def test_nobody_calls_who_is_not_signed_in(browser: Browser) -> None:
    browser.client.delete_cookie("ivrflow_session")
    browser.csrf = ""
    browser.post("/api/calls", {"flow": "telebank"}, 401)
