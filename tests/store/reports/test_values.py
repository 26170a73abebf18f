"""What numbers can be told apart by is what was in calls of this workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from ivrflow.model.cdr import Cdr, Milestone
from ivrflow.store.reports.tables import DIMENSIONS
from ivrflow.store.store import Store, open_store

from .made_up import cdr


def test_values_are_those_of_calls(
    store: Store, store_path: Path, keep: Callable[[Iterable[Cdr]], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert store.reports.values() == dict.fromkeys(DIMENSIONS, ())
    gold = (Milestone("told", 1_000, (), "gold"),)
    keep(
        [
            cdr("c1", milestones=gold, language="en-US", queue="cards"),
            cdr("c2", flow="airline", path=("airline.main", "airline.ask")),
        ]
    )
    told = store.reports.values()
    assert told["flow"] == ("airline", "bank")
    assert told["node"] == ("airline.ask", "airline.main")
    assert (told["milestone"], told["customer_class"], told["route"]) == (("told",), ("gold",), ("955*",))
    assert (told["language"], told["queue"]) == (("en-US",), ("cards",))
    other = open_store(store_path, "another")
    assert other.reports.values()["flow"] == ()
    other.close()
    monkeypatch.setattr("ivrflow.store.reports.values.MOST_VALUES", 1)
    assert store.reports.values()["flow"] == ("airline",)
