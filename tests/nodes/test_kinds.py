"""Every kind of the catalogue has a case file, and does what it says."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ivrflow.compiler.compile import Compiled, compile_flow
from ivrflow.compiler.program import Program
from ivrflow.engine.interpreter import Call
from ivrflow.expr import constant_value, parse_call
from ivrflow.lang import parse_flow
from ivrflow.model.commands import HangUp, Issued, Reject
from ivrflow.model.events import Offered
from ivrflow.model.journal import Step
from ivrflow.nodes.catalogue import BUILT_IN, load_catalogue
from ivrflow.nodes.declare import params_of
from ivrflow.nodes.node import Node

from .case_files import FOLDER, OTHER_FLOWS, BadCase, Case, flow_around, read_cases, world
from .talk import command_line, read_event

WORLD = world()
KINDS = sorted(load_catalogue())
WITH_FILE = [kind for kind in KINDS if (FOLDER / f"{kind}.toml").exists()]
CASES = [pytest.param(kind, case, id=f"{kind}: {case.title}") for kind in WITH_FILE for case in read_cases(kind).cases]
BAD = [
    pytest.param(kind, bad, id=f"{kind}: {' '.join(bad.issues)} {number}")
    for kind in WITH_FILE
    for number, bad in enumerate(read_cases(kind).bad)
]
# Monday, a quarter past ten in Shanghai.
OFFERED = Offered("1", "13800001111", "95588", datetime(2026, 3, 2, 2, 15, tzinfo=UTC), flow="minimal")


@pytest.mark.parametrize("kind", KINDS)
def test_kind_has_cases(kind: str) -> None:
    assert kind in WITH_FILE, f"write tests/nodes/{kind}.toml"


def test_every_case_file_is_of_a_kind() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == KINDS


@pytest.mark.parametrize("kind", BUILT_IN, ids=lambda kind: kind.kind)
def test_cases_use_every_field_and_take_every_exit(kind: type[Node]) -> None:
    file = read_cases(kind.kind)
    blocks = [flow_around(case.node, case.header).blocks[0] for case in file.cases]
    assert {param.name for param in params_of(kind)} <= {field.name for block in blocks for field in block.fields}
    assert {spec.name for spec in kind.exits} <= {case.exit.partition(" ")[0] for case in file.cases}
    assert sum(case.example for case in file.cases) == 1, "one case is the example of the reference page"
    assert file.bad or not (kind.exits or params_of(kind)), "an author can get something wrong"


@pytest.mark.parametrize(("kind", "case"), CASES)
def test_case(kind: str, case: Case) -> None:
    compiled = compiled_around(case.node, case.header)
    assert compiled.program is not None, [issue.message for issue in compiled.issues]
    call, lines = Call(programs(compiled.program)), case.talk.splitlines()
    taken: list[str] = []
    wanted = [line.removeprefix("< ") for line in lines if line.startswith("<")]
    heard: list[Issued] = []

    def note(step: Step) -> None:
        heard.extend(step.commands)
        taken.extend(visit.exit for visit in step.visits if visit.node == "node")

    note(call.handle(OFFERED, 0))
    for number, line in enumerate(line for line in lines if line.startswith(">")):
        assert not taken or call.in_flight, f"the node was left by {taken} before {line}"
        note(call.handle(read_event(line.removeprefix("> "), call), 1000 * (number + 1)))
    assert taken[-1:] == [case.exit] or (case.exit == "" and not taken)
    if "hang up" not in wanted and not any(line.startswith("reject") for line in wanted):
        # The node behind the exit ends the call; that is not the case's business.
        heard = [issued for issued in heard if not isinstance(issued.command, HangUp | Reject)]
    assert [command_line(issued) for issued in heard] == wanted
    for text in case.keeps:
        (argument,) = parse_call(f"x({text})").arguments
        assert call.walk.variables[argument.name] == constant_value(argument.value), text


@pytest.mark.parametrize(("kind", "bad"), BAD)
def test_bad_case(kind: str, bad: BadCase) -> None:
    compiled = compiled_around(bad.node, bad.header)
    assert compiled.program is None
    assert [issue.code for issue in compiled.issues if issue.severity.value == "error"] == list(bad.issues), [
        issue.message for issue in compiled.issues
    ]


def compiled_around(node: str, header: str) -> Compiled:
    return compile_flow(flow_around(node, header), WORLD)


def programs(program: Program) -> dict[str, Program]:
    """The flow of a case, and those that it can lead to."""
    other = parse_flow(OTHER_FLOWS, "other").flow
    assert other is not None
    identify = compile_flow(other, WORLD).program
    assert identify is not None
    return {program.id: program, "identify": identify}
