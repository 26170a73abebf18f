"""Tables as they are written, and the values of their rows."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from ivrflow.model.shared_table import as_written, checked_table, columns_of, row_values
from ivrflow.model.types import MONEY, TEXT, Base, Privacy, Type
from ivrflow.model.values import Money

COLUMNS = {"city": "text", "people": "number", "open": "boolean", "since": "date", "until": "time", "fee": "money"}
ROW = {"city": "Bonn", "people": 12.5, "open": True, "since": "2026-03-02", "until": "17:30", "fee": "EUR -1.50"}


def test_values_have_the_types_of_their_columns() -> None:
    columns = columns_of("branches", {"columns": COLUMNS})
    assert row_values(columns, ROW) == {
        "city": "Bonn",
        "people": Decimal("12.5"),
        "open": True,
        "since": date(2026, 3, 2),
        "until": time(17, 30),
        "fee": Money(Decimal("-1.50"), "EUR"),
    }


def test_a_row_is_written_as_it_is_read() -> None:
    columns = columns_of("branches", {"columns": COLUMNS})
    values = row_values(columns, ROW)
    assert row_values(columns, as_written(values)) == values
    assert as_written({"city": None}) == {}


def test_what_a_row_leaves_out_is_nothing() -> None:
    assert row_values({"city": TEXT, "fee": MONEY}, {"city": "Bonn"}) == {"city": "Bonn", "fee": None}


def test_a_column_may_be_private() -> None:
    columns = columns_of("branches", {"columns": {"contact": "text private"}})
    assert columns == {"contact": Type(Base.TEXT, Privacy.PRIVATE)}


def test_a_table_is_stored_as_it_is_written() -> None:
    assert checked_table("t", {"columns": {"a": "text"}, "rows": {" 1 ": {"a": "x"}}}) == {
        "columns": {"a": "text"},
        "rows": {"1": {"a": "x"}},
    }


@pytest.mark.parametrize(
    ("plain", "message"),
    [
        ({"rows": {}}, 'table "t": columns names each column'),
        ({"columns": {"a b": "text"}}, '"a b" is no name for a column'),
        ({"columns": {"a": "list of text"}}, '"list of text" is no type of a column'),
        ({"columns": {"a": "text secret"}}, '"text secret" is no type of a column'),
        ({"columns": {"a": "text"}, "rows": []}, "rows maps keys to rows"),
        ({"columns": {"a": "text"}, "rows": {"1": "x"}}, "row 1: expected values by column"),
        ({"columns": {"a": "text"}, "rows": {"1": {"b": "x"}}}, 'row 1: there is no column "b"'),
        ({"columns": {"a": "number"}, "rows": {"1": {"a": "x"}}}, "row 1, a: 'x' is no number"),
        ({"columns": {"a": "number"}, "rows": {"1": {"a": "NaN"}}}, "is no number"),
        ({"columns": {"a": "number"}, "rows": {"1": {"a": True}}}, "True is no number"),
        ({"columns": {"a": "boolean"}, "rows": {"1": {"a": "yes"}}}, "is no boolean"),
        ({"columns": {"a": "money"}, "rows": {"1": {"a": "12.50"}}}, "is no money"),
        ({"columns": {"a": "text"}, "rows": {"1": {"a": 1}}}, "is no text"),
        ({"columns": {"a": "text"}, "row": {}}, 'unknown entry "row"'),
    ],
)
def test_what_is_wrong_is_said(plain: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        checked_table("t", plain)
