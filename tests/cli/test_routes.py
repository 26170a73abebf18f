"""routes, set, remove."""

from __future__ import annotations

from pathlib import Path

from .conftest import Ivrflow


def test_routes_are_set_listed_and_removed(shop: Path, ivrflow: Ivrflow) -> None:
    ivrflow("push")
    assert ivrflow("routes", "set", "55*", "shop").code == 0
    assert ivrflow("routes").out == "100\tshop\n55*\tshop\n"
    assert ivrflow("routes", "remove", "55*", "--json").json == {"pattern": "55*"}
    assert ivrflow("routes", "--json").json == [{"pattern": "100", "flow": "shop"}]


def test_a_route_to_no_flow_is_refused(shop: Path, ivrflow: Ivrflow) -> None:
    ivrflow("push")
    said = ivrflow("routes", "set", "55", "shpo")
    assert (said.code, said.err) == (2, 'ivrflow: there is no flow "shpo"; did you mean `shop`?')


def test_what_is_no_route_is_refused(shop: Path, ivrflow: Ivrflow) -> None:
    ivrflow("push")
    assert ivrflow("routes", "set", "5 5", "shop").code == 2
    assert ivrflow("routes", "remove", "999").code == 2
    said = ivrflow("routes", "drop")
    assert (said.code, "there are: " in said.err) == (2, True)
