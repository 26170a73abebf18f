"""Live data: the revision follows the content, and callers get the last known value while the store is away."""

from __future__ import annotations

import queue
import sqlite3

import pytest

from ivrflow.model.commands import Consult
from ivrflow.model.errors import Misuse
from ivrflow.model.events import Consulted, Event, Failed
from ivrflow.store.database import open_database
from ivrflow.store.drafts import Stale
from ivrflow.store.live_data import LiveData, LiveReader
from ivrflow.store.store import Store

OFFICE = {"mon": ["09:00-17:30"], "holidays": {"2026-10-01": "国庆节"}}


def test_the_revision_follows_the_content(store: Store) -> None:
    first = store.live.put("calendar", "office", OFFICE, "li")
    assert store.live.put("calendar", "office", dict(reversed(OFFICE.items())), "li") == first
    second = store.live.put("calendar", "office", {**OFFICE, "tue": []}, "li")
    assert second != first
    datum = store.live.get("calendar", "office")
    assert datum is not None
    assert (datum.revision, datum.value) == (second, {**OFFICE, "tue": []})


def test_they_are_listed_by_subject_and_name(store: Store) -> None:
    store.live.put("calendar", "night", {}, "li")
    store.live.put("calendar", "day", {}, "li")
    store.live.put("switch", "flood", {"on": True}, "li")
    assert [datum.name for datum in store.live.list("calendar")] == ["day", "night"]
    assert store.live.get("calendar", "flood") is None


@pytest.mark.parametrize("value", [{"a": object()}, {"a": float("nan")}])
def test_what_is_not_json_is_refused(store: Store, value: dict[str, object]) -> None:
    with pytest.raises(Misuse, match='calendar "office" cannot be stored'):
        store.live.put("calendar", "office", value, "li")


def test_a_call_is_told_the_value_that_holds_now_or_that_there_is_none(store: Store) -> None:
    revision = store.live.put("calendar", "office", OFFICE, "li")
    reader, told = store.live_reader(), queue.SimpleQueue[Event]()
    reader.consult(7, Consult("calendar", "office"), told.put)
    reader.consult(8, Consult("calendar", "moon"), told.put)
    assert told.get(timeout=20) == Consulted(7, revision, OFFICE)
    assert told.get(timeout=20) == Consulted(8, "", None)
    reader.close()


def test_while_the_store_is_locked_calls_get_the_last_value_and_failed_for_what_was_never_read(store: Store) -> None:
    revision = store.live.put("calendar", "office", OFFICE, "li")
    impatient = open_database(store.database.place, busy_timeout_ms=10)
    reader, told = LiveReader(LiveData(impatient)), queue.SimpleQueue[Event]()
    reader.consult(1, Consult("calendar", "office"), told.put)
    assert told.get(timeout=20) == Consulted(1, revision, OFFICE)
    locker = sqlite3.connect(store.database.place, isolation_level=None)
    locker.execute("BEGIN EXCLUSIVE")
    reader.consult(2, Consult("calendar", "office"), told.put)
    reader.consult(3, Consult("calendar", "moon"), told.put)
    assert told.get(timeout=20) == Consulted(2, revision, OFFICE)
    failed = told.get(timeout=20)
    assert isinstance(failed, Failed)
    assert failed.number == 3
    assert "locked" in failed.detail
    locker.close()
    reader.close()
    impatient.close()


def test_columns_stay_in_the_order_in_which_they_were_written(store: Store) -> None:
    first = store.live.put("table", "fees", {"columns": {"z": "text", "a": "text"}}, "li")
    assert store.live.put("table", "fees", {"columns": {"a": "text", "z": "text"}}, "li") == first
    datum = store.live.get("table", "fees")
    assert datum is not None
    assert list(datum.value["columns"]) == ["a", "z"]  # type: ignore[call-overload] # JSON


def test_what_was_removed_is_known_until_somebody_makes_it_again(store: Store) -> None:
    revision = store.live.put("calendar", "office", OFFICE, "li")
    with pytest.raises(Stale):
        store.live.remove("calendar", "office", "wang", "older")
    assert store.live.removed(["calendar"]) == frozenset()
    store.live.remove("calendar", "office", "wang", revision)
    assert store.live.get("calendar", "office") is None
    assert store.live.removed(["calendar", "list"]) == {("calendar", "office")}
    assert store.live.removed(["list"]) == frozenset()
    newest = store.audit.entries(1)[0]
    assert (newest.who, newest.what, newest.subject, newest.detail) == ("wang", "calendar removed", "office", revision)
    store.live.put("calendar", "office", OFFICE, "li")
    assert store.live.removed(["calendar"]) == frozenset()
