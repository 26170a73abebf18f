"""The large flow is large, and nothing is wrong with it."""

from __future__ import annotations

from bench.large_flow import large_flow, large_world
from ivrflow.compiler.compile import compile_flow
from ivrflow.lang import parse_flow


def test_it_has_as_many_nodes_as_asked_for_and_no_findings() -> None:
    flow = parse_flow(large_flow(50)).flow
    assert flow is not None
    compiled = compile_flow(flow, large_world())
    assert compiled.issues == ()
    assert compiled.program is not None
    assert len(compiled.program.nodes) == 50
