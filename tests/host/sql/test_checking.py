"""An operator is told what is missing before a caller finds it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from ivrflow.host.declared import HostSource
from ivrflow.host.sql.checking import check_database
from ivrflow.model.errors import Unavailable

SOURCE = '[source]\nurl = "sqlite:///bank.db"\n[statements.s]\n'


def check(source: HostSource, folder: Path) -> tuple[str, ...]:
    return check_database(source, lambda url: url, folder)


def test_a_sound_source_has_nothing_to_say_and_is_not_changed(bank: HostSource, folder: Path) -> None:
    before = (folder / "bank.db").read_bytes()
    assert check(bank, folder) == ()
    assert (folder / "bank.db").read_bytes() == before


def test_a_missing_database_is_named(bank: HostSource, tmp_path: Path) -> None:
    (message,) = check(bank, tmp_path)
    assert message.startswith("flows/hosts/bank.toml: the source cannot be opened (unable to open database file)")


def test_a_missing_table_is_named_with_the_statement_and_its_line(bank: HostSource, tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "bank.db").execute("CREATE TABLE t (a)").connection.close()
    messages = check(bank, tmp_path)
    assert len(messages) == 5
    assert messages[0] == (
        "flows/hosts/bank.toml:8: [statements.balance] no such table: accounts; "
        "load the missing data into bank, or mend the statement"
    )


def test_a_missing_column_is_named(read: Callable[[str], HostSource], folder: Path) -> None:
    source = read(SOURCE + 'sql = "SELECT owner AS o FROM accounts -- all"\nresults = { owner = "text" }')
    assert check(source, folder) == (
        "hosts/bank.toml:3: [statements.s] gives no column owner, but o; name it in sql with AS owner",
    )


def test_a_database_that_is_something_else_and_a_wrong_url_are_named(bank: HostSource, tmp_path: Path) -> None:
    (tmp_path / "bank.db").write_text("no database at all " * 100)
    messages = check(bank, tmp_path)
    assert messages
    assert all("file is not a database" in message for message in messages)
    with pytest.raises(Unavailable, match="url is no database URL"):
        check_database(bank, lambda _url: "bank.db", tmp_path)
