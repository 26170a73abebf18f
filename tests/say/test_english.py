from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivrflow.model.prompts import PieceKind
from ivrflow.model.values import Money

from .numerals import read_english
from .pieces import said


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "zero"),
        ("13", "thirteen"),
        ("20", "twenty"),
        ("21", "twenty-one"),
        ("100", "one hundred"),
        ("101", "one hundred one"),
        ("110", "one hundred ten"),
        ("999", "nine hundred ninety-nine"),
        ("1000", "one thousand"),
        ("1024", "one thousand twenty-four"),
        ("1000000", "one million"),
        ("1000001", "one million one"),
        ("2147483", "two million one hundred forty-seven thousand four hundred eighty-three"),
        ("3000000000", "three billion"),
        ("100000000000000", "one hundred trillion"),
        ("-7", "minus seven"),
        ("2.50", "two point five"),
        ("-0.05", "minus zero point zero five"),
        ("0.0000001", "zero"),
        ("1.9999999", "two"),
        ("-0", "zero"),
    ],
)
def test_numbers(value: str, text: str) -> None:
    assert said(PieceKind.NUMBER, Decimal(value)) == text


@settings(deadline=None)
@given(st.decimals(min_value=-(10**15) + 1, max_value=10**15 - 1, places=6))
def test_a_number_can_be_read_back_from_its_words(value: Decimal) -> None:
    assert read_english(said(PieceKind.NUMBER, value)) == value


@settings(deadline=None)
@given(st.integers(0, 10**15 - 1) | st.integers(0, 20_000))
def test_a_whole_number_can_be_read_back_from_its_words(value: int) -> None:
    assert read_english(said(PieceKind.NUMBER, Decimal(value))) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "first"),
        (2, "second"),
        (3, "third"),
        (12, "twelfth"),
        (20, "twentieth"),
        (21, "twenty-first"),
        (90, "ninetieth"),
        (100, "one hundredth"),
        (112, "one hundred twelfth"),
        (1000, "one thousandth"),
        (2_000_042, "two million forty-second"),
    ],
)
def test_ranks(value: int, text: str) -> None:
    assert said(PieceKind.ORDINAL, Decimal(value)) == text


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("1024.50", "CNY", "one thousand twenty-four yuan and fifty fen"),
        ("1", "USD", "one dollar"),
        ("1.01", "USD", "one dollar and one cent"),
        ("2.02", "USD", "two dollars and two cents"),
        ("0", "USD", "zero dollars"),
        ("0.05", "USD", "five cents"),
        ("0.005", "USD", "one cent"),
        ("0.004", "USD", "zero dollars"),
        ("-0.004", "USD", "zero dollars"),
        ("-12.30", "EUR", "minus twelve euros and thirty cents"),
        ("1.99", "GBP", "one pound and ninety-nine pence"),
        ("0.01", "GBP", "one penny"),
        ("21", "HKD", "twenty-one Hong Kong dollars"),
        ("1500", "JPY", "one thousand five hundred yen"),
        ("7.5", "JPY", "eight yen"),
        ("12.50", "CHF", "twelve point five C H F"),
    ],
)
def test_money(amount: str, currency: str, text: str) -> None:
    assert said(PieceKind.MONEY, Money(Decimal(amount), currency)) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 3, 2), "March second, twenty twenty-six"),
        (date(2000, 1, 1), "January first, two thousand"),
        (date(2006, 12, 31), "December thirty-first, two thousand six"),
        (date(1905, 5, 20), "May twentieth, nineteen oh five"),
        (date(1900, 7, 12), "July twelfth, nineteen hundred"),
        (date(1066, 10, 14), "October fourteenth, ten sixty-six"),
        (date(476, 9, 4), "September fourth, four hundred seventy-six"),
        (date(2110, 2, 3), "February third, twenty-one ten"),
    ],
)
def test_dates(day: date, text: str) -> None:
    assert said(PieceKind.DATE, day) == text


@pytest.mark.parametrize(
    ("clock", "text"),
    [
        (time(10, 15), "ten fifteen a m"),
        (time(15, 5), "three oh five p m"),
        (time(9, 0), "nine a m"),
        (time(0, 0), "midnight"),
        (time(0, 30), "twelve thirty a m"),
        (time(12, 0), "noon"),
        (time(12, 1, 59), "twelve oh one p m"),
        (time(23, 59), "eleven fifty-nine p m"),
    ],
)
def test_times(clock: time, text: str) -> None:
    assert said(PieceKind.TIME, clock) == text


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (timedelta(minutes=2, seconds=5), "two minutes and five seconds"),
        (timedelta(minutes=1), "one minute"),
        (timedelta(hours=1, seconds=1), "one hour and one second"),
        (timedelta(days=1, hours=2, minutes=21), "one day, two hours and twenty-one minutes"),
        (timedelta(seconds=-90), "minus one minute and thirty seconds"),
        (timedelta(0), "zero seconds"),
    ],
)
def test_lengths_of_time(length: timedelta, text: str) -> None:
    assert said(PieceKind.DURATION, length) == text


@settings(deadline=None)
@given(st.timedeltas(min_value=timedelta(0)).map(lambda length: length - timedelta(0, 0, length.microseconds)))
def test_a_length_of_time_can_be_read_back_from_its_words(length: timedelta) -> None:
    read = timedelta(0)
    for part in said(PieceKind.DURATION, length).replace(" and ", ", ").split(", "):
        count, _, unit = part.rpartition(" ")
        read += int(read_english(count)) * timedelta(**{unit if unit.endswith("s") else f"{unit}s": 1})
        assert (count == "one") == (not unit.endswith("s"))
    assert read == length
