"""Routes are kept by pattern, and every change is on record."""

from __future__ import annotations

import pytest

from ivrflow.model.errors import Misuse
from ivrflow.model.releases import Route
from ivrflow.store.store import Store


def test_a_route_is_set_changed_found_and_removed(store: Store) -> None:
    store.routes.set("955*", "bank", "li")
    store.routes.set("95588", "telebank", "li")
    store.routes.set("95588", "newbank", "wang")
    assert store.routes.list() == (Route("955*", "bank"), Route("95588", "newbank"))
    assert store.routes.find("95588") == Route("95588", "newbank")
    assert store.routes.find("95500") == Route("955*", "bank")
    assert store.routes.find("10086") is None
    store.routes.remove("95588", "li")
    assert store.routes.find("95588") == Route("955*", "bank")


def test_a_route_that_is_not_there_cannot_be_removed(store: Store) -> None:
    with pytest.raises(Misuse, match='no route "1"'):
        store.routes.remove("1", "li")


@pytest.mark.parametrize("pattern", ["", "9 5", "95\n", "1" * 65, "a\tb"])
def test_what_cannot_be_dialled_is_no_route(store: Store, pattern: str) -> None:
    with pytest.raises(Misuse, match="is not a route"):
        store.routes.set(pattern, "bank", "li")


def test_who_changed_a_route_is_on_record(store: Store) -> None:
    store.routes.set("95588", "telebank", "li")
    store.routes.set("95588", "telebank", "wang")
    store.routes.remove("95588", "wang")
    told = [(entry.who, entry.what, entry.subject, entry.detail) for entry in store.audit.entries()]
    assert told == [("wang", "route removed", "95588", ""), ("li", "route set", "95588", "telebank")]
