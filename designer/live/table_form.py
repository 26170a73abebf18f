"""A table: its plain form ↔ the form that people fill in.

Cells are texts there; the type of the column says what they mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from designer.live.fault import Fault, without_place
from designer.live.shapes import Column, Row, TableForm
from ivrflow.model.shared_table import columns_of, row_values
from ivrflow.model.types import Base, Privacy, Type

__all__ = ["plain_table", "table_faults", "table_form"]

_BOOLEANS = {"true": True, "false": False}


def table_form(plain: Mapping[str, object]) -> TableForm:
    """The form of a table that was checked before it was stored."""
    columns, rows = columns_of("", plain), plain.get("rows", {})
    assert isinstance(rows, Mapping), "tables are checked before they are stored"
    return TableForm(
        subject="table",
        title=str(plain.get("title", "")),
        columns=tuple(
            Column(name=name, type=kind.base.value, private=kind.privacy is Privacy.PRIVATE)
            for name, kind in columns.items()
        ),
        rows=tuple(
            Row(key=str(key), cells=tuple(_as_text(row.get(column)) for column in columns)) for key, row in rows.items()
        ),
    )


def plain_table(form: TableForm) -> dict[str, object]:
    """What is stored. Lossy where the form has faults."""
    title = {"title": form.title.strip()} if form.title.strip() else {}
    return {
        **title,
        "columns": {each.name: f"{each.type} private" if each.private else each.type for each in form.columns},
        "rows": {row.key.strip(): _plain_row(form.columns, row) for row in form.rows},
    }


def table_faults(form: TableForm) -> Iterator[Fault]:
    """What is wrong, each at its place."""
    if not form.columns:
        yield Fault(("columns",), "a table has at least one column")
    names: set[str] = set()
    for number, column in enumerate(form.columns):
        if problem := _problem({column.name: "text"}):
            yield Fault(("columns", number, "name"), problem)
        elif column.name in names:
            yield Fault(("columns", number, "name"), "there is a column of this name already")
        names.add(column.name)
        if problem := _problem({"x": column.type}):
            yield Fault(("columns", number, "type"), problem)
    keys: set[str] = set()
    for number, row in enumerate(form.rows):
        if not row.key.strip():
            yield Fault(("rows", number, "key"), "a row is found by its key; give it one")
        elif row.key.strip() in keys:
            yield Fault(("rows", number, "key"), "there is a row of this key already")
        keys.add(row.key.strip())
        yield from _cell_faults(form, number, row)


def _cell_faults(form: TableForm, number: int, row: Row) -> Iterator[Fault]:
    if len(row.cells) > len(form.columns):
        yield Fault(("rows", number, "key"), "this row has more cells than there are columns")
    for place, (column, cell) in enumerate(zip(form.columns, row.cells, strict=False)):
        if cell is None or _problem({"x": column.type}):
            continue
        kind = Type(Base(column.type))
        try:
            row_values({"x": kind}, {"x": _typed(column, cell)})
        except ValueError as problem:
            yield Fault(("rows", number, "cells", place), without_place(str(problem), "x"))


def _problem(columns: Mapping[str, str]) -> str:
    try:
        columns_of("", {"columns": columns})
    except ValueError as problem:
        return without_place(str(problem), 'table ""', "x")
    return ""


def _plain_row(columns: tuple[Column, ...], row: Row) -> dict[str, object]:
    pairs = zip(columns, row.cells, strict=False)
    return {column.name: _typed(column, cell) for column, cell in pairs if cell is not None}


def _typed(column: Column, cell: str) -> object:
    if column.type == Base.TEXT.value:
        return cell
    # Spreadsheets write TRUE, and blanks around what they export.
    trimmed = cell.strip()
    return _BOOLEANS.get(trimmed.casefold(), trimmed) if column.type == Base.BOOLEAN.value else trimmed


def _as_text(written: object) -> str | None:
    if isinstance(written, bool):
        return str(written).lower()
    return None if written is None else str(written)
