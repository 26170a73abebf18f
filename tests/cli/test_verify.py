"""explore and timing."""

from __future__ import annotations

from pathlib import Path

from .conftest import SHOP, Ivrflow


def test_explore_finds_nothing_wrong_with_the_shop(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("explore", "shop")
    assert said.code == 0
    assert "shop: 5 nodes, 9 of 9 exits" in said.out
    assert "not looked at" not in said.out


def test_explore_shows_a_call_that_can_be_kept_as_a_test(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "flows" / "shop.ivr").write_text(SHOP.replace("  noinput -> bye", "  noinput -> welcome"), "utf-8")
    said = ivrflow("explore", "flows/shop.ivr")
    assert said.code == 1
    assert "warning IVR702: shop.welcome: a caller who presses nothing goes round for ever: welcome" in said.out
    assert "    silence" in said.out
    (finding,) = ivrflow("explore", "shop", "--json").json["findings"]
    assert finding["certain"]
    (shop / "flows" / "shop.calls").write_text(finding["example"], "utf-8")
    assert ivrflow("test").out == "1 passed, 0 failed\n"


def test_explore_says_what_it_did_not_look_at(shop: Path, ivrflow: Ivrflow) -> None:
    document = ivrflow("explore", "shop", "--states", "3", "--json").json
    assert not document["extent"]["complete"]
    assert "allow more states" in document["extent"]["cut"][0]


def test_explore_of_a_flow_with_errors_is_refused(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "flows" / "shop.ivr").write_text(SHOP.replace("open -> say_open", "open -> nowhere"), "utf-8")
    said = ivrflow("explore", "shop")
    assert said.code == 2
    assert "`ivrflow check` tells" in said.err
    assert ivrflow("explore", "shpo").code == 2


def test_timing_tells_each_option(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("timing", "shop")
    rows = [line.split("\t") for line in said.out.splitlines() if "\t" in line]
    assert [row[:4] for row in rows] == [
        ["shop.welcome", "1", "hours", "0.0 s"],
        ["shop.welcome", "2", "order", "0.0 s"],
    ]
    assert "after 3600.0 s the call is ended" in said.out
    document = ivrflow("timing", "shop", "--json").json
    assert document["estimated"]
    assert document["loops"] == []
    assert document["options"][0]["listening_ms"] < document["options"][1]["listening_ms"]


def test_timing_says_which_times_are_estimated(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("timing", "shop")
    row = next(line.split("\t") for line in said.out.splitlines() if line.startswith("shop.welcome\t1"))
    assert row[3] == "0.0 s"
    assert row[4].startswith("~")
    assert "~: estimated" in said.out
    document = ivrflow("timing", "shop", "--json").json
    assert document["options"][0]["estimated"] == ["listening", "typical"]


def test_explore_within_no_time_says_what_is_left(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("explore", "shop", "--within", "0")
    assert "allow more time" in said.out


def test_what_was_found_is_explained(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("explain", "IVR701")
    assert said.code == 0
    assert "never ends by itself" in said.out
