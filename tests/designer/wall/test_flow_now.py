"""Where callers are in a flow, over several engines."""

from __future__ import annotations

from designer.wall.desk import Seen
from designer.wall.flow_now import FlowNow, NodeNow, flow_now


def test_nobody_tells() -> None:
    assert flow_now("telebank", []) == FlowNow(0, None, ())


def test_engines_are_added_up_and_other_flows_left_out() -> None:
    one = Seen(
        "one",
        10,
        (("telebank", "main", "telebank"), ("accounts", "pin", "telebank")),
        {"telebank": {"main": {"key 1": 2}, "bye": {"": 1}}, "accounts": {"pin": {"done": 5}}},
    )
    two = Seen("two", 20, (("telebank", "main", "telebank"),), {"telebank": {"main": {"key 1": 1, "noinput": 4}}})
    assert flow_now("telebank", [one, two]) == FlowNow(
        2, 20, (NodeNow("bye", 0, {"": 1}), NodeNow("main", 2, {"key 1": 3, "noinput": 4}))
    )
    assert flow_now("accounts", [one, two]).nodes == (NodeNow("pin", 1, {"done": 5}),)
