"""CSV files become tables; a second load does nothing, a changed file changes what it holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ivrflow.host.csv_loading import LoadedTable, load_csv
from ivrflow.model.errors import BadDocument, Misuse, Unavailable


def rows(database: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def csv_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "csv"
    folder.mkdir()
    (folder / "accounts.csv").write_text("number,pin,balance\n622202,0123,1024.50\n622203,4567,7\n", "utf-8")
    (folder / "tables.toml").write_text('[accounts]\nkey = "number"\ntypes = { number = "text" }')
    (folder / "holidays.csv").write_text("day,name\n2026-10-01,国庆节\n", "utf-8")
    return folder


def test_a_folder_is_loaded_once(csv_folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "var" / "bank.db"
    told: list[tuple[str, int]] = []
    loaded = load_csv(csv_folder, database, lambda table, count: told.append((table, count)))
    assert loaded == (LoadedTable("accounts", 2, skipped=False), LoadedTable("holidays", 1, skipped=False))
    assert told == [("accounts", 2), ("holidays", 1)]
    assert rows(database, "SELECT * FROM accounts") == [("622202", "0123", 1024.5), ("622203", "4567", 7.0)]
    assert load_csv(csv_folder, database) == (
        LoadedTable("accounts", 0, skipped=True),
        LoadedTable("holidays", 0, skipped=True),
    )


def test_a_changed_file_changes_its_rows_and_keeps_those_of_others(csv_folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "bank.db"
    load_csv(csv_folder, database)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("INSERT INTO accounts VALUES ('9', 'x', 1)")
    (csv_folder / "accounts.csv").write_text("number,pin,balance\n622202,0123,5\n", "utf-8")
    (csv_folder / "holidays.csv").write_text("day,name\n2026-05-01,劳动节\n", "utf-8")
    load_csv(csv_folder, database)
    assert rows(database, "SELECT number, balance FROM accounts ORDER BY 1") == [
        ("622202", 5.0),
        ("622203", 7.0),
        ("9", 1.0),
    ]
    assert rows(database, "SELECT day FROM holidays") == [("2026-05-01",)]


def test_a_file_of_another_shape_replaces_its_table(csv_folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "bank.db"
    load_csv(csv_folder, database)
    (csv_folder / "accounts.csv").write_text("number,owner\n1,李雷\n", "utf-8")
    load_csv(csv_folder, database)
    assert rows(database, "SELECT * FROM accounts") == [("1", "李雷")]


def test_many_rows_are_reported_as_they_come(tmp_path: Path) -> None:
    (tmp_path / "many.csv").write_text("id,x\n" + "".join(f"{number},a\n" for number in range(2500)))
    told: list[int] = []
    load_csv(tmp_path / "many.csv", tmp_path / "bank.db", lambda _table, count: told.append(count))
    assert told == [1000, 2000, 2500]
    assert rows(tmp_path / "bank.db", "SELECT count(*), max(id) FROM many") == [(2500, 2499)]
    assert rows(tmp_path / "bank.db", "SELECT pk FROM pragma_table_info('many') WHERE name = 'id'") == [(1,)]


def test_a_mistake_in_any_file_leaves_the_database_as_it_was(csv_folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "bank.db"
    load_csv(csv_folder, database)
    (csv_folder / "accounts.csv").write_text("number,pin,balance\n1,2,3\n", "utf-8")
    (csv_folder / "holidays.csv").write_text("day,name\n1\n", "utf-8")
    with pytest.raises(BadDocument, match=r"holidays\.csv:2"):
        load_csv(csv_folder, database)
    assert rows(database, "SELECT count(*) FROM accounts") == [(2,)]


def test_nothing_to_load_and_nowhere_to_write_are_told(csv_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Misuse, match=r"there is no \.csv file here"):
        load_csv(tmp_path, tmp_path / "bank.db")
    (tmp_path / "bank.db").write_text("no database " * 100)
    with pytest.raises(Unavailable, match=r"bank\.db: cannot be written"):
        load_csv(csv_folder, tmp_path / "bank.db")


def test_names_are_quoted(tmp_path: Path) -> None:
    (tmp_path / 'odd "name; drop.csv').write_text('id,"a ""b"" c"\n1,2\n')
    for _ in range(2):
        load_csv(tmp_path, tmp_path / "bank.db")
        (tmp_path / 'odd "name; drop.csv').write_text('id,"a ""b"" c"\n1,3\n')
    assert rows(tmp_path / "bank.db", 'SELECT "a ""b"" c" FROM "odd ""name; drop"') == [(3,)]
