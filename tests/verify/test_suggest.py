"""Suggested conversations, held against the simulator."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ivrflow.compiler.program import Program
from ivrflow.lang.conversations import parse_conversations, print_conversations
from ivrflow.runtime.configuration import read_configuration
from ivrflow.runtime.flow_folder import read_flow_folder
from ivrflow.verify.coverage import ExitName, coverage_of
from ivrflow.verify.exploration.explore import Exploration, explore
from ivrflow.verify.extent import extent_of
from ivrflow.verify.suggest import suggest

from .conftest import BYE, TELEBANK, Explore, header
from .replaying import simulated

ROOT = TELEBANK.parents[1]


def test_suggestions_for_telebank_cover_every_exit_in_the_simulator(telebank: Exploration) -> None:
    suggestions = suggest(telebank)
    assert suggestions.left == ()
    visits = [visit for each in suggestions.conversations for visit in simulated(each, telebank.programs, "telebank")]
    (coverage,) = coverage_of(telebank.programs, visits)
    assert coverage.exits_uncovered == ()
    assert coverage.percent == 100


def test_each_suggestion_covers_the_exit_of_its_title_which_those_before_it_do_not(telebank: Exploration) -> None:
    met: set[ExitName] = set()
    for each in suggest(telebank).conversations:
        visits = simulated(each, telebank.programs, "telebank")
        (coverage,) = coverage_of(telebank.programs, visits)
        node, word, name = each.title.partition(" by ")
        wanted = ExitName("telebank", node, name) if word else ExitName("telebank", "", each.title[:5])
        assert wanted in coverage.exits_covered
        # The hang-up handler runs at the end of every conversation, so its exit is covered by each.
        assert wanted not in met or node == "note_call"
        met.update(coverage.exits_covered)


def test_what_is_covered_is_not_suggested_again(telebank: Exploration) -> None:
    visits = [visit for edge in telebank.space.edges() for visit in edge.visits]
    assert suggest(telebank, visits).conversations == ()


def test_an_exit_that_no_call_takes_is_left(explored: Explore) -> None:
    text = header('var kind: text = "a"') + ('branch main {\n  when kind = "b" -> bye\n  otherwise -> bye\n}\n' + BYE)
    suggestions = suggest(explored(text))
    assert suggestions.left == (ExitName("test", "main", 'when kind = "b"'),)
    assert [each.title for each in suggestions.conversations] == ["main by otherwise"]


@pytest.fixture(scope="module")
def programs() -> Mapping[str, Program]:
    configuration = read_configuration(ROOT / "ivrflow.toml")
    return read_flow_folder(configuration, [configuration.path("flows")]).programs


@pytest.mark.parametrize("flow", ["airline", "clinic", "outage", "outage_desk", "survey_line", "survey_spoken"])
def test_suggestions_for_the_example_flows_go_in_the_simulator_as_they_were_explored(
    programs: Mapping[str, Program], flow: str
) -> None:
    exploration = explore(programs, flow)
    explored_exits = {name for each in extent_of(exploration).coverage for name in each.exits_covered}
    conversations = suggest(exploration).conversations
    assert not parse_conversations(print_conversations(conversations)).issues
    visits = [visit for each in conversations for visit in simulated(each, exploration.programs, flow)]
    covered = {name for each in coverage_of(exploration.programs, visits) for name in each.exits_covered}
    assert explored_exits == covered
