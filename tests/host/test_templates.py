"""Texts with places for parameters."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from ivrflow.host.templates import Slot, as_text, parse_template, parse_whole, slots_of
from ivrflow.model.values import Money, Value


def test_a_template_is_texts_and_slots() -> None:
    template = parse_template("{a}b{c_1}{d}{ E }{}{{f}}")
    assert template == (Slot("a"), "b", Slot("c_1"), Slot("d"), "{ E }{}{", Slot("f"), "}")
    assert slots_of(template) == ("a", "c_1", "d", "f")
    assert parse_template("") == ()


def test_a_value_is_a_parameter_or_a_fixed_text() -> None:
    assert parse_whole("{a}") == Slot("a")
    assert parse_whole("query { user(id: $id) { name } }") == "query { user(id: $id) { name } }"
    with pytest.raises(ValueError, match=r"\{a\} stands inside a longer text"):
        parse_whole("name:{a}")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("{a}", "{a}"),
        (Decimal("1E+2"), "100"),
        (Decimal("0.10"), "0.10"),
        (True, "true"),
        (date(2026, 3, 2), "2026-03-02"),
        (time(9, 5), "09:05:00"),
        (datetime(2026, 3, 2, 10, 15, tzinfo=ZoneInfo("Asia/Shanghai")), "2026-03-02T02:15:00Z"),
        (datetime(2026, 3, 2, tzinfo=UTC), "2026-03-02T00:00:00Z"),
        (timedelta(minutes=1), "60000"),
    ],
)
def test_each_type_has_its_text(value: Value, text: str) -> None:
    assert as_text(value) == text


def test_money_and_lists_cannot_be_written() -> None:
    for value in (Money(Decimal(1), "CNY"), ("a",)):
        with pytest.raises(ValueError, match="cannot be a parameter"):
            as_text(value)
