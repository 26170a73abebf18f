"""Databases are opened as the source says, and never made by mistake."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from ivrflow.host.declared import HostSource
from ivrflow.host.sql.opening import open_engine
from ivrflow.model.errors import Unavailable


def same(text: str) -> str:
    return text


@pytest.mark.parametrize("read_only", [True, False])
def test_a_source_that_is_read_only_cannot_be_written(bank: HostSource, folder: Path, read_only: bool) -> None:
    engine = open_engine(replace(bank, read_only=read_only), same, folder)
    with engine.connect() as connection:
        if read_only:
            with pytest.raises(OperationalError, match="readonly"):
                connection.exec_driver_sql("DELETE FROM accounts")
        else:
            connection.exec_driver_sql("DELETE FROM accounts")
    engine.dispose()


@pytest.mark.parametrize("read_only", [True, False])
def test_a_database_that_is_not_there_is_not_made(bank: HostSource, tmp_path: Path, read_only: bool) -> None:
    engine = open_engine(replace(bank, read_only=read_only), same, tmp_path)
    with pytest.raises(OperationalError, match="unable to open"):
        engine.connect()
    engine.dispose()
    assert list(tmp_path.iterdir()) == []


def test_a_path_with_odd_characters_and_a_secret_url(bank: HostSource, tmp_path: Path) -> None:
    odd = tmp_path / "a #b ü&c.db"
    connection = sqlite3.connect(odd)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    secrets = {"env:BANK_URL": f"sqlite:///{odd}"}
    engine = open_engine(replace(bank, url="env:BANK_URL"), secrets.__getitem__, tmp_path / "elsewhere")
    with engine.connect() as answer:
        names = answer.exec_driver_sql("PRAGMA database_list").all()
    assert Path(names[0][2]) == odd
    engine.dispose()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("bank.db", "url is no database URL"),
        ("sqlite://", "url names no file"),
        ("sqlite:///:memory:", "url names no file"),
        ("oracle+nothing://x", "the driver for this url is not installed"),
    ],
)
def test_a_url_that_cannot_be_used_is_named_without_being_shown(
    read: Callable[[str], HostSource], url: str, message: str
) -> None:
    source = read(f'[source]\nurl = "{url}"')
    with pytest.raises(Unavailable, match=f"^hosts/bank.toml: {message}"):
        open_engine(source, same, Path())
