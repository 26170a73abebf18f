"""versions, diff, rollback."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import CALLS, SHOP, Ivrflow


def test_versions_are_compared_and_taken_back(published: Path, ivrflow: Ivrflow) -> None:
    (published / "flows" / "shop.ivr").write_text(SHOP.replace("Goodbye.", "See you."), "utf-8")
    (published / "flows" / "shop.calls").write_text(CALLS.replace("Goodbye", "See you"), "utf-8")
    ivrflow("push")
    assert '+  prompt = say("See you.")' in ivrflow("diff", "shop", "1", "draft").out
    assert ivrflow("publish").code == 0
    assert ivrflow("diff", "shop", "1", "2").code == 1
    assert ivrflow("diff", "shop", "2", "draft").code == 0
    assert [each["version"] for each in ivrflow("versions", "shop", "--json").json] == [2, 1]
    back = ivrflow("rollback", "1", "--note", "too short", "--json").json
    assert back["publication"] == 3
    history = ivrflow("versions", "--json").json
    assert history[0]["release"] == history[2]["release"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("versions", "nosuch"), '"nosuch" was never published'),
        (("diff", "shop", "1", "9"), "no version 9"),
        (("diff", "shop", "one", "draft"), "neither the number of a version nor `draft`"),
        (("diff", "nosuch", "draft", "1"), 'no draft of "nosuch"'),
        (("rollback", "7"), "no publication 7"),
    ],
)
def test_what_cannot_be_meant_is_told(published: Path, ivrflow: Ivrflow, words: tuple[str, ...], message: str) -> None:
    said = ivrflow(*words)
    assert (said.code, message in said.err) == (2, True), said.err


def test_rolling_back_is_held_to_nothing(published: Path, ivrflow: Ivrflow) -> None:
    (published / "flows" / "shop.ivr").write_text(SHOP.replace("Welcome.", "Hello."), "utf-8")
    (published / "flows" / "shop.calls").write_text(CALLS.replace("Welcome", "Hello"), "utf-8")
    ivrflow("push")
    assert ivrflow("publish").code == 0
    assert ivrflow("rollback", "1").code == 0
    assert [line.split("\t")[-1] for line in ivrflow("versions").out.splitlines()] == [
        "-",
        "conversations",
        "conversations",
    ]
