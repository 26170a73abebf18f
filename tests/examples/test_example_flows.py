"""What `flows/` promises: nothing is found in it, its conversations go through every exit, every kind has its place."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from ivrflow.channels.sip.channel import SipChannel
from ivrflow.compiler.program import Program
from ivrflow.host.csv_loading import load_csv
from ivrflow.lang.formatter import format_text
from ivrflow.nodes.catalogue import BUILT_IN
from ivrflow.runtime.configuration import Configuration, read_configuration
from ivrflow.runtime.flow_folder import FlowFolder, read_flow_folder
from ivrflow.runtime.proving import ProvedFlows, prove_flows
from ivrflow.runtime.simulation.conversation_run import ConversationRun
from ivrflow.runtime.simulation.flow_tests import describe_failure, find_conversations, read_conversations, run_file
from ivrflow.verify.coverage import FlowCoverage, coverage_of

ROOT = Path(__file__).resolve().parents[2]
FLOWS = sorted(path.stem for path in (ROOT / "flows").glob("*.ivr"))
README = (ROOT / "flows" / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def configuration() -> Configuration:
    return read_configuration(ROOT / "ivrflow.toml", environment={})


@pytest.fixture(scope="module")
def folder(configuration: Configuration) -> FlowFolder:
    return read_flow_folder(configuration, [configuration.path("flows")])


@pytest.fixture(scope="module")
def proved(folder: FlowFolder) -> ProvedFlows:
    return prove_flows(folder.flows.values())


@pytest.fixture(scope="module")
def runs(folder: FlowFolder) -> Mapping[Path, list[ConversationRun]]:
    files = map(read_conversations, find_conversations((ROOT / "flows",)))
    return {file.path: run_file(file, folder.programs, folder.live) for file in files}


@pytest.fixture(scope="module")
def covered(folder: FlowFolder, runs: Mapping[Path, list[ConversationRun]]) -> Mapping[str, FlowCoverage]:
    steps = (step for of_file in runs.values() for run in of_file for step in run.call.journal.steps)
    found = coverage_of(folder.programs, (visit for step in steps for visit in step.visits))
    return {each.flow: each for each in found}


@pytest.mark.slow
def test_nothing_is_found_in_them(proved: ProvedFlows) -> None:
    assert [f"{each.flow.path}: {each.issue.code} {each.issue.message}" for each in proved.findings] == []


@pytest.mark.slow
def test_they_are_explored_completely(proved: ProvedFlows) -> None:
    assert list(proved.tell_unexplored()) == []


def test_their_conversations_are_green(runs: Mapping[Path, list[ConversationRun]]) -> None:
    failed = [describe_failure(path, run) for path, of_file in runs.items() for run in of_file if run.problem]
    assert not failed, "\n".join(failed)


@pytest.mark.parametrize("flow", FLOWS)
def test_conversations_go_through_every_exit(flow: str, covered: Mapping[str, FlowCoverage]) -> None:
    assert [f"{each.node}: {each.exit}" for each in covered[flow].exits_uncovered] == []
    assert covered[flow].nodes_covered


@pytest.mark.parametrize("flow", FLOWS)
def test_it_is_written_as_the_formatter_writes(flow: str) -> None:
    text = (ROOT / "flows" / f"{flow}.ivr").read_text("utf-8")
    assert format_text(text, flow) == text


@pytest.mark.parametrize("flow", FLOWS)
def test_it_begins_with_what_it_is_for_and_the_readme_tells_of_it(flow: str) -> None:
    assert (ROOT / "flows" / f"{flow}.ivr").read_text("utf-8").startswith("// ")
    assert f"({flow}.ivr)" in README


def test_every_kind_has_its_place_in_one_of_them(folder: FlowFolder) -> None:
    used = {block.kind for flow in folder.flows.values() if flow.parsed.flow for block in flow.parsed.flow.blocks}
    assert {kind.kind for kind in BUILT_IN} <= used


def test_a_telephone_can_call_each_that_has_a_number(configuration: Configuration, folder: FlowFolder) -> None:
    for number, entrance in configuration.routes.items():
        assert f"{number}" in README
        for program in reached(folder.programs, entrance):
            for node in program.nodes:
                assert node.capabilities_of() <= SipChannel.capabilities, f"{number}: {program.id}.{node.id}"


def reached(programs: Mapping[str, Program], entrance: str) -> Iterator[Program]:
    """The flows that a call gets to from one, itself included."""
    work, seen = [entrance], {entrance}
    while work:
        program = programs[work.pop()]
        yield program
        for node in program.nodes:
            target = getattr(getattr(node, "flow", None), "signature", None)
            if target is not None and target.id not in seen:
                seen.add(target.id)
                work.append(target.id)


def test_their_statements_go_with_their_demo_data(tmp_path: Path) -> None:
    """`make run` loads the data; then each source opens and each statement is prepared."""
    (loop,) = re.findall(r"@for demo in ([^;]*); do", (ROOT / "Makefile").read_text("utf-8"))
    shutil.copytree(ROOT / "flows" / "hosts", tmp_path / "flows" / "hosts")
    for demo in loop.split():
        data, database = ROOT / "examples" / demo, tmp_path / "var" / f"{demo}.db"
        assert not any(table.skipped for table in load_csv(data, database))
        assert all(table.skipped for table in load_csv(data, database))
    command = [sys.executable, "-c", "from ivrflow.cli import main; main()", "host", "check"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    sources = sorted(path.stem for path in (ROOT / "flows" / "hosts").glob("*.toml"))
    assert done.stdout == "".join(f"{source}: fine\n" for source in sources), done.stderr
