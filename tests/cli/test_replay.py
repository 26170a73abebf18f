"""replay: of calls that were really made, on a virtual clock, and journalled in the store."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ivrflow.model.conversation import GoSilent, HangsUp, Press, Wait
from ivrflow.runtime.configuration import read_configuration
from ivrflow.runtime.wiring import installation

from ..runtime.past_calls import place_calls
from .conftest import SHOP, Ivrflow

CALLERS = (
    ("hours", (Press("1"),)),
    ("order", (Press("2"),)),
    ("silent", (GoSilent(),)),
    ("gone", (Wait(500), HangsUp())),
)
SINCE = ("--since", "2026-03-02")


@pytest.fixture
def called(published: Path) -> Path:
    """A published shop with four calls, on the second of March."""
    with installation(read_configuration()) as installed:
        place_calls(installed.store, installed.world(), "shop", datetime(2026, 3, 2, 10, tzinfo=UTC), CALLERS)
    return published


def draft(called: Path, ivrflow: Ivrflow, *changes: tuple[str, str], more: str = "") -> None:
    text = SHOP
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    (called / "flows" / "shop.ivr").write_text(text + more, "utf-8")
    ivrflow("push")


def test_on_an_unchanged_draft_all_go_the_same_way(called: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("replay", "--draft", "shop", *SINCE)
    assert said.code == 0, said.err
    assert said.out.splitlines()[0] == "4 calls since 2026-03-02 00:00 UTC on the draft of shop"
    assert "     4 the same way" in said.out
    assert "--calls" not in said.out, "there is nothing to list"


def test_who_would_end_elsewhere_is_told_with_the_place(called: Path, ivrflow: Ivrflow) -> None:
    draft(called, ivrflow, ("-> opening\n", "-> bye\n"))
    said = ivrflow("replay", "--draft", "shop", *SINCE)
    assert said.code == 1
    assert "     1 another way, 0 of them to another end" in said.out
    assert "       1 shop.opening   e.g. hours" in said.out
    listed = ivrflow("replay", "--draft", "shop", *SINCE, "--calls")
    assert listed.out.splitlines()[0] == "hours\t2026-03-02 10:00:00\tanother way\tshop.opening\tsame end"


def test_words_and_new_prompts_are_no_other_way_and_are_told(called: Path, ivrflow: Ivrflow) -> None:
    draft(called, ivrflow, ("Welcome.", "Hello."))
    document = ivrflow("replay", "--draft", "shop", *SINCE, "--json").json
    assert (document["same"], document["wording"]) == (
        4,
        [{"what": "shop.welcome", "calls": 4, "examples": ["hours", "order", "silent"]}],
    )
    news = '\nplay news {\n  prompt = say("News.")\n  done -> welcome\n}\n'
    draft(called, ivrflow, ("start     = welcome", "start     = news"), more=news)
    said = ivrflow("replay", "--draft", "shop", *SINCE)
    assert "Would be heard for the first time\n       3 shop.news   e.g. hours" in said.out
    assert "What journals cannot tell\n       1 shop.news: a prompt was not asked in this call   e.g. gone" in said.out


def test_one_call_is_shown_node_by_node(called: Path, ivrflow: Ivrflow) -> None:
    draft(called, ivrflow, ("-> opening\n", "-> bye\n"))
    said = ivrflow("replay", "--draft", "shop", "--call", "hours")
    assert said.code == 1
    assert said.out.splitlines() == [
        "hours, offered 2026-03-02 10:00:00 UTC to shop",
        "    shop.welcome by key 1",
        "  - shop.opening by failed",
        "  - shop.bye",
        "  + shop.bye",
        "ended by flow, on the draft flow",
    ]
    document = ivrflow("replay", "--draft", "shop", "--call", "hours", "--json").json
    assert document["visits_after"] == [["shop", "welcome", "key 1"], ["shop", "bye", ""]]


def test_a_file_is_tried_without_pushing_it(called: Path, ivrflow: Ivrflow) -> None:
    (called / "elsewhere").mkdir()
    (called / "elsewhere" / "new.ivr").write_text(SHOP.replace("-> opening\n", "-> bye\n"), "utf-8")
    for name in ("elsewhere/new.ivr", "elsewhere"):
        document = ivrflow("replay", "--draft", name, *SINCE, "--json", "--calls").json
        assert [(call["call"], call["place"]) for call in document["calls"]] == [("hours", "shop.opening")]
    assert ivrflow("replay", "--draft", "shop", *SINCE).code == 0


def test_period_number_and_flow_choose_the_calls(called: Path, ivrflow: Ivrflow) -> None:
    def calls(*words: str) -> int:
        document = ivrflow("replay", "--draft", "shop", "--json", *words).json
        return int(document["same"])

    assert calls() == 0, "nobody called yesterday"
    assert calls("--since", "2026-03-02 10:01:00") == 3
    assert calls("--since", "2026-03-02", "--until", "2026-03-02 10:01:00") == 1
    assert calls(*SINCE, "--route", "100") == 4
    assert calls(*SINCE, "--route", "200") == 0
    assert calls(*SINCE, "--flow", "other") == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--draft", "nosuch"), 'no draft of a flow "nosuch"'),
        (("--draft", "nosuch.ivr"), "nosuch.ivr: there is no such file"),
        (("--draft", "shop", "--call", "nosuch"), "there is no finished call nosuch"),
        ((), "Missing option '--draft'"),
    ],
)
def test_what_is_not_there_is_told(called: Path, ivrflow: Ivrflow, words: tuple[str, ...], message: str) -> None:
    said = ivrflow("replay", *words)
    assert (said.code, message in said.err) == (2, True), said.err


def test_a_file_whose_name_cannot_be_read_is_told(called: Path, ivrflow: Ivrflow) -> None:
    (called / "broken.ivr").write_text("nothing", "utf-8")
    said = ivrflow("replay", "--draft", "broken.ivr")
    assert (said.code, "not even the flow's name can be read" in said.err) == (2, True)


def test_no_number_of_a_caller_is_printed(called: Path, ivrflow: Ivrflow) -> None:
    draft(called, ivrflow, ("-> opening\n", "-> bye\n"))
    for words in ((*SINCE, "--calls"), (*SINCE, "--calls", "--json"), ("--call", "hours", "--json")):
        assert "13800001111" not in ivrflow("replay", "--draft", "shop", *words).out


def test_it_is_a_command(called: Path) -> None:
    command = Path(sys.executable).with_name("ivrflow")
    words = [str(command), "replay", "--draft", "shop", *SINCE]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=called)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("4 calls since")
