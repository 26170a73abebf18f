"""Values survive JSON without loss: money to the cent, moments with their zone, on both sides of a clock change."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.model.values import Money, Value, from_plain, to_plain

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = st.sampled_from(("UTC", "Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe"))

amounts = st.decimals(allow_nan=False, allow_infinity=False, places=4)
# In from UTC: only such moments exist, the hour that a clock change skips is no time.
moments = st.builds(
    lambda seconds, zone: (datetime(1971, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).astimezone(ZoneInfo(zone)),
    st.floats(0, 7e9),
    ZONES,
)
single: st.SearchStrategy[Value] = st.one_of(
    st.text(),
    amounts,
    st.booleans(),
    st.dates(),
    st.times(),
    moments,
    st.integers(-(10**12), 10**12).map(lambda ms: timedelta(milliseconds=ms)),
    st.builds(Money, amounts, st.sampled_from(("CNY", "EUR", "JPY"))),
    st.none(),
)
values: st.SearchStrategy[Value] = st.recursive(single, lambda inner: st.lists(inner, max_size=4).map(tuple))


def _identity(value: Value) -> object:
    """More than `==` sees: to Python True is 1, 2.0 is 2.00, and the hour that comes twice is the same hour."""
    match value:
        case Money():
            return Money, _identity(value.amount), value.currency
        case tuple():
            return tuple, *map(_identity, value)
        case datetime():
            return datetime, value.replace(tzinfo=None), value.utcoffset(), str(value.tzinfo)
        case _:
            return type(value), str(value)


@given(values)
def test_a_value_comes_back_from_json_as_it_was(value: Value) -> None:
    assert _identity(from_plain(json.loads(json.dumps(to_plain(value))))) == _identity(value)


@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_that_comes_twice_stays_the_one_it_was(fold: int) -> None:
    moment = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold)
    again = from_plain(to_plain(moment))
    assert isinstance(again, datetime)
    assert (again.fold, again.utcoffset()) == (fold, timedelta(hours=2 - fold))


def test_a_day_later_is_the_same_hour_although_the_clocks_changed() -> None:
    again = from_plain(to_plain(datetime(2026, 3, 28, 9, 0, tzinfo=BERLIN)))
    assert isinstance(again, datetime)
    assert (again + timedelta(days=1)).isoformat() == "2026-03-29T09:00:00+02:00"


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Decimal("10.50"), {"number": "10.50"}),
        (Money(Decimal("0.10"), "EUR"), {"money": "0.10", "currency": "EUR"}),
        (date(2026, 3, 2), {"date": "2026-03-02"}),
        (time(9, 5), {"time": "09:05:00"}),
        (timedelta(seconds=-1.5), {"duration": "-1500"}),
        (("a", (True, None)), ["a", [True, None]]),
    ],
)
def test_the_form_is_what_journals_on_disk_hold(value: Value, plain: object) -> None:
    assert to_plain(value) == plain
    assert _identity(from_plain(to_plain(value))) == _identity(value)


@pytest.mark.parametrize("stranger", [1.5, 7, b"x", {"a": "b"}])
def test_what_is_no_value_is_not_written(stranger: Any) -> None:
    with pytest.raises(TypeError, match="not a value"):
        to_plain(stranger)


@pytest.mark.parametrize("stranger", [{"colour": "red"}, {"money": "1"}, 7])
def test_what_is_not_stored_by_us_is_not_read(stranger: Any) -> None:
    with pytest.raises(ValueError, match="not a stored value"):
        from_plain(stranger)


def test_money_is_told_with_its_currency_first() -> None:
    assert str(Money(Decimal("12.50"), "CNY")) == "CNY 12.50"
