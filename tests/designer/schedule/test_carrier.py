"""What is due is published, and what cannot be is told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from designer.schedule.carrier import Carrier
from designer.site import Site

from ..browser import Browser

HOUR = timedelta(hours=1)


@pytest.fixture
def carrier(site: Site) -> Carrier:
    return Carrier(site.store.schedules, site.publish_due)


def _schedule(browser: Browser, site: Site, **body: Any) -> None:
    due = (site.store.database.now() + HOUR).isoformat()
    browser.post("/api/schedules", {"flows": ["small"], "due": due, **body}, 201)


def _bring_forward(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    later = site.store.database.now() + 2 * HOUR
    monkeypatch.setattr(site.store.database, "now", lambda: later)


def test_a_scheduled_publication_happens(
    browser: Browser, site: Site, carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.post("/api/flows", {"id": "small"}, 201)
    _schedule(browser, site, note="new year")
    assert carrier.carry_out() == 0
    _bring_forward(site, monkeypatch)
    assert carrier.carry_out() == 1
    (done,) = site.store.schedules.list()
    assert (done.state, done.outcome) == ("done", "publication 1")
    current = site.store.releases.current()
    assert current is not None
    assert (current.author, current.note) == ("wang", "new year")


def test_what_cannot_be_published_then_is_told_and_changes_nothing(
    browser: Browser, site: Site, carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow = browser.post("/api/flows", {"id": "small"}, 201)
    _schedule(browser, site)
    broken = flow["text"].replace("-> goodbye", "-> nowhere")
    browser.put("/api/flows/small", {"base_revision": 1, "text": broken})
    _bring_forward(site, monkeypatch)
    carrier.carry_out()
    (failed,) = site.store.schedules.list()
    assert failed.state == "failed"
    assert "callers get what they got before" in failed.outcome
    assert site.store.releases.current() is None


def test_one_can_be_cancelled_and_none_lies_in_the_past(browser: Browser, site: Site) -> None:
    browser.post("/api/flows", {"id": "small"}, 201)
    _schedule(browser, site)
    (waiting,) = browser.get("/api/schedules")["schedules"]
    assert (waiting["state"], waiting["flows"]) == ("waiting", ["small"])
    browser.delete(f"/api/schedules/{waiting['id']}")
    assert browser.get("/api/schedules")["schedules"][0]["state"] == "cancelled"
    browser.delete(f"/api/schedules/{waiting['id']}", 422)
    past = {"due": "2020-01-01T00:00:00Z"}
    assert "has passed" in browser.post("/api/schedules", past, 422)["detail"]
    browser.post("/api/schedules", {"due": "2030-01-01T00:00:00"}, 422)


def test_it_runs_in_a_thread_of_its_own_until_it_is_stopped(carrier: Carrier) -> None:
    carrier.start()
    carrier.stop()
    assert not carrier._thread.is_alive()
