"""Where a lost call stood is told by its journal, or not at all; the engine starts in either case."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from ivrflow.compiler.program import Program
from ivrflow.model.errors import Unavailable
from ivrflow.model.events import Gathered, Offered
from ivrflow.model.journal import Step
from ivrflow.runtime.configuration import read_configuration
from ivrflow.runtime.flow_folder import read_flow_folder
from ivrflow.runtime.recovery import node_reached
from ivrflow.runtime.simulation.flow_tests import read_conversations, run_file

ROOT = Path(__file__).parents[2]
Recorded = tuple[Mapping[str, Program], tuple[Step, ...]]


@pytest.fixture(scope="module")
def recorded() -> Recorded:
    """The demo bank, and the journal of its first conversation in which the caller presses something."""
    path = ROOT / "flows" / "telebank.ivr"
    folder = read_flow_folder(read_configuration(ROOT / "ivrflow.toml"), [path])
    runs = run_file(read_conversations(path.with_suffix(".calls")), folder.programs, folder.live)
    journals = (tuple(run.call.journal.steps) for run in runs)
    journal = next(steps for steps in journals if any(isinstance(step.event, Gathered) for step in steps))
    return folder.programs, journal


def offer_of(steps: tuple[Step, ...]) -> Offered:
    offered = steps[0].event
    assert isinstance(offered, Offered)
    return offered


def test_wherever_the_journal_breaks_off_the_node_is_the_one_the_call_was_in(recorded: Recorded) -> None:
    programs, journal = recorded
    told = set()
    for length in range(1, len(journal)):
        # What the next event found: a step tells where the call was before it.
        flow, node, _ = journal[length].position
        reached = node_reached(lambda release: programs, offer_of(journal), journal[:length])
        assert reached == f"{flow}.{node}"
        told.add(reached)
    assert len(told) > 2, "the call went somewhere"


def test_the_release_that_the_call_began_with_is_the_one_asked_for(recorded: Recorded) -> None:
    programs, journal = recorded
    asked: list[str] = []

    def programs_of(release: str) -> Mapping[str, Program]:
        asked.append(release)
        return programs

    node_reached(programs_of, offer_of(journal), journal)
    assert asked == [offer_of(journal).release]


def test_a_journal_that_comes_out_differently_tells_nothing(recorded: Recorded) -> None:
    programs, journal = recorded
    other = (*journal[:-1], journal[-1]._replace(commands=(), visits=(), position=("telebank", "elsewhere", 99)))
    assert node_reached(lambda release: programs, offer_of(journal), other) == ""
    assert node_reached(lambda release: programs, offer_of(journal), ()) == ""


def test_a_release_that_is_gone_is_logged_with_the_call(recorded: Recorded, caplog: pytest.LogCaptureFixture) -> None:
    _, journal = recorded

    def gone(release: str) -> Mapping[str, Program]:
        raise Unavailable("release r1 is not there")

    assert node_reached(gone, offer_of(journal), journal) == ""
    (entry,) = caplog.records
    assert (entry.levelname, entry.exc_info) == ("WARNING", None)
    assert offer_of(journal).call_id in entry.getMessage()
    assert "release r1 is not there" in entry.getMessage()


def test_a_journal_that_does_not_fit_does_not_stop_the_engine(
    recorded: Recorded, caplog: pytest.LogCaptureFixture
) -> None:
    programs, journal = recorded
    headless = journal[1:]
    assert node_reached(lambda release: programs, offer_of(journal), headless) == ""
    (entry,) = caplog.records
    assert entry.levelname == "ERROR"
    assert entry.exc_info is not None, "somebody will want to know why"
