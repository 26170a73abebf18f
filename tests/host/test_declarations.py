"""What a DBA writes, and what is said when it is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ivrflow.host.declarations import read_source, read_sources
from ivrflow.host.declared import HostSource
from ivrflow.model.errors import BadDocument, Unavailable
from ivrflow.model.types import Base, Privacy, Type

SOURCE = '[source]\nurl = "sqlite:///bank.db"\n'
STATEMENT = (
    SOURCE
    + """
[statements.balance]
sql = "SELECT balance FROM accounts WHERE number = :number"
parameters = { number = "text private" }
results = { balance = { type = "money", currency = "CNY" } }
"""
)


def test_a_source_is_read_with_its_statements(bank: HostSource) -> None:
    assert (bank.name, bank.url, bank.pool, bank.read_only) == ("bank", "sqlite:///bank.db", 2, False)
    assert bank.zone == ZoneInfo("Asia/Shanghai")
    declared = bank.statements["balance"]
    statement = declared.statement
    assert statement.key == "bank.balance"
    assert statement.parameters == (("number", Type(Base.TEXT, Privacy.PRIVATE)),)
    assert statement.results[0] == ("balance", Type(Base.MONEY, Privacy.PRIVATE))
    assert statement.currencies == ()
    assert (statement.write, statement.timeout_ms, declared.line) == (False, 3000, 8)
    assert bank.statements["lock"].statement.write


def test_reading_is_safe_by_default(read: Callable[[str], HostSource]) -> None:
    source = read(STATEMENT)
    assert source.read_only
    assert not source.statements["balance"].statement.write


def test_the_currency_that_an_amount_always_is_in_is_told(read: Callable[[str], HostSource]) -> None:
    assert read(STATEMENT).statements["balance"].statement.currencies == (("balance", "CNY"),)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("FROM accounts", "FROM  accounts2"),
        ("text private", "text secret"),
        ('"CNY"', '"EUR"'),
        ("results =", "timeout_ms = 1000\nresults ="),
        ('"sqlite:///bank.db"', '"sqlite:///bank.db"\nzone = "Asia/Shanghai"'),
    ],
)
def test_the_hash_follows_all_that_decides_what_a_statement_does(
    read: Callable[[str], HostSource], old: str, new: str
) -> None:
    assert old in STATEMENT
    changed = read(STATEMENT.replace(old, new)).statements["balance"].statement
    assert changed.hash != read(STATEMENT).statements["balance"].statement.hash


def test_the_hash_does_not_follow_help_nor_where_the_database_is(read: Callable[[str], HostSource]) -> None:
    moved = read(STATEMENT.replace("bank.db", "other.db").replace("sql =", 'help = "x"\nsql ='))
    assert moved.statements["balance"].statement.hash == read(STATEMENT).statements["balance"].statement.hash


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[source\n", r"bank.toml:1: Expected ']'"),
        ("a = 1", r":1: \"a\" is unknown here; known are source, statements"),
        ("", r":1: \[source\] is missing"),
        ("[source]\n\n", r":1: url is missing; write url = "),
        (SOURCE + "pool = 0", ":3: pool must be 1 to 64"),
        (SOURCE + 'pool = "2"', ":3: pool must be a whole number"),
        (SOURCE + "pool = true", ":3: pool must be a whole number"),
        (SOURCE + 'zone = "Moon/Base"', ':3: "Moon/Base" is no time zone'),
        (SOURCE + 'user = "x"', ':3: "user" is unknown here; known are url'),
        (SOURCE + "statements = 3", '"statements" is unknown'),
        (SOURCE + "[statements]\nx = 3", "x must be a table"),
        (SOURCE + "[statements.X]", '"X" cannot name a statement'),
        (STATEMENT.replace("parameters", "parms"), ':6: "parms" is unknown here'),
        (STATEMENT.replace('{ number = "text private" }', "{}"), r":5: sql: :number is not declared; add parameters"),
        (STATEMENT.replace(":number", "'1'"), ":6: parameter number is not used in sql"),
        (STATEMENT.replace("SELECT balance", "DELETE"), ":5: sql: it begins with DELETE.*needs write = true"),
        (STATEMENT.replace("SELECT", "PRAGMA"), ":5: sql: it begins with PRAGMA, not with SELECT"),
        (STATEMENT.replace("results", "write = true\nresults"), ":4: balance writes, but the source is read only"),
        (
            STATEMENT.replace("text private", "txt private"),
            ':6: number = "txt private": txt is not a type. Did you mean',
        ),
        (STATEMENT.replace("text private", "money"), ":6: parameter number cannot be a money; pass the amount"),
        (STATEMENT.replace('"money", currency = "CNY"', '"money"'), ":7: result balance needs a currency"),
        (STATEMENT.replace('"CNY"', '"cny"'), ":7: result balance has the currency"),
        (
            STATEMENT.replace('"money", currency', '"number", currency'),
            ":7: result balance is a number and has no currency",
        ),
        (STATEMENT.replace('"money", currency = "CNY"', '"text secret"'), ":7: result balance cannot be secret"),
        (STATEMENT.replace('"money", currency = "CNY"', '"list of text"'), ":7: result balance cannot be a list"),
        (STATEMENT.replace('{ type = "money", currency = "CNY" }', "3"), ":7: balance needs a type in words"),
        (
            STATEMENT.replace('results = { balance = { type = "money", currency = "CNY" } }', ""),
            ":4: balance has no results",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_do(
    read: Callable[[str], HostSource], text: str, message: str
) -> None:
    with pytest.raises(BadDocument, match=message):
        read(text)


def test_a_folder_of_sources_is_read_by_name(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text(SOURCE)
    (tmp_path / "a.toml").write_text(STATEMENT)
    (tmp_path / "notes.txt").write_text("no source")
    assert [source.name for source in read_sources(tmp_path)] == ["a", "b"]
    assert read_sources(tmp_path / "nowhere") == ()
    with pytest.raises(BadDocument, match='"My Bank" cannot name a source'):
        read_source(SOURCE, "My Bank.toml")
    (tmp_path / "c.toml").write_bytes(b"\xff")
    with pytest.raises(Unavailable, match="not UTF-8"):
        read_sources(tmp_path)


def test_the_guides_sources_are_read() -> None:
    guide = Path(__file__).parents[2] / "docs/guide/host-data.md"
    blocks = re.findall(r"```toml\n# (flows/hosts/\w+\.toml)(.*?)```", guide.read_text("utf-8"), re.DOTALL)
    sources = [read_source(f"#{text}", path) for path, text in blocks]
    assert {"bank", "crm", "sms", "desk", "post"} <= {source.name for source in sources}
    assert all(source.statements for source in sources)
