"""Flows that were read together, proved together."""

from __future__ import annotations

from ivrflow.compiler.world import World
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.runtime.flow_set import FlowSet, FlowText, ReadFlow
from ivrflow.runtime.proving import ProvedFlows, prove_flows

HEAD = "flow {name} {{\n  languages = [en-US]\n  zone = Europe/London\n  start = main\n{more}}}\n"
BYE = "hang_up bye {\n}\n"
QUESTION = """\
collect main {
  prompt = say("Your number, please.")
  done -> bye
  noinput -> main
  nomatch -> bye
}
"""
INNER = HEAD.format(name="inner", more="") + QUESTION + "return bye {\n}\n"
OUTER = (
    HEAD.format(name="outer", more="") + "subflow main {\n  flow = inner()\n  done -> bye\n  failed -> bye\n}\n" + BYE
)
UNSET = HEAD.format(name="unset", more="  var name: text\n") + (
    'play main {\n  prompt = say("{name}")\n  done -> bye\n}\n' + BYE
)


def read(**texts: str) -> list[ReadFlow]:
    flows = FlowSet(World(load_catalogue()))
    return list(flows.read({name: FlowText(f"{name}.ivr", text) for name, text in texts.items()}).values())


def told(proved: ProvedFlows) -> list[tuple[str, str, int, bool | None]]:
    """(path, code, line, whether a call shows it; None: there is no call)."""
    return [
        (
            each.flow.path,
            each.issue.code,
            each.issue.span.line,
            None if each.demonstration is None else each.demonstration.shows,
        )
        for each in proved.findings
    ]


def test_findings_stand_in_the_text_of_their_flow() -> None:
    proved = prove_flows(read(outer=OUTER, inner=INNER, unset=UNSET))
    assert told(proved) == [
        ("inner.ivr", "IVR702", 6, True),
        ("unset.ivr", "IVR203", 7, True),
    ]
    assert list(proved.proof.extents) == ["outer", "unset"]
    assert list(proved.tell_unexplored()) == []


def test_calls_come_in_where_the_routes_say() -> None:
    proved = prove_flows(read(outer=OUTER, inner=INNER), ["inner", "gone"])
    assert list(proved.proof.extents) == ["inner"]
    proved = prove_flows(read(outer=OUTER, inner=INNER), routed={"inner"})
    assert list(proved.proof.extents) == ["outer", "inner"]


def test_a_flow_that_no_call_can_be_placed_to_is_told_and_so_is_who_leads_there() -> None:
    proved = prove_flows(read(outer=OUTER, inner=INNER.replace("noinput -> main", "noinput -> nowhere")))
    assert [(path, code) for path, code, _, _ in told(proved) if code == "IVR102"] == [("inner.ivr", "IVR102")]
    assert list(proved.proof.extents) == []
    assert list(proved.tell_unexplored()) == [
        "inner.ivr: its errors come first",
        "outer: it leads to a flow that has errors of its own",
    ]
    assert not proved.proof.complete
