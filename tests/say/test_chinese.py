from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivrflow.model.prompts import PieceKind
from ivrflow.model.values import Money

from .numerals import read_chinese
from .pieces import said

ZH = "zh-CN"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "零"),
        ("2", "二"),
        ("10", "十"),
        ("12", "十二"),
        ("20", "二十"),
        ("22", "二十二"),
        ("100", "一百"),
        ("101", "一百零一"),
        ("110", "一百一十"),
        ("111", "一百一十一"),
        ("200", "两百"),
        ("222", "两百二十二"),
        ("1001", "一千零一"),
        ("1010", "一千零一十"),
        ("1100", "一千一百"),
        ("1200", "一千二百"),
        ("2000", "两千"),
        ("2002", "两千零二"),
        ("10000", "一万"),
        ("10001", "一万零一"),
        ("10010", "一万零一十"),
        ("10100", "一万零一百"),
        ("11000", "一万一千"),
        ("12000", "一万两千"),
        ("20000", "两万"),
        ("22222", "两万两千二百二十二"),
        ("100000", "十万"),
        ("100010", "十万零一十"),
        ("105000", "十万五千"),
        ("120000", "十二万"),
        ("1000000", "一百万"),
        ("2000000", "两百万"),
        ("10000000", "一千万"),
        ("100000000", "一亿"),
        ("100000005", "一亿零五"),
        ("100020000", "一亿零两万"),
        ("110000000", "一亿一千万"),
        ("200000000", "两亿"),
        ("1000000000", "十亿"),
        ("1000200000000", "一万零二亿"),
        ("2000000000000", "两万亿"),
        ("999999999999999", "九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九"),
        ("-3", "负三"),
        ("2.50", "二点五"),
        ("-0.05", "负零点零五"),
        ("10.1", "十点一"),
    ],
)
def test_numbers(value: str, text: str) -> None:
    assert said(PieceKind.NUMBER, Decimal(value), ZH) == text


@settings(deadline=None)
@given(st.decimals(min_value=-(10**15) + 1, max_value=10**15 - 1, places=6))
def test_a_number_can_be_read_back_from_its_characters(value: Decimal) -> None:
    assert read_chinese(said(PieceKind.NUMBER, value, ZH)) == value


numerals = st.text("0002", min_size=1, max_size=15) | st.text("0012345", min_size=1, max_size=15)


@settings(deadline=None)
@given(numerals)
def test_numbers_with_many_zeros_can_be_read_back(digits: str) -> None:
    assert read_chinese(said(PieceKind.NUMBER, Decimal(digits), ZH)) == int(digits)


@settings(deadline=None)
@given(numerals)
def test_no_zero_is_said_twice_or_at_the_end(digits: str) -> None:
    text = said(PieceKind.NUMBER, Decimal(digits), ZH)
    assert "零零" not in text
    assert text == "零" or not text.endswith("零")
    assert not {"零万", "零亿", "零千", "零百"} & {text[at : at + 2] for at in range(len(text))}


@pytest.mark.parametrize(
    ("value", "text"),
    [(1, "第一"), (2, "第二"), (10, "第十"), (21, "第二十一"), (200, "第二百"), (2000, "第二千")],
)
def test_ranks(value: int, text: str) -> None:
    assert said(PieceKind.ORDINAL, Decimal(value), ZH) == text


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("1024.50", "CNY", "一千零二十四元五角"),
        ("1024.05", "CNY", "一千零二十四元零五分"),
        ("1024.55", "CNY", "一千零二十四元五角五分"),
        ("2", "CNY", "两元"),
        ("12", "CNY", "十二元"),
        ("2.22", "CNY", "两元两角两分"),
        ("0", "CNY", "零元"),
        ("0.50", "CNY", "五角"),
        ("0.05", "CNY", "五分"),
        ("-10.10", "CNY", "负十元一角"),
        ("1024.50", "USD", "一千零二十四美元五十美分"),
        ("2.02", "USD", "两美元两美分"),
        ("3.40", "EUR", "三欧元四十欧分"),
        ("0.07", "GBP", "七便士"),
        ("10.50", "HKD", "十港元五角"),
        ("20000", "JPY", "两万日元"),
        ("12.50", "CHF", "十二点五 C H F"),
    ],
)
def test_money(amount: str, currency: str, text: str) -> None:
    assert said(PieceKind.MONEY, Money(Decimal(amount), currency), ZH) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 3, 2), "二零二六年三月二日"),
        (date(1999, 12, 31), "一九九九年十二月三十一日"),
        (date(2010, 10, 10), "二零一零年十月十日"),
    ],
)
def test_dates(day: date, text: str) -> None:
    assert said(PieceKind.DATE, day, ZH) == text


@pytest.mark.parametrize(
    ("clock", "text"),
    [
        (time(0, 0), "凌晨零点整"),
        (time(2, 2), "凌晨两点零二分"),
        (time(10, 15), "上午十点十五分"),
        (time(10, 30), "上午十点三十分"),
        (time(12, 0), "中午十二点整"),
        (time(14, 10), "下午两点十分"),
        (time(22, 20), "晚上十点二十分"),
    ],
)
def test_times(clock: time, text: str) -> None:
    assert said(PieceKind.TIME, clock, ZH) == text


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (timedelta(minutes=2, seconds=5), "两分五秒"),
        (timedelta(minutes=2), "两分钟"),
        (timedelta(seconds=12), "十二秒"),
        (timedelta(hours=1, seconds=5), "一小时零五秒"),
        (timedelta(days=2, hours=2, minutes=22), "两天两小时二十二分钟"),
        (timedelta(days=1, minutes=5), "一天零五分钟"),
        (timedelta(minutes=-1), "负一分钟"),
        (timedelta(0), "零秒"),
    ],
)
def test_lengths_of_time(length: timedelta, text: str) -> None:
    assert said(PieceKind.DURATION, length, ZH) == text
