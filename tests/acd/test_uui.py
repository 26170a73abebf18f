"""Attached data arrive as they were, without secrets, and never as anything but hex digits."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.acd.uui import user_to_user
from ivrflow.model.commands import Attached
from ivrflow.model.types import Privacy
from ivrflow.model.values import Money, Value


def read(encoded: str) -> object:
    return json.loads(bytes.fromhex(encoded).decode("utf-8"))


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("622202", "622202"),
        ("李雷\r\nVia: x", "李雷\r\nVia: x"),
        (Decimal(2), 2),
        (Decimal("2.0"), 2),
        (Decimal("0.10"), "0.10"),
        (Decimal(2) ** 60, str(2**60)),
        (True, True),
        (None, None),
        (Money(Decimal("1024.50"), "CNY"), "CNY 1024.50"),
        (date(2026, 3, 2), "2026-03-02"),
        (time(9, 30), "09:30:00"),
        (datetime(2026, 3, 2, 10, 15, tzinfo=UTC), "2026-03-02T10:15:00+00:00"),
        (timedelta(seconds=1.5), 1500),
        (("a", Decimal(1)), ["a", 1]),
    ],
)
def test_values_arrive_as_documented(value: Value, plain: object) -> None:
    assert read(user_to_user([Attached("x", value, Privacy.PRIVATE)], "c1", 900)) == {"x": plain}


def test_the_order_is_kept_and_nothing_is_nothing() -> None:
    encoded = user_to_user([Attached("b", "1"), Attached("a", "2")], "c1", 900)
    assert bytes.fromhex(encoded) == b'{"b":"1","a":"2"}'
    assert user_to_user([], "c1", 900) == ""


def test_a_secret_is_left_out_and_named_in_the_log_without_its_value(caplog: pytest.LogCaptureFixture) -> None:
    data = [Attached("account", "622202"), Attached("pin", "7391", Privacy.SECRET)]
    assert read(user_to_user(data, "c1", 900)) == {"account": "622202"}
    assert user_to_user(data[1:], "c1", 900) == ""
    assert "pin is secret" in caplog.text
    assert "7391" not in caplog.text


def test_what_is_too_long_becomes_a_reference() -> None:
    fits = [Attached("x", "y" * 42)]
    assert len(user_to_user(fits, "c1", 100)) == 100
    assert read(user_to_user(fits, "c1", 99)) == {"ref": "c1"}


@given(st.lists(st.builds(Attached, st.text(), st.text() | st.decimals(allow_nan=False, allow_infinity=False))))
def test_nothing_but_hex_digits_ever_comes_out(data: list[Attached]) -> None:
    encoded = user_to_user(data, "c1", 900)
    assert re.fullmatch(r"(?:[0-9a-f]{2})*", encoded)
    assert len(encoded) <= 900
    if encoded:
        assert isinstance(read(encoded), dict)
