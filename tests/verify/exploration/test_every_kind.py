"""Every kind of the catalogue can be explored, without a line in the exploration that knows it: the flows of the kinds'
cases are explored, conversations are written for all that was found, and the simulator goes the same ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from ivrflow.compiler.compile import compile_flow
from ivrflow.compiler.program import Program
from ivrflow.lang import parse_flow
from ivrflow.model.journal import Visit
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.verify.coverage import ExitName, coverage_of
from ivrflow.verify.exploration.explore import Exploration, explore
from ivrflow.verify.findings.find_all import find_all
from ivrflow.verify.suggest import suggest
from ivrflow.verify.timing.timing import timing_of

from ...nodes.case_files import OTHER_FLOWS, Case, flow_around, read_cases, world
from ..replaying import simulated

CASES = [
    pytest.param(case, id=f"{kind}: {case.title}")
    for kind, declared in load_catalogue().items()
    if not declared.on_canvas_only
    for case in read_cases(kind).cases
]
WORLD = world()

UNSAID = {("record", "failed")}
"""What the exploration finds and no conversation can say: the line or the storage breaks down."""
NOT_FOUND = {("callback", "noinput"), ("subflow", "done")}
"""What a case draws and its flow never does: nobody asks where the number is known; the subflow is not there."""


def programs_around(case: Case) -> dict[str, Program]:
    """The flow of a case, and those that it may call."""
    flows = (flow_around(case.node, case.header), parse_flow(OTHER_FLOWS, "other.ivr").flow)
    found = (compile_flow(flow, WORLD).program for flow in flows if flow is not None)
    return {program.id: program for program in found if program is not None}


def explored(case: Case) -> Exploration:
    programs = programs_around(case)
    return explore(programs, next(iter(programs)))


@pytest.mark.parametrize("case", CASES)
def test_it_is_explored_and_every_exit_that_callers_and_the_world_decide_about_is_taken(case: Case) -> None:
    exploration = explored(case)
    assert not exploration.cut
    find_all(exploration)
    timing_of(exploration)
    node = exploration.programs[exploration.space.starts[0].flow].nodes[0]
    visits = [visit for edge in exploration.space.edges() for visit in edge.visits]
    missed = {name.exit for name in coverage_of(exploration.programs, visits)[0].exits_uncovered if name.node == "node"}
    assert case.exit not in missed
    # A condition with constants alone, as cases have them, holds or does not.
    assert {(node.kind, name) for name in missed} <= NOT_FOUND or any(True for _ in node.decides())


@pytest.mark.parametrize("case", CASES)
def test_conversations_for_all_of_it_go_the_same_ways_in_the_simulator(case: Case) -> None:
    exploration = explored(case)
    programs, flow = exploration.programs, exploration.space.starts[0].flow
    found = [visit for edge in exploration.space.edges() for visit in edge.visits]
    ran = [visit for each in suggest(exploration).conversations for visit in simulated(each, programs, flow)]
    node = programs[flow].nodes[0]
    left = set(_covered(programs, found)) - set(_covered(programs, ran))
    assert {(node.kind, name.exit) for name in left if name.node} <= UNSAID


def _covered(programs: Mapping[str, Program], visits: Iterable[Visit]) -> list[ExitName]:
    return [name for each in coverage_of(programs, visits) for name in each.exits_covered]
