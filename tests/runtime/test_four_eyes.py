"""Who changed a flow does not publish it; who only moved its boxes may."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial

import pytest

from ivrflow.model.errors import Misuse
from ivrflow.model.releases import Draft, FlowText, NewRelease
from ivrflow.runtime.four_eyes import (
    OwnWork,
    approved,
    refuse_own_return,
    refuse_own_work,
    refuse_unseen,
    seen_now,
)
from ivrflow.store.store import Store


def save(store: Store, author: str, text: str, layout: str = "", flow: str = "shop") -> None:
    store.drafts.put(Draft(flow, _revision(store, flow), text, layout, author, store.database.now()))


def _revision(store: Store, flow: str) -> int:
    draft = store.drafts.get(flow)
    return draft.revision if draft is not None else 0


def publish(store: Store, author: str = "zhao") -> str:
    """All drafts; the release."""
    flows = tuple(FlowText(each.flow, each.text, each.text, "") for each in store.drafts.list())
    made = NewRelease({f"flow:{flow.flow}": flow.hash for flow in flows}, flows)
    return store.releases.publish(made, author, "").release


def is_refused(check: Callable[[], None]) -> bool:
    try:
        check()
    except OwnWork:
        return True
    return False


def refused(store: Store, authors: Iterable[str], flows: Iterable[str] | None = None) -> list[bool]:
    return [is_refused(partial(refuse_own_work, store, flows, author)) for author in authors]


def test_a_change_is_published_by_somebody_else(store: Store) -> None:
    save(store, "li", "one")
    assert refused(store, ["li", "wang"]) == [True, False], "whoever brought the first draft"
    publish(store)
    assert refused(store, ["li"]) == [False], "callers have it already"
    save(store, "wang", "two")
    save(store, "zhao", "three")
    assert refused(store, ["wang", "zhao", "li"]) == [True, True, False]
    assert refused(store, ["wang"], ["another"]) == [False]


def test_moving_boxes_is_no_change_and_taking_one_back_leaves_none(store: Store) -> None:
    save(store, "li", "one")
    publish(store)
    save(store, "zhao", "one", "moved")
    assert refused(store, ["zhao"]) == [False]
    save(store, "zhao", "two", "moved")
    save(store, "li", "two", "moved again")
    assert refused(store, ["zhao", "li"]) == [True, False]
    save(store, "li", "one", "moved again")
    assert refused(store, ["zhao"]) == [False]
    save(store, "li", "three", "moved again")
    assert refused(store, ["zhao", "li"]) == [False, True]


def test_whoever_wrote_a_version_does_not_bring_it_back(store: Store) -> None:
    releases = []
    for author, text in (("li", "one"), ("wang", "half"), ("zhao", "two"), ("li", "three")):
        save(store, author, text)
        if text != "half":
            releases.append(publish(store))

    def back(author: str, release: str) -> bool:
        return is_refused(partial(refuse_own_return, store, release, author))

    assert [back(author, releases[1]) for author in ("li", "wang", "zhao")] == [False, True, True]
    assert [back(author, releases[0]) for author in ("li", "wang", "zhao")] == [True, False, False]
    assert not back("li", releases[2]), "callers have it"


def test_what_is_scheduled_is_what_was_seen(store: Store) -> None:
    save(store, "li", "one")
    assert seen_now(store, None) == {"shop": 1}
    assert seen_now(store, ["another"]) == {}
    store.schedules.add(None, store.database.now() - timedelta(1), "wang", "", seen_now(store, None))
    due = store.schedules.take_due()
    assert due is not None
    save(store, "li", "one", "moved")
    refuse_unseen(store, due)
    save(store, "li", "two")
    with pytest.raises(Misuse, match="shop was changed after this was scheduled"):
        refuse_unseen(store, due)
    save(store, "li", "one")
    save(store, "li", "new", flow="new")
    with pytest.raises(Misuse, match="new was changed after"):
        refuse_unseen(store, due)


def test_only_an_account_that_may_publish_approves(store: Store) -> None:
    for number, (name, role) in enumerate((("wang", "publisher"), ("li", "editor"))):
        store.invitations.make(str(number), role, timedelta(days=1), "admin")
        store.invitations.accept(str(number), name, "hash")
    assert approved(store, "root", "") == "root"
    assert approved(store, "root", "wang") == "wang"
    for name in ("li", "nobody"):
        with pytest.raises(Misuse, match="no account that may publish"):
            approved(store, "root", name)
    with pytest.raises(Misuse, match="your own publication"):
        approved(store, "wang", "wang")
