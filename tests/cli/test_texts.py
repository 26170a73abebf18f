"""Findings as people and programs read them."""

from __future__ import annotations

from ivrflow.cli.texts import issue_as_json, render, worst
from ivrflow.compiler.world import World
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.runtime.flow_set import FlowSet, FlowText

from .conftest import SHOP


def test_a_finding_has_its_place_in_both_forms() -> None:
    text = FlowText("shop.ivr", SHOP.replace("open -> say_open", "open -> say_opne"))
    flow = FlowSet(World(load_catalogue())).read({"shop": text})["shop"]
    issue = next(each for each in flow.issues if each.code == "IVR102")
    assert render(flow, issue).startswith("shop.ivr:19:")
    plain = issue_as_json("shop.ivr", issue)
    assert (plain["path"], plain["line"], plain["flow"], plain["node"]) == ("shop.ivr", 19, "shop", "opening")
    assert worst([flow])
