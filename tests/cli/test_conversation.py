"""The text telephone, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Ivrflow


def test_look_ups_are_answered_as_the_person_says(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("simulate", "shop", typed="shop.count_orders returns orders = 3\n2\n")
    assert "(shop.count_orders returns orders = 3)" in said.out
    assert "We are open." in said.out


def test_enter_alone_waits_until_the_flow_goes_on(shop: Path, ivrflow: Ivrflow) -> None:
    assert "Goodbye." in ivrflow("simulate", "shop", typed="\n").out


def test_time_of_the_call_stands_before_what_is_heard(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("simulate", "shop", typed="wait 1s\n\n").out
    assert "0:00.0  Welcome." in said


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("help", "press keys, now"),
        ("nonsense", "? Type keys"),
        ("vars", ""),
        ("shop.count_orders returns 3", "not written like this. Write `bank."),
    ],
)
def test_other_lines_leave_the_call_where_it_is(shop: Path, ivrflow: Ivrflow, line: str, answer: str) -> None:
    said = ivrflow("simulate", "shop", "--at", "2026-03-02 10:15", typed=f"{line}\n1\n").out
    assert answer in said
    assert "We are open." in said


def test_the_end_of_the_lines_hangs_up(shop: Path, ivrflow: Ivrflow) -> None:
    assert "ended by caller" in ivrflow("simulate", "shop").out
