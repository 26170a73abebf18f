"""The flow that explorations are measured with."""

from __future__ import annotations

from bench.looping_flow import LOOPS, looping_flow
from ivrflow.compiler.compile import compile_flow
from ivrflow.compiler.world import World
from ivrflow.lang import parse_flow
from ivrflow.model.issues import Severity
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.verify.coverage import coverage_of
from ivrflow.verify.exploration.explore import explore


def test_it_has_no_mistakes_and_as_many_nodes_as_it_says() -> None:
    parsed = parse_flow(looping_flow(), "looping.ivr")
    assert parsed.flow is not None
    compiled = compile_flow(parsed.flow, World(load_catalogue()))
    # Its menus are for a machine: what people would be told there is no matter.
    assert [issue for issue in compiled.issues if issue.severity is not Severity.HINT] == []
    assert len(parsed.flow.blocks) == 197


def test_every_exit_is_found_and_every_counter_runs_out() -> None:
    parsed = parse_flow(looping_flow(steps=1), "looping.ivr")
    assert parsed.flow is not None
    program = compile_flow(parsed.flow, World(load_catalogue())).program
    assert program is not None
    exploration = explore({program.id: program}, program.id)
    visits = [visit for edge in exploration.space.edges() for visit in edge.visits]
    (coverage,) = coverage_of(exploration.programs, visits)
    assert coverage.exits_uncovered == ()
    out = {visit.node for visit in visits if visit.node.startswith("left_") and visit.exit == "otherwise"}
    assert len(out) == LOOPS
    # Counters that are independent have 4 to the power of 12 combinations: some must have been merged, and it is said.
    assert exploration.cut.merged
    assert not exploration.cut.states_left
