"""A publication waits for its hour, is taken once, and survives whoever took it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from ivrflow.model.errors import Misuse
from ivrflow.store.store import Store

HOUR = timedelta(hours=1)


def test_it_is_taken_when_its_time_has_come_and_only_once(store: Store, pass_time: Callable[[float], None]) -> None:
    number = store.schedules.add(["telebank"], store.database.now() + HOUR, "li", "new year")
    assert store.schedules.take_due() is None
    pass_time(3600)
    taken = store.schedules.take_due()
    assert taken is not None
    assert (taken.id, taken.flows, taken.author, taken.note) == (number, ("telebank",), "li", "new year")
    assert store.schedules.take_due() is None
    store.schedules.finish(number, "done", "publication 7")
    (listed,) = store.schedules.list()
    assert (listed.state, listed.outcome) == ("done", "publication 7")


def test_what_nobody_finished_is_taken_again(store: Store) -> None:
    store.schedules.add(None, store.database.now(), "li", "")
    first = store.schedules.take_due()
    assert first is not None
    assert first.flows is None
    store.schedules.resume()
    again = store.schedules.take_due()
    assert again is not None
    assert again.id == first.id


def test_one_that_waits_can_be_cancelled_and_others_cannot(store: Store) -> None:
    number = store.schedules.add(None, store.database.now(), "li", "")
    store.schedules.cancel(number, "wang")
    assert store.schedules.take_due() is None
    with pytest.raises(Misuse, match="does not wait any more"):
        store.schedules.cancel(number, "wang")
    assert [entry.what for entry in store.audit.entries()][:2] == ["publication cancelled", "publication scheduled"]
