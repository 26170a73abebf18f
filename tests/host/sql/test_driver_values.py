"""Bound values mean to the database what they mean to the flow."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from ivrflow.host.sql.driver_values import DriverValue, to_driver
from ivrflow.model.values import Money, Value


@pytest.mark.parametrize(
    ("value", "bound"),
    [
        ("622202", "622202"),
        (Decimal("7.00"), 7),
        (Decimal("1E+3"), 1000),
        (Decimal("0.10"), "0.10"),
        (Decimal(10) ** 30, "1" + "0" * 30),
        (True, 1),
        (date(2026, 3, 2), "2026-03-02"),
        (time(9, 30), "09:30:00"),
        (datetime(2026, 3, 2, 18, 15, tzinfo=ZoneInfo("Asia/Shanghai")), "2026-03-02 10:15:00+00:00"),
        (datetime(2026, 3, 2, 10, 15, tzinfo=UTC), "2026-03-02 10:15:00+00:00"),
        (timedelta(seconds=1.5), 1500),
        (None, None),
    ],
)
def test_values_are_bound_as_documented(value: Value, bound: DriverValue) -> None:
    assert to_driver(value) == bound
    assert type(to_driver(value)) is type(bound)


def test_numbers_compare_as_numbers_with_a_numeric_column() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript("CREATE TABLE t (amount NUMERIC); INSERT INTO t VALUES (0.1), (9), (100)")
    found = connection.execute("SELECT amount FROM t WHERE amount >= ?", (to_driver(Decimal("9.00")),)).fetchall()
    assert found == [(9,), (100,)]
    assert connection.execute("SELECT 1 FROM t WHERE amount = ?", (to_driver(Decimal("0.1")),)).fetchone() == (1,)
    connection.close()


@pytest.mark.parametrize("value", [Money(Decimal(1), "CNY"), ("a",)])
def test_money_and_lists_are_no_parameters(value: Value) -> None:
    with pytest.raises(ValueError, match="cannot be a parameter"):
        to_driver(value)
