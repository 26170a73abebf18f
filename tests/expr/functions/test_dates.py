from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from ivrflow.model.values import Value

if TYPE_CHECKING:
    from ..conftest import Evaluate

NOW = datetime(2026, 3, 1, 23, 59, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("year(call.now)", Decimal(2026)),
        ("weekday(call.now)", Decimal(7)),
        ("hour(call.now)", Decimal(23)),
        ("minute(call.now)", Decimal(59)),
        ("date_of(call.now)", date(2026, 3, 1)),
        ("time_of(call.now)", time(23, 59, 30)),
        ("date_of(call.now + 1m)", date(2026, 3, 2)),
    ],
)
def test_parts_of_a_moment_are_those_of_its_zone(text: str, value: Value, evaluate: Evaluate) -> None:
    assert evaluate(text, {"call.now": NOW}) == value
