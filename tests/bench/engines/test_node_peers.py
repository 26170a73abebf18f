"""Engines of the Node world."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.engines.figures import Amount
from bench.engines.node_peers import SOURCES, NodePeers, versions
from ivrflow.model.errors import Unavailable

AMOUNT = Amount(rounds=2, calls=3, repetitions=2, idle_calls=1_000)


def test_versions_are_pinned_without_saying_where_they_come_from() -> None:
    lock = json.loads((SOURCES / "package-lock.json").read_text("utf-8"))
    assert lock["packages"][""]["dependencies"] == versions()
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert all(set(package) >= {"version", "integrity"} for package in packages.values())
    assert not any("resolved" in package for package in packages.values())


def test_without_node_it_says_what_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match=r"npm is missing; .* Node 20"):
        NodePeers.installed(tmp_path)


@pytest.mark.peers
@pytest.mark.slow
@pytest.mark.parametrize("script", [("xstate.mjs", "keys"), ("xstate.mjs", "finished"), ("flow_runner.mjs",)])
def test_each_goes_the_way_that_is_counted(script: tuple[str, ...]) -> None:
    name, *words = script
    figures = NodePeers.installed().measure(name, AMOUNT, *words)
    assert len(figures.visits_per_s) == 2
    assert figures.bytes_per_call > 500


@pytest.mark.peers
@pytest.mark.slow
def test_a_script_that_fails_is_told_with_what_it_said() -> None:
    with pytest.raises(Unavailable, match="Cannot find module"):
        NodePeers.installed().measure("nothing.mjs", AMOUNT)
