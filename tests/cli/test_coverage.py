"""coverage: what conversations go through, and conversations for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from ivrflow.compiler.program import Program
from ivrflow.verify.exploration.bounds import Bounds
from ivrflow.verify.exploration.explore import Exploration, explore

from .conftest import Ivrflow


def test_suggesting_says_what_was_not_looked_at(shop: Path, ivrflow: Ivrflow, monkeypatch: pytest.MonkeyPatch) -> None:
    def hasty(programs: Mapping[str, Program], flow: str) -> Exploration:
        return explore(programs, flow, Bounds(max_states=3))

    monkeypatch.setattr("ivrflow.cli.coverage.explore_flow", hasty)
    said = ivrflow("coverage", "--suggest")
    assert "no conversation found for" in said.out
    assert "not looked at:" in said.out
    document = ivrflow("coverage", "--suggest", "--json").json
    assert "allow more states" in document["cut"]["shop"][0]
    assert {"node", "exit"} == set(document["left"]["shop"][0])


def test_coverage_of_the_conversations_and_what_is_missing(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("coverage")
    assert said.code == 0
    assert said.out.startswith("shop: 44 % of 9 exits\n  not welcome: key 2\n")
    assert ivrflow("coverage", "--at-least", "50").code == 1


def test_suggested_conversations_pass_and_cover_the_rest(shop: Path, ivrflow: Ivrflow) -> None:
    document = ivrflow("coverage", "--suggest", "--json").json
    calls = shop / "flows" / "shop.calls"
    said = ivrflow("coverage", "--suggest").out
    assert document["suggested"] in said
    # What is printed is what `>> flows/shop.calls` keeps.
    calls.write_text(f"{calls.read_text('utf-8')}\n{said}", "utf-8")
    assert ivrflow("test").code == 0
    (covered,) = ivrflow("coverage", "--json").json["flows"]
    assert covered["percent"] == 100
