"""What a release would be made of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivrflow.model.errors import Misuse
from ivrflow.model.releases import FlowText as PublishedText
from ivrflow.model.releases import NewRelease, Publication
from ivrflow.runtime.composition import ComposedFlow, compose, drafts_of
from ivrflow.runtime.flow_set import FlowText
from ivrflow.store.store import Store


@pytest.fixture
def current(store: Store) -> Publication:
    """Two flows, as they were published with their conversations; the drafts are the same."""
    flows = tuple(PublishedText(name, name, f"{name} 1", f"{name} talk") for name in ("bank", "cards"))
    for flow in flows:
        store.drafts.save(flow.flow, flow.text, "", "ann", 0)
    return store.releases.publish(NewRelease({f"flow:{each.flow}": each.hash for each in flows}, flows), "ann")


def test_a_flow_stands_beside_what_is_published_of_the_others(store: Store, current: Publication) -> None:
    bank = ComposedFlow(FlowText("bank.ivr", "bank 2"), "new talk")
    assert compose(store, current, {"bank": bank}) == {
        "bank": bank,
        "cards": ComposedFlow(FlowText("cards (version 1)", "cards 1"), "cards talk"),
    }
    assert compose(store, None, {"bank": bank}) == {"bank": bank}


def test_conversations_that_were_written_later_test_the_same_text(store: Store, current: Publication) -> None:
    draft = store.drafts.get("cards")
    assert draft is not None
    store.drafts.put(replace(draft, conversations="later"))
    assert compose(store, current, {})["cards"].conversations == "later"
    store.drafts.put(replace(draft, revision=2, text="cards 2", conversations="of another text"))
    assert compose(store, current, {})["cards"].conversations == "cards talk"


def test_drafts_are_found_by_name_or_all(store: Store, current: Publication) -> None:
    assert list(drafts_of(store, None)) == ["bank", "cards"]
    assert drafts_of(store, ["cards"]) == {"cards": ComposedFlow(FlowText("cards", "cards 1"))}
    with pytest.raises(Misuse, match='no draft of a flow "loans"'):
        drafts_of(store, ["loans"])
