"""Tables that all flows share: the branch of an area code, the fee of a product."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal, InvalidOperation

from ivrflow.model.types import Base, Privacy, Type
from ivrflow.model.values import Money, Value

__all__ = ["COLUMN_TYPES", "as_written", "checked_table", "columns_of", "row_values"]


def columns_of(name: str, plain: Mapping[str, object]) -> dict[str, Type]:
    """The columns of a table with their types.

        {"columns": {"city": "text", "fee": "money", "contact": "text private"},
         "rows": {"021": {"city": "Shanghai", "fee": "CNY 12.50", "contact": "13800001111"}}}

    Types are text, number, boolean, date, time and money, each may be private. Raises ValueError.
    """
    columns = plain.get("columns")
    if not isinstance(columns, Mapping) or not columns:
        raise ValueError(f'table "{name}": columns names each column and its type, such as {{ city = "text" }}')
    found = {}
    for column, words in columns.items():
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,63}", str(column)):
            raise ValueError(f'table "{name}": "{column}" is no name for a column; use letters, digits and _')
        base, _, label = str(words).partition(" ")
        if base not in _READERS or label not in ("", "private"):
            raise ValueError(
                f'table "{name}", {column}: "{words}" is no type of a column; there are {", ".join(_READERS)}, '
                "each may be private"
            )
        found[str(column)] = Type(Base(base), Privacy.PRIVATE if label else Privacy.OPEN)
    return found


def row_values(columns: Mapping[str, Type], row: Mapping[str, object]) -> dict[str, Value]:
    """The values of a row, by column; what the row leaves out is nothing. Raises ValueError."""
    values: dict[str, Value] = {}
    for column, kind in columns.items():
        written = row.get(column)
        try:
            values[column] = None if written is None else _READERS[kind.base.value](written)
        except (ValueError, InvalidOperation) as problem:
            raise ValueError(f"{column}: {written!r} is no {kind.base.value}") from problem
    return values


def as_written(values: Mapping[str, Value]) -> dict[str, object]:
    """A row as a table holds it; `row_values` gives the values back."""
    return {
        column: value if isinstance(value, bool) else str(value)
        for column, value in values.items()
        if value is not None
    }


def checked_table(name: str, plain: Mapping[str, object]) -> dict[str, object]:
    """A table in the form in which it is stored. Raises ValueError with a sentence that says what is wrong."""
    if unknown := sorted(set(plain) - {"title", "columns", "rows"}):
        raise ValueError(f'table "{name}": unknown entry "{unknown[0]}"; known are columns, rows, title')
    columns, rows = columns_of(name, plain), plain.get("rows", {})
    if not isinstance(rows, Mapping):
        raise ValueError(f'table "{name}": rows maps keys to rows')
    for key, row in rows.items():
        if not isinstance(row, Mapping):
            raise ValueError(f'table "{name}", row {key}: expected values by column')
        if unknown := sorted(set(row) - set(columns)):
            raise ValueError(f'table "{name}", row {key}: there is no column "{unknown[0]}"')
        try:
            row_values(columns, row)
        except ValueError as problem:
            raise ValueError(f'table "{name}", row {key}, {problem}') from problem
    return {**plain, "rows": {str(key).strip(): row for key, row in rows.items()}}


def _text(written: object) -> str:
    if not isinstance(written, str):
        raise ValueError(written)
    return written


def _number(written: object) -> Decimal:
    if isinstance(written, bool) or not isinstance(written, int | float | str):
        raise ValueError(written)
    number = Decimal(str(written))
    if not number.is_finite():
        raise ValueError(written)
    return number


def _boolean(written: object) -> bool:
    if not isinstance(written, bool):
        raise ValueError(written)
    return written


def _money(written: object) -> Money:
    match = re.fullmatch(r"([A-Z]{3}) (-?\d+(?:\.\d+)?)", _text(written))
    if match is None:
        raise ValueError(written)
    return Money(Decimal(match[2]), match[1])


_READERS: Mapping[str, Callable[[object], Value]] = {
    "text": _text,
    "number": _number,
    "boolean": _boolean,
    "date": lambda written: date.fromisoformat(_text(written)),
    "time": lambda written: time.fromisoformat(_text(written)),
    "money": _money,
}

COLUMN_TYPES = tuple(_READERS)
"""The types that a column can have."""
