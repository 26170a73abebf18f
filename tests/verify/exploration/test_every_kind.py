"""Every kind of the catalogue can be explored, without a line here that knows it."""

from __future__ import annotations

import pytest

from ivrflow.compiler.compile import compile_flow
from ivrflow.compiler.program import Program
from ivrflow.lang import parse_flow
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.verify.coverage import coverage_of
from ivrflow.verify.exploration.explore import explore
from ivrflow.verify.findings.find_all import find_all
from ivrflow.verify.suggest import suggest
from ivrflow.verify.timing.timing import timing_of
from tests.nodes.case_files import OTHER_FLOWS, flow_around, read_cases, world

CASES = [
    pytest.param(case.node, case.header, id=f"{kind}: {case.title}")
    for kind, declared in load_catalogue().items()
    if not declared.on_canvas_only
    for case in read_cases(kind).cases
]
WORLD = world()


def programs_around(node: str, header: str) -> dict[str, Program]:
    """The flow of a case, and those that it may call."""
    flows = (flow_around(node, header), parse_flow(OTHER_FLOWS, "other.ivr").flow)
    found = (compile_flow(flow, WORLD).program for flow in flows if flow is not None)
    return {program.id: program for program in found if program is not None}


@pytest.mark.parametrize(("node", "header"), CASES)
def test_it_is_explored_and_every_exit_that_callers_and_the_world_decide_about_is_taken(node: str, header: str) -> None:
    programs = programs_around(node, header)
    flow = next(iter(programs))
    exploration = explore(programs, flow)
    assert not exploration.cut
    find_all(exploration)
    timing_of(exploration)
    suggest(exploration)
    visits = [visit for edge in exploration.space.edges() for visit in edge.visits]
    missed = {name.exit for name in coverage_of(exploration.programs, visits)[0].exits_uncovered if name.node == "node"}
    decided = {spec.name for spec in exploration.programs[flow].nodes[0].exits_of() if spec.input}
    # A call-back to a number that is known already asks nothing.
    assert not missed & decided or exploration.programs[flow].nodes[0].kind == "callback"
