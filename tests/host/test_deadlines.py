"""Callbacks come in the order of their times, each once."""

from __future__ import annotations

import queue

from ivrflow.host.deadlines import Deadlines


def test_callbacks_come_in_order_also_when_an_earlier_one_is_added_later() -> None:
    deadlines, told = Deadlines(), queue.SimpleQueue[str]()
    deadlines.call_in(60, lambda: told.put("late"))
    deadlines.call_in(0, lambda: told.put("now"))
    deadlines.call_in(30, lambda: told.put("soon"))
    assert [told.get(timeout=10) for _ in range(3)] == ["now", "soon", "late"]
    assert told.empty()
    deadlines.close()


def test_after_closing_nothing_comes_any_more() -> None:
    deadlines, told = Deadlines(), queue.SimpleQueue[str]()
    deadlines.call_in(50, lambda: told.put("never"))
    deadlines.close()
    other = Deadlines()
    other.call_in(80, lambda: told.put("other"))
    assert told.get(timeout=10) == "other"
    assert told.empty()
    other.close()
