"""CSV files as tables: which columns they have, of which type, and whether every line fits."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeAlias

from ivrflow.model.errors import BadDocument, Unavailable

__all__ = ["Cell", "CsvTable", "TableSettings", "read_settings", "read_table", "rows_of"]

Cell: TypeAlias = str | int | float | None

WHOLE = re.compile(r"0|-?[1-9]\d{0,17}")
"""What comes back unchanged from an integer column: no leading zero, no plus, 18 digits at most."""
DECIMAL = re.compile(r"-?(0|[1-9]\d{0,11})(\.\d{1,4})?")
"""What a double holds exactly enough to be given back."""
READERS: Mapping[str, tuple[re.Pattern[str], Callable[[str], Cell]]] = {
    "text": (re.compile(r".*", re.DOTALL), str),
    "integer": (re.compile(r"-?\d{1,18}"), int),
    "number": (re.compile(r"-?\d{1,15}(\.\d+)?"), float),
}


@dataclass(frozen=True, slots=True)
class TableSettings:
    """What `tables.toml` says about a table."""

    key: tuple[str, ...] = ()
    types: Mapping[str, str] = field(default_factory=dict)
    """Column → `text`, `integer` or `number`."""


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A file that was read through and found good."""

    path: Path
    name: str
    types: Mapping[str, str]
    """In the order of the columns."""
    key: tuple[str, ...]
    """Empty: the table has none, and is replaced as a whole."""


def read_settings(folder: Path) -> Mapping[str, TableSettings]:
    """`tables.toml` beside the CSV files, which may be missing: `[accounts]`, `key = "number"`,
    `types = { number = "text" }`. Raises BadDocument."""
    path = folder / "tables.toml"
    if not path.exists():
        return {}
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadDocument(str(path), 1, str(error)) from error
    settings = {}
    for name, table in document.items():
        if not isinstance(table, dict) or set(table) - {"key", "types"}:
            raise BadDocument(str(path), 1, f'[{name}] may have key = "…" and types = {{ column = "text" }}')
        key, types = table.get("key", ()), table.get("types", {})
        for column, kind in types.items():
            if kind not in READERS:
                raise BadDocument(str(path), 1, f"[{name}] {column}: a type is one of {', '.join(READERS)}")
        settings[name] = TableSettings((key,) if isinstance(key, str) else tuple(key), types)
    return settings


def read_table(path: Path, settings: TableSettings = TableSettings()) -> CsvTable:
    """Read a file through. The key is that of the settings, or a column `id`.

    Raises BadDocument with the line of the first thing that is wrong; Unavailable when it cannot be read.
    """
    with _lines(path) as lines:
        header = _header(path, lines)
        key = settings.key or (("id",) if "id" in header else ())
        for column in (*key, *settings.types):
            if column not in header:
                raise BadDocument(str(path), 1, f"tables.toml names a column {column}; there are {', '.join(header)}")
        whole = dict.fromkeys(header, True)
        decimal = dict.fromkeys(header, True)
        filled = dict.fromkeys(header, False)
        seen: dict[tuple[str, ...], int] = {}
        for number, cells in _rows(path, lines, header):
            row = dict(zip(header, cells, strict=True))
            for column, cell in row.items():
                if cell:
                    filled[column] = True
                    whole[column] = whole[column] and WHOLE.fullmatch(cell) is not None
                    decimal[column] = decimal[column] and DECIMAL.fullmatch(cell) is not None
                    told = settings.types.get(column)
                    if told and not READERS[told][0].fullmatch(cell):
                        raise BadDocument(
                            str(path), number, f"{column} is to be {told}, and this line holds something else"
                        )
            if key:
                value = tuple(row[column] for column in key)
                if value in seen:
                    raise BadDocument(str(path), number, f"the {', '.join(key)} is the same as on line {seen[value]}")
                seen[value] = number
    types = {
        column: settings.types.get(column)
        or ("text" if not filled[column] else "integer" if whole[column] else "number" if decimal[column] else "text")
        for column in header
    }
    return CsvTable(path, path.stem, types, key)


def rows_of(table: CsvTable) -> Iterator[dict[str, Cell]]:
    """The rows of a table that was read through. An empty cell is NULL."""
    with _lines(table.path) as lines:
        header = _header(table.path, lines)
        readers = [READERS[table.types[column]][1] for column in header]
        for _number, cells in _rows(table.path, lines, header):
            values = [read(cell) if cell else None for read, cell in zip(readers, cells, strict=True)]
            yield dict(zip(header, values, strict=True))


class Lines(Protocol):
    """What `csv.reader` gives."""

    @property
    def line_num(self) -> int: ...

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


@contextmanager
def _lines(path: Path) -> Iterator[Lines]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield csv.reader(file, strict=True)
    except UnicodeDecodeError as error:
        raise BadDocument(str(path), 1, f"the file is not UTF-8 ({error.reason}); save it as “CSV UTF-8”") from error
    except OSError as error:
        raise Unavailable(f"{path}: cannot be read ({error.strerror})") from error


def _header(path: Path, lines: Lines) -> list[str]:
    header = [cell.strip() for cell in next(lines, [])]
    if not header or not all(header):
        raise BadDocument(str(path), 1, "the first line must name every column")
    twice = next((name for name in header if header.count(name) > 1), None)
    if twice:
        raise BadDocument(str(path), 1, f"two columns are called {twice}")
    return header


def _rows(path: Path, lines: Lines, header: list[str]) -> Iterator[tuple[int, list[str]]]:
    try:
        for cells in lines:
            if not cells:
                continue
            if len(cells) != len(header):
                wrong = f"this line has {len(cells)} cells and the first {len(header)}"
                raise BadDocument(str(path), lines.line_num, f"{wrong}; put text with commas between double quotes")
            yield lines.line_num, cells
    except csv.Error as error:
        raise BadDocument(str(path), lines.line_num, f"{error}; are all double quotes closed?") from error
