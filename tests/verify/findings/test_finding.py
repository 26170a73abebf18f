"""Certain is what happened again."""

from __future__ import annotations

from ivrflow.compiler.compile import compile_flow
from ivrflow.compiler.world import World
from ivrflow.lang import parse_flow
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.findings.codes import DEAD_END, TRAP, VERIFY_CODES
from ivrflow.verify.findings.finding import Finding, shown

from ..broken_flows import SILENCE


def test_a_finding_that_does_not_happen_again_is_possible(telebank: Exploration) -> None:
    finding = Finding(TRAP, "telebank", "main", "it never ends")
    path = telebank.space.path_to(30)
    assert shown(telebank, finding, path, lambda rehearsal: False) == finding
    certain = shown(telebank, finding, path, lambda rehearsal: True)
    assert certain.certain
    assert certain.example is not None
    assert certain.example.title == "trap: telebank.main"
    assert certain.example.comments == ("it never ends",)


def test_an_issue_says_whether_it_is_certain() -> None:
    possible = Finding(DEAD_END, "test", "main", "the call is cut off")
    assert possible.issue().message == "possibly, the call is cut off"
    assert possible.issue().code == "IVR704"
    certain = Finding(DEAD_END, "test", "main", "the call is cut off", certain=True)
    assert certain.issue().message == "the call is cut off"


def test_an_issue_stands_where_its_exit_or_its_node_does() -> None:
    parsed = parse_flow(SILENCE, "test.ivr")
    assert parsed.flow is not None
    graph = compile_flow(parsed.flow, World(load_catalogue())).graph
    lines = SILENCE.splitlines()

    def line_of(node: str, exit_name: str = "") -> int:
        return Finding(TRAP, "test", node, "it never ends", exit_name).issue(graph).span.line

    assert line_of("again") == lines.index("play again {") + 1
    assert line_of("main", "nomatch") == lines.index("  nomatch -> bye") + 1
    assert line_of("main", "key 9") == lines.index("menu main {") + 1
    assert line_of("gone") == 0


def test_codes_are_of_their_own_hundred_and_say_everything() -> None:
    assert [code.code for code in VERIFY_CODES] == [f"IVR70{number}" for number in range(1, 10)]
    assert len({code.name for code in VERIFY_CODES}) == 9
    assert all(code.what and code.why and code.mend for code in VERIFY_CODES)
