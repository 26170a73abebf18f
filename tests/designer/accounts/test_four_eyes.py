"""Who changed a flow does not publish it; who only moved its boxes may."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from designer.accounts.four_eyes import OwnWork, refuse_own_work
from designer.site import Site

from ..browser import Browser


def change(site: Site, flow: str, author: str, add: str = "", layout: str = "") -> None:
    """Add to the text of a draft, as somebody who saves it."""
    draft = site.store.drafts.get(flow)
    assert draft is not None
    changed = replace(draft, text=draft.text + add, layout=layout or draft.layout, author=author)
    site.store.drafts.put(changed)


def is_refused(site: Site, author: str, flows: Iterable[str] | None = None) -> bool:
    try:
        refuse_own_work(site.store, flows, author)
    except OwnWork:
        return True
    return False


def test_a_change_is_published_by_somebody_else(site: Site) -> None:
    assert is_refused(site, "li"), "whoever brought the first draft"
    assert not is_refused(site, "wang")
    assert site.publish(None, "wang", "").publication is not None
    assert not is_refused(site, "li"), "callers have it already"
    change(site, "telebank", "wang", "// a comment\n")
    change(site, "telebank", "zhao", "// another\n")
    assert [is_refused(site, author) for author in ("wang", "zhao", "li")] == [True, True, False]
    assert not is_refused(site, "wang", ["another"])


def test_moving_boxes_is_no_change_and_taking_one_back_leaves_none(site: Site) -> None:
    site.publish(None, "wang", "")
    change(site, "telebank", "zhao", layout='{"boxes": {}}')
    assert not is_refused(site, "zhao")
    before = site.store.drafts.get("telebank")
    assert before is not None
    change(site, "telebank", "zhao", "// a comment\n")
    change(site, "telebank", "li", layout='{"boxes": {"a": [1, 2]}}')
    assert [is_refused(site, author) for author in ("zhao", "li")] == [True, False]
    now = site.store.drafts.get("telebank")
    assert now is not None
    site.store.drafts.put(replace(now, text=before.text, author="li"))
    assert not is_refused(site, "zhao")
    change(site, "telebank", "li", "// mine\n")
    assert [is_refused(site, author) for author in ("zhao", "li")] == [False, True]


@pytest.mark.parametrize("four_eyes", [False, True])
def test_the_page_is_told_where_two_people_are_needed(browser: Browser, site: Site, four_eyes: bool) -> None:
    site.four_eyes = four_eyes
    change(site, "telebank", "wang", "// a comment\n")
    answer = browser.send("POST", "/api/publications", {"note": "mine"})
    if not four_eyes:
        assert answer.status_code == 200
        return
    assert answer.status_code == 422
    assert "somebody else has to publish it" in answer.get_data(as_text=True)
    assert site.store.releases.current() is None
