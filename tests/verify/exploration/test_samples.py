"""Values stand for classes: constants, their neighbours, a fresh one."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.model.types import BOOLEAN, DATE, DURATION, MONEY, NUMBER, TEXT, TIME, Base, Type
from ivrflow.model.values import Money, Value
from ivrflow.verify.exploration.distinctions import Group, Matter
from ivrflow.verify.exploration.samples import FRESH_DIGITS, MARKED_DIGITS, digit_texts, samples


@pytest.mark.parametrize("base", [base for base in Base if base not in (Base.NOTHING, Base.ANYTHING)])
def test_where_it_makes_no_difference_there_is_one_value(base: Base) -> None:
    assert len(samples(Type(base), Matter.NOTHING, Group())) == 1


@pytest.mark.parametrize(
    ("kind", "constant", "wanted"),
    [
        (NUMBER, Decimal(5), {Decimal(4), Decimal(5), Decimal(6)}),
        (
            MONEY,
            Money(Decimal(5), "EUR"),
            {Money(Decimal(4), "EUR"), Money(Decimal(5), "EUR"), Money(Decimal(6), "EUR")},
        ),
        (TEXT, "gold", {"gold", "text"}),
        (TEXT, ("gold", "silver"), {"gold", "silver", "text"}),
        (DATE, date(2026, 5, 1), {date(2026, 4, 30), date(2026, 5, 1), date(2026, 5, 2)}),
        (TIME, time(9, 0), {time(8, 59), time(9, 0), time(9, 1)}),
        (DURATION, timedelta(hours=1), {timedelta(hours=1), timedelta(minutes=59), timedelta(minutes=61)}),
        (BOOLEAN, None, {True, False}),
        (Type(Base.LIST, element=Base.TEXT), "gold", {(), ("gold",)}),
    ],
)
def test_a_constant_is_tried_with_its_neighbours(kind: Type, constant: Value, wanted: set[Value]) -> None:
    assert wanted <= set(samples(kind, Matter.VALUE, Group([constant])))


@pytest.mark.parametrize(
    ("currency", "amount"), [("CNY", "1024.50"), ("EUR", "1024.50"), ("XAU", "1024.50"), ("JPY", "1024")]
)
def test_amounts_are_in_the_currency_that_they_always_are_in(currency: str, amount: str) -> None:
    ordinary = Money(Decimal(amount), currency)
    assert samples(MONEY, Matter.NOTHING, Group(), currency) == (ordinary,)
    found = samples(MONEY, Matter.VALUE, Group([Money(Decimal(5), "EUR"), Decimal(7)]), currency)
    assert {each.currency for each in found if isinstance(each, Money)} == {currency}
    assert {ordinary, Money(Decimal(0), currency), Money(Decimal(7), currency)} <= set(found)


@given(st.integers(1, 20), st.integers(0, 20), st.lists(st.integers(0, 99_999).map(Decimal), max_size=4), st.booleans())
def test_entries_have_a_length_that_is_enough(least: int, more: int, constants: list[Value], secret: bool) -> None:
    found = digit_texts(least, least + more, Group(constants), secret=secret)
    assert found
    assert len(set(found)) == len(found)
    assert all(least <= len(text) <= least + more for text in found)


def test_an_entry_that_makes_no_difference_is_tried_once() -> None:
    assert digit_texts(6, 6, None, secret=False) == (FRESH_DIGITS[:6],)
    assert digit_texts(4, 4, None, secret=True) == (MARKED_DIGITS[:4],)


def test_entries_are_made_of_what_they_are_compared_with() -> None:
    found = digit_texts(2, 8, Group(["62", Decimal(42), date(2026, 3, 2)], {"date", "time"}), secret=False)
    assert {"62", "41", "42", "43", "20260302", "20260301", "1015"} <= set(found)


def test_a_number_of_keys_is_tried_too() -> None:
    assert {3, 4, 5} <= {len(text) for text in digit_texts(1, 10, Group([Decimal(4)], {"length"}), secret=False)}
