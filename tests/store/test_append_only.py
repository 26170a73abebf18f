"""The database itself keeps what is on record."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from ivrflow.store.append_only import keep_for_ever
from ivrflow.store.schema import audit
from ivrflow.store.store import Store, open_store

OLD = Path(__file__).with_name("store_version_7.sql")


@pytest.mark.parametrize("change", [update(audit).values(who="nobody"), delete(audit)], ids=["update", "delete"])
def test_entries_are_neither_changed_nor_forgotten(store: Store, change: object) -> None:
    store.audit.note("li", "publish", "x")
    with pytest.raises(IntegrityError, match="only added to"), store.database.writing() as connection:
        connection.execute(change)  # type: ignore[call-overload]  # an update or a delete
    assert [entry.who for entry in store.audit.entries()] == ["li"]


def test_an_older_store_keeps_its_entries_from_now_on(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    old = sqlite3.connect(path)
    old.executescript(OLD.read_text())
    old.close()
    store = open_store(path)
    store.audit.note("li", "publish", "x")
    with store.database.writing() as connection:
        keep_for_ever(connection)
    with pytest.raises(IntegrityError), store.database.writing() as connection:
        connection.execute(delete(audit))
    store.close()
