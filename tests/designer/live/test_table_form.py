"""A table as a form: cells are texts, and mean what the type of their column says."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.live.shapes import Column, Row, TableForm
from designer.live.table_form import plain_table, table_faults, table_form
from ivrflow.model.shared_table import COLUMN_TYPES, checked_table
from ivrflow.runtime.live_files import read_live_file

FLOWS = Path(__file__).parents[3] / "flows"
EXAMPLES = {
    "text": "Shanghai",
    "number": "12.5",
    "boolean": "TRUE",
    "date": "2026-10-01",
    "time": "09:30",
    "money": "CNY 12.50",
}


@pytest.mark.parametrize("path", sorted(FLOWS.glob("tables/*.toml")), ids=lambda path: path.stem)
def test_tables_of_the_demos_come_back_as_they_were(path: Path) -> None:
    value = read_live_file("table", path).value
    form = table_form(value)
    assert plain_table(form) == value
    assert list(plain_table(form)["columns"]) == list(value["columns"])  # type: ignore[call-overload] # JSON
    assert list(table_faults(form)) == []


def test_every_type_can_be_typed_in() -> None:
    assert tuple(EXAMPLES) == COLUMN_TYPES
    form = TableForm(
        subject="table",
        title="All",
        columns=tuple(Column(name=f"a_{each}", type=each, private=True) for each in EXAMPLES),
        rows=(Row(key=" 021 ", cells=tuple(EXAMPLES.values())), Row(key="022", cells=(None,) * len(EXAMPLES))),
    )
    assert list(table_faults(form)) == []
    plain = plain_table(form)
    assert checked_table("t", plain) == plain
    rows = plain["rows"]
    assert isinstance(rows, dict)
    assert rows["021"]["a_boolean"] is True
    assert rows["022"] == {}
    assert table_form(plain).rows[0].cells[2] == "true"


def test_an_empty_text_is_not_nothing() -> None:
    plain = {"columns": {"a": "text", "b": "text"}, "rows": {"1": {"a": ""}}}
    assert table_form(plain).rows[0].cells == ("", None)
    assert plain_table(table_form(plain)) == plain


def test_faults_are_told_where_they_are() -> None:
    form = TableForm(
        subject="table",
        columns=(Column(name="a b", type="text"), Column(name="fee", type="money"), Column(name="fee", type="colour")),
        rows=(Row(key="", cells=("1", "12")), Row(key="1", cells=()), Row(key=" 1", cells=("", "CNY 1", "", "more"))),
    )
    found = {fault.place: fault.message for fault in table_faults(form)}
    assert list(found) == [
        ("columns", 0, "name"),
        ("columns", 2, "name"),
        ("columns", 2, "type"),
        ("rows", 0, "key"),
        ("rows", 0, "cells", 1),
        ("rows", 2, "key"),
    ]
    assert found["rows", 0, "cells", 1] == "'12' is no money"
    assert [fault.place for fault in table_faults(TableForm(subject="table", columns=(), rows=()))] == [("columns",)]
