"""simulate and test."""

from __future__ import annotations

from pathlib import Path

from .conftest import CALLS, SHOP, Ivrflow


def test_conversations_pass(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("test")
    assert (said.code, said.out) == (0, "2 passed, 0 failed\n")


def test_a_failure_shows_what_was_heard_instead(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "flows" / "shop.calls").write_text(CALLS.replace("We are open", "We are closed"), "utf-8")
    said = ivrflow("test")
    assert said.code == 1
    assert '  - hear "We are closed"\n  + hear "We are open.' in said.out
    assert "1 passed, 1 failed" in said.out


def test_failures_as_json(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "flows" / "shop.calls").write_text(CALLS.replace("We are open", "We are closed"), "utf-8")
    document = ivrflow("test", "flows/shop.calls", "--json").json
    assert document["passed"] == 1
    assert [failure["call"] for failure in document["failures"]] == ["Open"]


def test_a_flow_with_errors_fails_its_conversations_only(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "flows" / "other.ivr").write_text(
        SHOP.replace("flow shop", "flow other").replace("-> bye", "-> by"), "utf-8"
    )
    (shop / "flows" / "other.calls").write_text(CALLS, "utf-8")
    said = ivrflow("test")
    assert said.code == 1
    assert "other.calls: the flow has errors" in said.out
    assert "2 passed, 1 failed" in said.out


def test_conversations_of_no_flow_say_so(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "flows" / "shop.calls").rename(shop / "flows" / "shpo.calls")
    said = ivrflow("test")
    assert said.code == 1
    assert 'there is no flow "shpo" beside it; did you mean `shop`?' in said.out


def test_a_folder_without_conversations_is_told(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("test", "data")
    assert (said.code, "there is no .calls file here" in said.err) == (2, True)


def test_simulate_talks(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("simulate", "shop", "--at", "2026-03-02 10:15", typed="1\n")
    assert said.code == 0
    assert "Welcome. For our hours, press 1." in said.out
    assert "We are open." in said.out
    assert "ended by flow" in said.out


def test_simulate_a_file_by_its_path_as_json(shop: Path, ivrflow: Ivrflow) -> None:
    document = ivrflow("simulate", "flows/shop.ivr", "--json", typed="hang up\n").json
    assert document["ended_by"] == "caller"


def test_simulate_says_which_flow_may_be_meant(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("simulate", "shpo")
    assert said.code == 2
    assert "did you mean" in said.err


def test_simulate_shows_what_is_wrong_with_a_flow(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "flows" / "shop.ivr").write_text(SHOP.replace("open -> say_open", "open -> say_opne"), "utf-8")
    said = ivrflow("simulate", "shop")
    assert said.code == 1
    assert "say_opne" in said.err


def test_what_is_asked_before_the_first_prompt_can_be_answered(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "flows" / "shop.ivr").write_text(SHOP.replace("start     = welcome", "start     = order"), "utf-8")
    said = ivrflow("simulate", "shop", "--answer", "shop.count_orders returns orders = 3", typed="save new.calls\n")
    assert "We are open." in said.out
    assert "shop.count_orders returns orders = 3" in (shop / "new.calls").read_text("utf-8")


def test_what_is_no_answer_is_told(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("simulate", "shop", "--answer", "press 1")
    assert (said.code, "--answer press 1: is no answer" in said.err) == (2, True)
