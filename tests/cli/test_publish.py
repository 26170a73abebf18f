"""push, pull, publish, flows: what stands in the way of callers getting a flow, and what does not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import CALLS, SHOP, Ivrflow


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


def test_all_files_of_conversations_are_asked_and_come_back(published: Path, ivrflow: Ivrflow) -> None:
    night = published / "flows" / "shop.night.calls"
    night.write_text('call "At night"\n  hear "Nobody says this."\n', "utf-8")
    (published / "flows" / "shop.ivr").write_text(SHOP.replace("Goodbye.", "Goodbye to you."), "utf-8")
    assert ivrflow("push").code == 0
    said = ivrflow("publish")
    assert (said.code, '"At night"' in said.out) == (1, True), said.out
    ivrflow("pull", "elsewhere")
    assert (published / "elsewhere" / "shop.calls").read_text("utf-8") == CALLS
    assert (published / "elsewhere" / "shop.night.calls").read_text("utf-8") == night.read_text("utf-8")


def test_pull_brings_drafts_back(published: Path, ivrflow: Ivrflow) -> None:
    assert ivrflow("pull", "elsewhere").code == 0
    assert (published / "elsewhere" / "shop.ivr").read_text("utf-8") == SHOP
    assert (published / "elsewhere" / "shop.calls").read_text("utf-8") == CALLS


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("publish", "nosuch"), 'no draft of a flow "nosuch"'),
        (("publish", "--coverage", "101"), "a coverage of 101 % cannot be demanded"),
        (("publish", "--skip-gates", "a holiday"), "`may_skip = true` in [publish]"),
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


def rewrite(shop: Path, ivrflow: Ivrflow, *changes: tuple[str, str], settings: str = "") -> None:
    """Change the flow and the settings, and push."""
    text = SHOP
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    (shop / "flows" / "shop.ivr").write_text(text, "utf-8")
    with (shop / "ivrflow.toml").open("a", encoding="utf-8") as file:
        file.write(settings)
    assert ivrflow("push").code == 0


BROKEN = ("We are open.", "We are here.")


def test_a_conversation_that_fails_stands_in_the_way(published: Path, ivrflow: Ivrflow) -> None:
    rewrite(published, ivrflow, BROKEN)
    said = ivrflow("publish")
    assert said.code == 1
    assert "conversations: demanded is: all conversations pass; found: 1 of 2 fail" in said.out
    assert '      - hear "We are open"\n        + hear "We are here."' in said.out
    assert "What to do: mend the flow, or the conversation" in said.out
    assert said.out.endswith("not published: mend what is missing; callers get what they got before\n")
    assert len(ivrflow("versions", "--json").json) == 1
    assert ivrflow("diff", "shop", "1", "draft").code == 1, "the draft is as it was"


def test_the_conversations_that_count_are_those_that_were_pushed(published: Path, ivrflow: Ivrflow) -> None:
    rewrite(published, ivrflow, BROKEN)
    (published / "flows" / "shop.calls").write_text(CALLS.replace("We are open", "We are here"), "utf-8")
    assert ivrflow("publish").code == 1
    assert "shop: done" in ivrflow("push").out
    assert ivrflow("publish").code == 0


def test_what_was_demanded_and_found_is_kept(published: Path, ivrflow: Ivrflow) -> None:
    rewrite(published, ivrflow, ("Welcome.", "Hello."), settings="[publish]\ncoverage = 30\nproof = true\n")
    (published / "flows" / "shop.calls").write_text(CALLS.replace("Welcome", "Hello"), "utf-8")
    ivrflow("push")
    said = ivrflow("publish", "--no-warnings")
    assert said.code == 0, said.out
    assert "coverage: shop 44 %" in said.out
    newest, oldest = ivrflow("versions", "--json").json
    assert [(gate["gate"], gate["passed"]) for gate in newest["gates"]] == [
        ("warnings", True),
        ("conversations", True),
        ("coverage", True),
        ("proof", True),
    ]
    assert newest["gates"][1]["found"] == "2 conversations"
    assert [gate["gate"] for gate in oldest["gates"]] == ["conversations"]
    assert ivrflow("versions").out.splitlines()[0].endswith("\twarnings, conversations, coverage, proof")


def test_flags_demand_more_and_never_less(published: Path, ivrflow: Ivrflow) -> None:
    rewrite(published, ivrflow, ("Goodbye.", "Goodbye, and thank you."), settings="[publish]\ncoverage = 90\n")
    assert ivrflow("publish", "--coverage", "10").code == 1
    document = ivrflow("publish", "--coverage", "100", "--json").json
    assert document["publication"] is None
    (covered,) = [gate for gate in document["gates"] if gate["gate"] == "coverage"]
    assert (covered["demanded"], covered["found"]) == ("100 % of the exits of each flow", "shop 44 %")
    (missing,) = covered["missing"]
    assert {"node": "welcome", "exit": "noinput"} in missing["exits"]
    assert "`ivrflow coverage --suggest`" in covered["advice"]


def test_gates_are_skipped_for_a_reason_that_is_kept_where_that_is_allowed(published: Path, ivrflow: Ivrflow) -> None:
    rewrite(published, ivrflow, BROKEN, settings="[publish]\nmay_skip = true\n")
    said = ivrflow("publish", "--skip-gates", "the bridge is closed")
    assert said.code == 0
    assert "gates were skipped, and that is on record: the bridge is closed" in said.out
    newest = ivrflow("versions", "--json").json[0]
    assert (newest["skipped"], newest["gates"][0]["passed"]) == ("the bridge is closed", False)
    assert ivrflow("versions").out.splitlines()[0].endswith("\tnot conversations (skipped: the bridge is closed)")


def test_a_reason_that_was_not_needed_is_not_kept(published: Path, ivrflow: Ivrflow) -> None:
    rewrite(published, ivrflow, ("Goodbye.", "Goodbye then."), settings="[publish]\nmay_skip = true\n")
    (published / "flows" / "shop.calls").write_text(CALLS.replace("Goodbye", "Goodbye then"), "utf-8")
    ivrflow("push")
    assert ivrflow("publish", "--skip-gates", "to be sure").code == 0
    assert ivrflow("versions", "--json").json[0]["skipped"] == ""


def test_a_refusal_is_a_finding_of_the_command(published: Path, ivrflow: Ivrflow) -> None:
    rewrite(published, ivrflow, BROKEN)
    command = Path(sys.executable).with_name("ivrflow")
    done = subprocess.run([str(command), "publish"], capture_output=True, text=True, check=False, cwd=published)
    assert (done.returncode, done.stderr) == (1, "")
    assert '\n  shop.calls:3: "Open": ' in done.stdout


def test_errors_are_never_skipped(published: Path, ivrflow: Ivrflow) -> None:
    rewrite(published, ivrflow, ("open -> say_open", "open -> say_opne"), settings="[publish]\nmay_skip = true\n")
    said = ivrflow("publish", "--skip-gates", "a holiday")
    assert (said.code, "mend the errors first" in said.out) == (1, True)


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
