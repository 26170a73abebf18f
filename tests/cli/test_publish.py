"""push, pull, publish, versions, diff, rollback, flows."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import SHOP, Ivrflow


@pytest.fixture
def published(shop: Path, ivrflow: Ivrflow) -> Path:
    assert ivrflow("push").code == 0
    assert ivrflow("publish", "--note", "first").code == 0
    return shop


def test_from_files_to_a_release(shop: Path, ivrflow: Ivrflow) -> None:
    pushed = ivrflow("push")
    assert "shop: done" in pushed.out
    assert "added: route 100 -> shop" in pushed.out
    said = ivrflow("publish", "--json").json
    assert (said["publication"], said["versions"]) == (1, {"shop": 1})
    assert ivrflow("flows").out == f"shop\trevision 1\t{_author(ivrflow)}\tversion 1\n"


def test_doing_it_again_changes_nothing(published: Path, ivrflow: Ivrflow) -> None:
    assert "shop: same" in ivrflow("push").out
    assert ivrflow("publish").out.startswith("unchanged: ")
    assert len(ivrflow("versions", "--json").json) == 1


def test_an_error_is_not_published(published: Path, ivrflow: Ivrflow) -> None:
    (published / "flows" / "shop.ivr").write_text(SHOP.replace("open -> say_open", "open -> say_opne"), "utf-8")
    ivrflow("push")
    said = ivrflow("publish")
    assert said.code == 1
    assert "not published" in said.out
    assert len(ivrflow("versions", "--json").json) == 1


def test_versions_are_compared_and_taken_back(published: Path, ivrflow: Ivrflow) -> None:
    (published / "flows" / "shop.ivr").write_text(SHOP.replace("Goodbye.", "See you."), "utf-8")
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


def test_pull_brings_drafts_back(published: Path, ivrflow: Ivrflow) -> None:
    assert ivrflow("pull", "elsewhere").code == 0
    assert (published / "elsewhere" / "shop.ivr").read_text("utf-8") == SHOP


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("publish", "nosuch"), 'no draft of a flow "nosuch"'),
        (("versions", "nosuch"), '"nosuch" was never published'),
        (("diff", "shop", "1", "9"), "no version 9"),
        (("diff", "shop", "one", "draft"), "neither the number of a version nor `draft`"),
        (("diff", "nosuch", "draft", "1"), 'no draft of "nosuch"'),
        (("rollback", "7"), "no publication 7"),
        (("push", "data"), "no .ivr file here"),
    ],
)
def test_what_cannot_be_meant_is_told(published: Path, ivrflow: Ivrflow, words: tuple[str, ...], message: str) -> None:
    said = ivrflow(*words)
    assert (said.code, message in said.err) == (2, True), said.err


def test_publishing_nothing_says_what_to_do(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("publish")
    assert (said.code, "`ivrflow push`" in said.err) == (2, True)


def test_a_missing_voice_is_told_before_callers_hear_nothing(published: Path, ivrflow: Ivrflow) -> None:
    flow = SHOP.replace("[en-US]", "[en-US, fr-FR]")
    (published / "flows" / "shop.ivr").write_text(
        flow.replace('say("Goodbye.")', '{ en-US: say("Bye") fr-FR: say("Salut") }')
    )
    ivrflow("push", "--force")
    said = ivrflow("publish")
    assert said.code == 1
    assert "fr-FR" in said.out


@pytest.mark.parametrize("content", [b"this is no database, and longer than a header of SQLite would be" * 20])
def test_a_store_that_is_none_is_left_alone(shop: Path, ivrflow: Ivrflow, content: bytes) -> None:
    (shop / "var").mkdir()
    (shop / "var" / "ivrflow.db").write_bytes(content)
    said = ivrflow("flows")
    assert (said.code, "it is not a database" in said.err) == (3, True)
    assert (shop / "var" / "ivrflow.db").read_bytes() == content


def _author(ivrflow: Ivrflow) -> str:
    return str(ivrflow("versions", "--json").json[0]["author"])


@pytest.mark.parametrize("words", [("flows",), ("push",), ("calls",), ("calendars",)])
def test_a_place_where_nothing_can_be_written_is_told(shop: Path, ivrflow: Ivrflow, words: tuple[str, ...]) -> None:
    # Nobody can write there, not even root.
    (shop / "ivrflow.toml").write_text('[paths]\nstore = "/proc/ivrflow/store.db"\n', "utf-8")
    said = ivrflow(*words)
    assert (said.code, "/proc/ivrflow/store.db: cannot be created" in said.err) == (3, True), said.err


def test_pull_into_such_a_place_is_told(published: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("pull", "/proc/ivrflow")
    assert (said.code, "/proc/ivrflow: cannot be made" in said.err) == (3, True)
