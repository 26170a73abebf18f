"""host load, host check."""

from __future__ import annotations

from pathlib import Path

from .conftest import Ivrflow


def test_files_are_loaded_once(shop: Path, ivrflow: Ivrflow) -> None:
    assert ivrflow("host", "load", "data", "var/shop.db").out == "orders: 2 rows\n"
    assert ivrflow("host", "load", "data", "var/shop.db", "--json").json == [
        {"table": "orders", "rows": 0, "skipped": True}
    ]


def test_sources_are_checked(shop: Path, ivrflow: Ivrflow) -> None:
    ivrflow("host", "load", "data", "var/shop.db")
    assert ivrflow("host", "check").out == "shop: fine\n"
    hosts = shop / "flows" / "hosts" / "shop.toml"
    hosts.write_text(hosts.read_text("utf-8").replace("FROM orders", "FROM order_list"), "utf-8")
    said = ivrflow("host", "check", "--json")
    assert said.code == 1
    assert "order_list" in said.json["shop"][0]


def test_one_source_is_checked_by_its_name(shop: Path, ivrflow: Ivrflow) -> None:
    ivrflow("host", "load", "data", "var/shop.db")
    (shop / "flows" / "hosts" / "away.toml").write_text('[source]\nurl = "sqlite:///var/away.db"\n', "utf-8")
    assert ivrflow("host", "check").code == 1
    said = ivrflow("host", "check", "shop")
    assert (said.code, said.out) == (0, "shop: fine\n")
    said = ivrflow("host", "check", "shpo")
    assert (said.code, 'there is no source "shpo"; there are away, shop' in said.err) == (2, True)


def test_a_source_that_is_not_there_is_told(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("host", "check")
    assert said.code == 1
    assert "the source cannot be opened" in said.out


def test_what_cannot_be_loaded_is_told(shop: Path, ivrflow: Ivrflow) -> None:
    assert ivrflow("host", "load", "flows", "var/shop.db").code == 2
    (shop / "data" / "orders.csv").write_text("id,caller\n1,2,3,4\n", "utf-8")
    said = ivrflow("host", "load", "data", "var/shop.db")
    assert (said.code, "orders.csv:2" in said.err) == (1, True)
