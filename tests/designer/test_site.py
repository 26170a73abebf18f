"""Two people for every change, whichever way it takes to callers: publishing, scheduling, rolling back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from designer.schedule.carrier import Carrier
from designer.site import Site

from .browser import Browser

HOUR = timedelta(hours=1)


def change(site: Site, author: str, add: str) -> None:
    """Add to the text of telebank, as somebody who saves it."""
    draft = site.store.drafts.get("telebank")
    assert draft is not None
    site.store.drafts.put(replace(draft, text=draft.text + add, author=author))


def later(browser: Browser, site: Site, status: int = 201) -> Any:
    due = (site.store.database.now() + HOUR).isoformat()
    return browser.post("/api/schedules", {"flows": ["telebank"], "due": due}, status)


@pytest.mark.parametrize("four_eyes", [False, True])
def test_the_page_is_told_where_two_people_are_needed(browser: Browser, site: Site, four_eyes: bool) -> None:
    site.four_eyes = four_eyes
    change(site, "wang", "// a comment\n")
    answer = browser.send("POST", "/api/publications", {"note": "mine"})
    if not four_eyes:
        assert answer.status_code == 200
        later(browser, site)
        return
    assert answer.status_code == 422
    assert "somebody else has to publish it" in answer.get_data(as_text=True)
    assert site.store.releases.current() is None
    assert "somebody else has to publish it" in later(browser, site, 422)["detail"]
    assert not browser.get("/api/schedules")["schedules"]
    newest = site.store.audit.entries()[0]
    assert (newest.who, newest.what, newest.subject) == ("wang", "refused", "publish")


def test_what_was_changed_after_it_was_scheduled_waits_for_somebody_to_look(
    browser: Browser, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.four_eyes = True
    carrier = Carrier(site.store.schedules, site.publish_due)
    later(browser, site)
    change(site, "zhao", "// slipped in\n")
    then = site.store.database.now() + 2 * HOUR
    monkeypatch.setattr(site.store.database, "now", lambda: then)
    carrier.carry_out()
    (failed,) = site.store.schedules.list()
    assert (failed.state, failed.outcome) == (
        "failed",
        "telebank was changed after this was scheduled; look at it and schedule it again",
    )
    assert site.store.releases.current() is None
    monkeypatch.undo()
    later(browser, site)
    monkeypatch.setattr(site.store.database, "now", lambda: then)
    carrier.carry_out()
    assert site.store.releases.current() is not None


def test_whoever_wrote_a_version_does_not_bring_it_back(browser: Browser, site: Site) -> None:
    site.publish(None, "wang", "")
    for author, before, after in (
        ("wang", "calling.", "calling us."),
        ("zhao", "calling us.", "calling, dear caller."),
    ):
        draft = site.store.drafts.get("telebank")
        assert draft is not None
        text = draft.text.replace(before, after)
        site.store.drafts.put(replace(draft, text=text, author=author, conversations=""))
        assert site.publish(None, "li", "").publication is not None
    site.four_eyes = True
    refused = browser.post("/api/publications/2/rollback", {}, 422)
    assert "You wrote version 2 of telebank; somebody else rolls back to it" in refused["detail"]
    assert browser.post("/api/publications/1/rollback", {})["publication"] == 4, "li wrote that one"
