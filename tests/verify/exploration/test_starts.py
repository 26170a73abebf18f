"""From where and when calls are placed."""

from __future__ import annotations

from ivrflow.verify.exploration.distinctions import distinctions_of
from ivrflow.verify.exploration.space import Start
from ivrflow.verify.exploration.starts import starts_of

from ..conftest import BYE, compiled, header


def starts(condition: str, most: int = 100) -> tuple[tuple[Start, ...], int]:
    text = header() + f"branch main {{\n  when {condition} -> bye\n  otherwise -> bye\n}}\n" + BYE
    program = compiled(text)["test"]
    return starts_of(program, distinctions_of([program]), most)


def test_one_call_where_neither_time_nor_number_makes_a_difference() -> None:
    (only,), left = starts('call.language = "en-US"')
    assert (only.ani, only.dnis, left) == ("10000", "test", 0)
    assert only.offered().started == only.at


def test_numbers_that_are_compared_call_and_are_called() -> None:
    found, _ = starts('call.ani = "110" or call.dnis = "95588"')
    assert {start.ani for start in found} >= {"10000", "110"}
    assert {start.dnis for start in found} >= {"test", "95588"}


def test_around_each_date_and_time_that_is_compared() -> None:
    found, _ = starts("call.today >= 2026-12-24")
    assert {"2026-12-23", "2026-12-24", "2026-12-25"} <= {str(start.at.date()) for start in found}
    found, _ = starts("time_of(call.now) > 17:30")
    assert {"17:29", "17:30", "17:31"} <= {start.at.strftime("%H:%M") for start in found}


def test_hours_and_every_day_of_the_week() -> None:
    found, _ = starts("hour(call.now) < 9 and weekday(call.today) < 6")
    assert {8, 9} <= {start.at.hour for start in found}
    assert {start.at.isoweekday() for start in found} == set(range(1, 8))


def test_what_is_too_many_is_counted() -> None:
    found, left = starts("hour(call.now) < 9", most=3)
    assert len(found) == 3
    assert left > 0
