"""lists, show, set, add, remove."""

from __future__ import annotations

from pathlib import Path

from .conftest import Ivrflow

LIST = 'title = "Gesperrt"\nentries = [\n    "13800001111",\n    "+4490*",\n]\n'


def test_a_list_goes_in_and_comes_out_the_same(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "blocked.toml").write_text(LIST, "utf-8")
    assert ivrflow("lists", "set", "blocked.toml").code == 0
    assert ivrflow("lists", "show", "blocked").out == LIST
    assert ivrflow("lists").out.split("\t")[:2] == ["blocked", "Gesperrt"]


def test_entries_come_and_go(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "blocked.toml").write_text(LIST, "utf-8")
    ivrflow("lists", "set", "blocked.toml")
    assert ivrflow("lists", "add", "blocked", "139").code == 0
    assert ivrflow("lists", "remove", "blocked", "+4490*").code == 0
    assert ivrflow("lists", "show", "blocked", "--json").json["entries"] == ["13800001111", "139"]
    assert ivrflow("lists", "remove", "blocked", "+4490*").code == 2
    assert ivrflow("lists", "add", "blocked", " ").code == 2


def test_a_list_that_is_not_there_is_told_with_those_that_are(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("lists", "add", "bloked", "139")
    assert said.code == 2
    assert "none; `ivrflow lists set FILE` adds one" in said.err
