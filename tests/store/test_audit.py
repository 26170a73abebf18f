"""Changes to what callers get are on record, and only changes that happened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from ivrflow.model.errors import Misuse
from ivrflow.model.releases import NewRelease
from ivrflow.store.audit import AuditEntry, AuditFilter, acting_from, note_change
from ivrflow.store.store import Store, open_store


def test_publishing_rolling_back_and_deleting_are_on_record(store: Store) -> None:
    first = store.releases.publish(NewRelease({"format": "1"}, ()), "li", "hello")
    store.releases.publish(NewRelease({"format": "2"}, ()), "li")
    store.releases.rollback(first.release, "wang", "no")
    store.drafts.save("bank", "", "", "li", 0)
    store.drafts.delete("bank", "zhao", 1)
    told = store.audit.entries()
    assert [(entry.who, entry.what) for entry in told] == [
        ("zhao", "draft deleted"),
        ("wang", "rollback"),
        ("li", "publish"),
        ("li", "publish"),
    ]
    assert told[-1] == AuditEntry(store.database.now(), "li", "publish", first.release, "hello", number=1)
    assert store.audit.entries(limit=1) == told[:1]


def test_what_did_not_happen_is_not_on_record(store: Store) -> None:
    def change_and_fail() -> None:
        with store.database.writing() as connection:
            note_change(connection, store.database, "li", "publish", "x")
            raise Misuse("no")

    with pytest.raises(Misuse):
        change_and_fail()
    assert store.audit.entries() == ()


def test_a_workspace_sees_its_own_record_only(store: Store) -> None:
    other = open_store(store.database.place, "other")
    other.routes.set("1", "a", "li")
    assert store.audit.entries() == ()
    assert len(other.audit.entries()) == 1
    other.close()


def test_the_newest_change_of_each_thing_is_found(store: Store) -> None:
    store.live.put("list", "gold", {"entries": []}, "li")
    store.live.put("list", "gold", {"entries": ["1"]}, "wang")
    store.live.put("calendar", "office", {}, "zhao")
    found = store.audit.newest(["list set", "calendar set"])
    assert {key: entry.who for key, entry in found.items()} == {
        ("list set", "gold"): "wang",
        ("calendar set", "office"): "zhao",
    }
    assert store.audit.newest(["table set"]) == {}


def test_entries_are_found_by_who_what_and_when_page_by_page(store: Store, pass_time: Callable[[float], None]) -> None:
    for number in range(5):
        store.audit.note("li" if number % 2 else "wang", f"what{number % 3}", str(number))
        pass_time(60)
    now = store.database.now()

    def found(wanted: AuditFilter) -> list[str]:
        return [entry.subject for entry in store.audit.find(wanted)]

    assert found(AuditFilter(who="li")) == ["3", "1"]
    assert found(AuditFilter(what="what0")) == ["3", "0"]
    assert found(AuditFilter(since=now - timedelta(seconds=130))) == ["4", "3"]
    assert found(AuditFilter(until=now - timedelta(seconds=270))) == ["0"]
    first = store.audit.find(AuditFilter(limit=2))
    assert found(AuditFilter(before=first[-1].number, limit=2)) == ["2", "1"]


def test_where_it_came_from_is_told_and_forgotten_afterwards(store: Store) -> None:
    with acting_from("192.0.2.7"):
        store.audit.note("li", "a", "")
    store.audit.note("li", "b", "x" * 9_000, "y" * 9_000)
    told = store.audit.entries()
    assert [entry.address for entry in told] == ["", "192.0.2.7"]
    assert (len(told[0].subject), len(told[0].detail)) == (2_000, 2_000)
