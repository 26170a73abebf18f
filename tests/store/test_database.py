"""Opening a store: fresh, again, by several at once, and when the world does not cooperate."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.store.database import open_database
from ivrflow.store.store import Store, open_store

OPEN_AND_COUNT = """
import os, sys
from ivrflow.store.store import open_store
store = open_store(sys.argv[1])
for _ in range(25):
    while True:
        try:
            draft = store.drafts.get("shared")
            count, revision = (int(draft.text.split()[0]), draft.revision) if draft else (0, 0)
            store.drafts.save("shared", f"{count + 1} by {os.getpid()}", "", "x", revision)
            break
        except Exception as error:
            if type(error).__name__ != "Stale":
                raise
"""


def test_a_fresh_store_is_made_with_its_folder_and_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "var" / "lib" / "ivrflow.db"
    open_store(path).close()
    assert path.stat().st_mode & 0o077 == 0
    store = open_store(f"sqlite:///{path}")
    assert store.database.check() == ()
    store.close()


def test_it_is_kept_with_a_rollback_journal_that_is_synchronised(store: Store) -> None:
    with store.database.reading() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "mmap_size")
        }
    assert pragmas["journal_mode"] == "truncate"
    assert pragmas["synchronous"] == 2
    assert not pragmas["mmap_size"]


def test_a_store_that_somebody_set_to_a_write_ahead_log_is_set_back(store_path: Path) -> None:
    open_store(store_path).close()
    with sqlite3.connect(store_path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    store = open_store(store_path)
    with store.database.reading() as connection_:
        assert connection_.exec_driver_sql("PRAGMA journal_mode").scalar() == "truncate"
    store.close()


def test_several_processes_write_at_once_and_no_update_is_lost(store_path: Path) -> None:
    command = [sys.executable, "-c", OPEN_AND_COUNT, str(store_path)]
    writers = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    errors = [writer.communicate(timeout=60)[1].decode() for writer in writers]
    assert errors == ["", "", ""]
    store = open_store(store_path)
    draft = store.drafts.get("shared")
    assert draft is not None
    assert (draft.text.split()[0], draft.revision) == ("75", 75)
    assert store.database.check() == ()
    store.close()


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    def write_and_fail() -> None:
        with store.database.writing() as connection:
            connection.exec_driver_sql("INSERT INTO counters VALUES ('default', 'x', 1)")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    with store.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM counters").scalar() == 0


def test_a_file_that_is_no_database_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("shopping list: milk, bread, " * 200)
    with pytest.raises(Unavailable, match=r"notes\.txt: it is not a database; name another file"):
        open_store(path)
    assert path.read_text().startswith("shopping list")


def test_a_database_of_somebody_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bank.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE accounts (number TEXT)")
    connection.close()
    with pytest.raises(Unavailable, match=r"bank\.db: this database is not an IVRFlow store \(it holds accounts"):
        open_store(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("accounts",)]
    connection.close()


def test_a_store_that_may_not_be_written_says_so(store: Store) -> None:
    def write_where_only_reading_is_allowed() -> None:
        with store.database.writing() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
            connection.exec_driver_sql("INSERT INTO counters VALUES ('default', 'x', 1)")

    with pytest.raises(Unavailable, match="it may not be written"):
        write_where_only_reading_is_allowed()


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="it cannot be opened"):
        open_store(tmp_path)


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("")
    with pytest.raises(Unavailable, match=r"ivrflow\.db: cannot be created"):
        open_store(tmp_path / "var" / "ivrflow.db")


def test_a_locked_store_says_so(store_path: Path) -> None:
    open_store(store_path).close()
    other = sqlite3.connect(store_path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Unavailable, match="another process keeps it locked"):
        open_database(store_path, busy_timeout_ms=10)
    other.close()


def test_a_damaged_store_says_so(store: Store, store_path: Path) -> None:
    for number in range(200):
        store.drafts.save(f"flow{number}", "text" * 100, "", "x", 0)
    store.close()
    content = bytearray(store_path.read_bytes())
    content[4096 * 3 : 4096 * 60] = b"\xff" * 4096 * 57
    store_path.write_bytes(content)
    with pytest.raises(Unavailable, match="it is damaged; stop IVRFlow and restore the last backup"):
        open_store(store_path).drafts.list()


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(Misuse, match='not "postgresql"'):
        open_store("postgresql://localhost/ivrflow")
    with pytest.raises(Misuse, match="neither a path nor a database URL"):
        open_store("://")
