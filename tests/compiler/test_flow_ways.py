from __future__ import annotations

from ivrflow.compiler.flow_ways import fields_of, flow_ways, is_called_elsewhere, is_spoken, steps_before
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.nodes.fields.calls import FlowCall
from ivrflow.nodes.fields.literals import LanguageTag

from .together import flow_text, graphs

CALL = "subflow {0} {{\n  flow = {1}()\n  done -> bye\n  failed -> bye\n}}\n"
GO = "go {0} {{\n  flow = {1}()\n}}\n"
RETURN = "return a {\n}\n"


def test_calls_come_back_and_ways_do_not() -> None:
    flows = graphs(
        flow_text("main", CALL.format("a", "other").replace("-> bye", "-> b", 1) + GO.format("b", "other")),
        flow_text("other", RETURN),
    )
    assert [(way.node, way.target, way.returns) for way in flow_ways(flows)] == [
        ("a", "other", True),
        ("b", "other", False),
    ]
    assert flow_ways({"main": flows["main"]}) == [], "flows that are not here are no matter"


def test_what_comes_before_goes_through_other_flows_and_back() -> None:
    flows = graphs(flow_text("main", CALL.format("a", "other")), flow_text("other", RETURN))
    before = steps_before(flows, flow_ways(flows), [("main", "bye")])
    assert before == {("main", "bye"), ("main", "a"), ("other", "a")}
    assert steps_before(flows, flow_ways(flows), [("other", "bye")]) == {("other", "bye")}


def test_a_flow_that_returns_to_nobody_here_is_called_elsewhere() -> None:
    flows = graphs(flow_text("main", CALL.format("a", "other")), flow_text("other", RETURN))
    assert not is_called_elsewhere(flows["other"], flow_ways(flows))
    assert is_called_elsewhere(flows["other"], [])
    assert not is_called_elsewhere(flows["main"], [])


def test_varieties_of_a_language_are_understood() -> None:
    assert is_spoken("en-GB", ("zh-CN", "en-US"))
    assert not is_spoken("es-ES", ("zh-CN", "en-US"))


def test_fields_are_known_by_their_type() -> None:
    kinds = load_catalogue()
    assert fields_of(kinds["subflow"], FlowCall) == ("flow",)
    assert fields_of(kinds["language"], LanguageTag) == ("to",)
    assert fields_of(kinds["play"], FlowCall) == ()
