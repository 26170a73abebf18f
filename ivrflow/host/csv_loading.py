"""CSV files into a SQLite database: the demo host, or a local mirror of a closed one."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import sqlite_utils

from ivrflow.host.csv_tables import Cell, CsvTable, TableSettings, read_settings, read_table, rows_of
from ivrflow.model.errors import Misuse, Unavailable

__all__ = ["LoadedTable", "Progress", "load_csv"]

Progress: TypeAlias = Callable[[str, int], None]
"""Called with the name of a table and how many of its rows are done, every 1,000 rows and at its end."""

LEDGER = "_loaded_files"
SQL_TYPES = {"text": str, "integer": int, "number": float}
WIDTHS = (int, float, str)
STEP = 1000


@dataclass(frozen=True, slots=True)
class LoadedTable:
    """What became of a file."""

    name: str
    rows: int
    """0 when it was skipped."""
    skipped: bool
    """It has not changed since it was loaded last."""


def load_csv(where: Path, database: Path, progress: Progress = lambda _table, _rows: None) -> tuple[LoadedTable, ...]:
    """Load a CSV file, or all of a folder, each into the table of its name.

    A table with a key gets new and changed rows, and keeps what others added; one without is replaced. All or nothing
    per file; a file that has not changed is skipped. Raises BadDocument with file and line, Misuse when there is no
    CSV file, Unavailable when the database cannot be written.
    """
    files = sorted(where.glob("*.csv")) if where.is_dir() else [where]
    if not files:
        raise Misuse(f"{where}: there is no .csv file here")
    settings = read_settings(where if where.is_dir() else where.parent)
    tables = [read_table(path, settings.get(path.stem, TableSettings())) for path in files]
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(database)) as connection:
            target = sqlite_utils.Database(connection)
            return tuple(_load(target, connection, table, progress) for table in tables)
    except (sqlite3.Error, OSError) as error:
        raise Unavailable(f"{database}: cannot be written ({error})") from error


def _load(
    target: sqlite_utils.Database, connection: sqlite3.Connection, table: CsvTable, progress: Progress
) -> LoadedTable:
    digest = _digest(table)
    ledger = target.table(LEDGER)
    if not ledger.exists():
        ledger.create({"file": str, "sha256": str, "rows": int}, pk="file")
    known = next(iter(ledger.rows_where("file = ?", [table.path.name])), None)
    if known and known["sha256"] == digest and target.table(table.name).exists():
        return LoadedTable(table.name, 0, skipped=True)
    incoming = f"_incoming_{table.name}"
    key = table.key or None
    target.table(incoming).drop(ignore=True)
    target.table(incoming).create(_columns(target, table), pk=key[0] if key and len(key) == 1 else key)
    target.table(incoming).insert_all(_counted(table, progress), batch_size=STEP)
    count = target.table(incoming).count
    _take_over(target, connection, table, incoming)
    ledger.upsert({"file": table.path.name, "sha256": digest, "rows": count}, pk="file")
    progress(table.name, count)
    return LoadedTable(table.name, count, skipped=False)


def _columns(target: sqlite_utils.Database, table: CsvTable) -> dict[str, type]:
    """As wide as what is there needs and what comes needs."""
    columns = {column: SQL_TYPES[kind] for column, kind in table.types.items()}
    if _is_continued(target, table):
        there = target.table(table.name).columns_dict
        columns = {column: max(kind, there[column], key=WIDTHS.index) for column, kind in columns.items()}
    return columns


def _is_continued(target: sqlite_utils.Database, table: CsvTable) -> bool:
    """The rows that are there stay: the same columns and key."""
    old = target.table(table.name)
    return (
        bool(table.key)
        and old.exists()
        and list(old.columns_dict) == list(table.types)
        and set(old.pks) == set(table.key)
        and set(old.columns_dict.values()) <= set(WIDTHS)
    )


def _take_over(target: sqlite_utils.Database, connection: sqlite3.Connection, table: CsvTable, incoming: str) -> None:
    """From the table that was filled to the one that is queried, in one transaction: queries never see half of it."""
    continued = _is_continued(target, table)
    same_types = continued and target.table(table.name).columns_dict == target.table(incoming).columns_dict
    into, other = _quoted(table.name), _quoted(incoming)
    connection.commit()
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        if same_types:
            # In place, so that indexes which somebody added stay.
            connection.execute(f"INSERT OR REPLACE INTO {into} SELECT * FROM {other}")  # noqa: S608 - names, quoted
            connection.execute(f"DROP TABLE {other}")
            return
        if continued:
            connection.execute(f"INSERT OR IGNORE INTO {other} SELECT * FROM {into}")  # noqa: S608 - names, quoted
        connection.execute(f"DROP TABLE IF EXISTS {into}")
        connection.execute(f"ALTER TABLE {other} RENAME TO {into}")


def _counted(table: CsvTable, progress: Progress) -> Iterator[dict[str, Cell]]:
    for number, row in enumerate(rows_of(table)):
        if number and number % STEP == 0:
            progress(table.name, number)
        yield row


def _digest(table: CsvTable) -> str:
    told = json.dumps([table.key, dict(table.types)]).encode()
    return hashlib.sha256(told + table.path.read_bytes()).hexdigest()


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
