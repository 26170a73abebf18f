"""Where callers are in a flow, over several engines."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from designer.wall.desk import Seen
from designer.wall.exits_today import FlowDay
from designer.wall.flow_now import FlowNow, NodeNow, flow_now

MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)
MIDNIGHT_MS = int(MIDNIGHT.timestamp() * 1000)


def day(**exits: dict[str, int]) -> FlowDay:
    taken = {(node, exit_name): times for node, of in exits.items() for exit_name, times in of.items()}
    return FlowDay(MIDNIGHT, ZoneInfo("UTC"), taken)


def test_nobody_tells_and_what_was_counted_is_told_all_the_same() -> None:
    assert flow_now("telebank", [], day()) == FlowNow(0, False, MIDNIGHT_MS, "UTC", ())
    assert flow_now("telebank", [], day(main={"noinput": 1})).nodes == (NodeNow("main", 0, {"noinput": 1}),)


def test_engines_are_added_up_and_other_flows_left_out() -> None:
    one = Seen("one", 10, (("telebank", "main", "telebank"), ("accounts", "pin", "telebank")), {})
    two = Seen("two", 20, (("telebank", "main", "telebank"),), {})
    told = flow_now("telebank", [one, two], day(main={"key 1": 3, "noinput": 4}, bye={"": 1}))
    assert (told.here, told.watched) == (2, True)
    assert told.nodes == (NodeNow("bye", 0, {"": 1}), NodeNow("main", 2, {"key 1": 3, "noinput": 4}))
    assert flow_now("accounts", [one, two], day()).nodes == (NodeNow("pin", 1, {}),)
