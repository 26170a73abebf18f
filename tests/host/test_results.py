"""Rows become declared values, or are refused without telling what they held."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.host.declared import ResultColumn
from ivrflow.host.results import BadResult, columns_needed, to_results
from ivrflow.model.types import Base, Type
from ivrflow.model.values import Money, Value

SHANGHAI = ZoneInfo("Asia/Shanghai")


def read(base: Base, raw: object) -> Value:
    return to_results({"c": raw}, (ResultColumn("x", Type(base), "c", "CNY" if base is Base.MONEY else ""),), SHANGHAI)[
        "x"
    ]


@pytest.mark.parametrize(
    ("base", "raw", "value"),
    [
        (Base.TEXT, "李雷", "李雷"),
        (Base.TEXT, 622202, "622202"),
        (Base.TEXT, 1.5, "1.5"),
        (Base.NUMBER, 3, Decimal(3)),
        (Base.NUMBER, 1024.50, Decimal("1024.5")),
        (Base.NUMBER, 0.1 + 0.2, Decimal("0.3")),
        (Base.NUMBER, "0.10", Decimal("0.10")),
        (Base.NUMBER, Decimal("2.50"), Decimal("2.50")),
        (Base.MONEY, 12345678901.37, Money(Decimal("12345678901.37"), "CNY")),
        (Base.BOOLEAN, 0, False),
        (Base.BOOLEAN, 1, True),
        (Base.BOOLEAN, "Yes", True),
        (Base.DATE, "2020-02-29", date(2020, 2, 29)),
        (Base.DATE, datetime(2020, 2, 29, 1, tzinfo=UTC), date(2020, 2, 29)),
        (Base.TIME, "09:30", time(9, 30)),
        (Base.DATETIME, "2026-03-02 10:15:00", datetime(2026, 3, 2, 10, 15, tzinfo=SHANGHAI)),
        (Base.DATETIME, "2026-03-02T10:15:00+00:00", datetime(2026, 3, 2, 18, 15, tzinfo=SHANGHAI)),
        (Base.DURATION, 1500, timedelta(seconds=1.5)),
        *((base, None, None) for base in (Base.TEXT, Base.MONEY, Base.DATE)),
    ],
)
def test_a_column_becomes_its_declared_type(base: Base, raw: object, value: Value) -> None:
    assert read(base, raw) == value
    assert type(read(base, raw)) is type(value)


@pytest.mark.parametrize(
    ("base", "raw"),
    [
        (Base.NUMBER, "a lot"),
        (Base.NUMBER, float("inf")),
        (Base.NUMBER, "NaN"),
        (Base.NUMBER, b"1"),
        (Base.NUMBER, True),
        (Base.MONEY, "CNY 5"),
        (Base.TEXT, b"secret bytes"),
        (Base.BOOLEAN, 2),
        (Base.DATE, "29.02.2020"),
        (Base.DATE, 20200229),
        (Base.TIME, "half past nine"),
        (Base.DATETIME, "yesterday"),
        (Base.DURATION, "soon"),
    ],
)
def test_what_does_not_fit_is_refused_without_its_content(base: Base, raw: object) -> None:
    with pytest.raises(BadResult) as caught:
        read(base, raw)
    assert str(caught.value) == f"c does not hold a {base.value}"


@given(st.decimals(-(10**11), 10**11, places=2))
def test_cents_survive_a_database_that_knows_floats_only(amount: Decimal) -> None:
    assert read(Base.NUMBER, float(amount)) == amount


def test_the_currency_may_come_from_a_column() -> None:
    column = ResultColumn("balance", Type(Base.MONEY), "amount", currency_column="cur")
    assert columns_needed((column,)) == ("amount", "cur")
    assert to_results({"amount": 5, "cur": "eur"}, (column,), UTC) == {"balance": Money(Decimal(5), "EUR")}
    with pytest.raises(BadResult, match="cur does not hold a currency"):
        to_results({"amount": 5, "cur": None}, (column,), UTC)
    with pytest.raises(BadResult, match="there is no cur in the answer"):
        to_results({"amount": 5}, (column,), UTC)
