"""Findings as people and programs read them."""

from __future__ import annotations

from ivrflow.cli.texts import coverage_as_json, cut_lines, finding_as_json, indented, issue_as_json, render, worst
from ivrflow.compiler.world import World
from ivrflow.model.conversation import Conversation, Expect, Press
from ivrflow.model.issues import Issue, Severity
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.runtime.flow_set import FlowSet, FlowText
from ivrflow.runtime.proving import FlowFinding
from ivrflow.verify.coverage import ExitName, FlowCoverage
from ivrflow.verify.demonstration import Demonstration
from ivrflow.verify.exploration.explore import Cut

from .conftest import SHOP


def test_a_finding_has_its_place_in_both_forms() -> None:
    text = FlowText("shop.ivr", SHOP.replace("open -> say_open", "open -> say_opne"))
    flow = FlowSet(World(load_catalogue())).read({"shop": text})["shop"]
    issue = next(each for each in flow.issues if each.code == "IVR102")
    assert render(flow, issue).startswith("shop.ivr:19:")
    plain = issue_as_json("shop.ivr", issue)
    assert (plain["path"], plain["line"], plain["flow"], plain["node"]) == ("shop.ivr", 19, "shop", "opening")
    assert worst(flow.issues)
    assert not worst([])


def test_a_finding_brings_its_call() -> None:
    issue = Issue("IVR203", Severity.ERROR, "`name` may have no value here", "shop", "say_open")
    flow = FlowSet(World(load_catalogue())).read({"shop": FlowText("shop.ivr", SHOP)})["shop"]
    talk = Conversation("to shop.say_open", (Press("1"), Expect("node", "say_open")))
    plain = finding_as_json(FlowFinding(flow, issue, Demonstration(talk, shows=True)))
    assert plain["shows"]
    assert plain["example"] == 'call "to shop.say_open"\n  press 1\n  expect node say_open\n'
    assert finding_as_json(FlowFinding(flow, issue))["example"] is None
    assert indented("call\n\n  press 1\n") == "        call\n\n          press 1"


def test_coverage_and_what_was_cut_in_both_forms() -> None:
    covered = FlowCoverage("shop", ("welcome",), ("bye",), (ExitName("shop", "welcome", "key 1"),), ())
    assert coverage_as_json(covered) == {
        "flow": "shop",
        "percent": 100,
        "nodes_uncovered": ("bye",),
        "exits_covered": 1,
        "exits_uncovered": [],
    }
    assert cut_lines(Cut()) == []
    assert [line.partition(":")[0] for line in cut_lines(Cut(states_left=3))] == ["not looked at"]
