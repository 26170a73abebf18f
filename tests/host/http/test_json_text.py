"""JSON without loss and within bounds."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.host.http.json_text import BadJson, read_json, write_json
from ivrflow.host.templates import Slot

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(JSON)
def test_whatever_is_json_is_read(document: object) -> None:
    assert read_json(json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")) == document


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=6))
def test_a_number_is_written_and_read_digit_for_digit(number: Decimal) -> None:
    text = write_json({"n": Slot("n")}, {"n": number})
    read = read_json(text.encode())
    assert isinstance(read, dict)
    assert str(read["n"]) == format(number, "f")


@given(st.text(), st.text())
def test_a_value_stays_where_it_was_put(key: str, value: str) -> None:
    text = write_json({key: [Slot("x"), {"fixed": True}]}, {"x": value})
    assert json.loads(text) == {key: [value, {"fixed": True}]}


def test_each_type_has_its_json() -> None:
    values = {
        "nothing": None,
        "yes": True,
        "day": date(2026, 3, 2),
        "moment": datetime(2026, 3, 2, 2, 15, tzinfo=UTC),
        "long": timedelta(seconds=2),
        "much": Decimal("1E+3"),
    }
    tree = {name: Slot(name) for name in values}
    assert write_json(tree | {"fixed": 3, "also": Decimal("0.10")}, values) == (
        '{"nothing":null,"yes":true,"day":"2026-03-02","moment":"2026-03-02T02:15:00Z","long":2000,"much":1000,'
        '"fixed":3,"also":0.10}'
    )


@pytest.mark.parametrize("number", ["0", "-0.0", "1e3", "0e99999", "1.50", "-12345678901234567890.25"])
def test_ordinary_numbers_are_read(number: str) -> None:
    assert read_json(number.encode()) == Decimal(number)


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"{", b'{"a": 1,}', b"NaN", b"-Infinity", b"1e41", b"1e-41", b"9" * 41, b"\xff", b'"a\nb"', b"'a'"),
        b"[" * 33 + b"]" * 33,
        b'{"a":' * 33 + b"1" + b"}" * 33,
        # Each of these would take quadratic time if a reader looked at anything twice.
        b"[" * 250_000,
        b'"' + b'\\"' * 125_000,
        b'["' + b"\\" * 250_000,
        b'"",' * 80_000,
        b"-" * 250_000,
        b"1" * 250_000,
    ],
)
def test_what_is_no_json_or_too_much_of_it_is_told_without_being_shown(data: bytes) -> None:
    with pytest.raises(BadJson, match=r"^it (is|holds)") as raised:
        read_json(data)
    assert len(str(raised.value)) < 50


def test_brackets_in_texts_are_no_depth() -> None:
    assert read_json(b'["' + b"[" * 100 + b'\\"]"]') == ["[" * 100 + '"]']
    assert read_json(b"[" * 32 + b"]" * 32)
