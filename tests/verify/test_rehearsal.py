"""A way, run again and written down."""

from __future__ import annotations

from ivrflow.model.conversation import Expect, GoSilent, Hear, Press
from ivrflow.verify.exploration.choices import HEARD
from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.exploration.space import Path, can_be_said
from ivrflow.verify.rehearsal import rehearse
from tests.verify.conftest import Explore
from tests.verify.exploration.test_explore import GUESS
from tests.verify.replaying import simulated


def test_every_way_of_a_flow_goes_the_same_way_in_the_simulator(explored: Explore) -> None:
    exploration = explored(GUESS)
    space = exploration.space
    came_by = space.first_ways(can_be_said)
    for number in list(came_by)[::7]:
        rehearsal = rehearse(exploration.programs, space.path_along(came_by, came_by[number]), "one of them")
        assert rehearsal.complete
        if rehearsal.unsaid:
            continue
        visits = list(rehearsal.visits)
        assert simulated(rehearsal.conversation, exploration.programs, "test")[: len(visits)] == visits


def test_ways_of_telebank_go_the_same_way_in_the_simulator(telebank: Exploration) -> None:
    space = telebank.space
    came_by = space.first_ways(can_be_said)
    for number in list(came_by)[::23]:
        rehearsal = rehearse(telebank.programs, space.path_along(came_by, came_by[number]), "one of them")
        assert rehearsal.complete
        visits = [visit for visit in rehearsal.visits if visit.exit]
        heard = [visit for visit in simulated(rehearsal.conversation, telebank.programs, "telebank") if visit.exit]
        assert heard[: len(visits)] == visits


def test_a_conversation_hears_before_it_presses(explored: Explore) -> None:
    exploration = explored(GUESS)
    state = next(state for state in exploration.space.states if state.node == "ask")
    rehearsal = rehearse(exploration.programs, exploration.space.path_to(state.number), "to the guess", "why")
    assert rehearsal.conversation.steps == (
        Hear("One or two."),
        Press("1"),
        Hear("Guess."),
        Expect("node", "ask"),
    )
    assert rehearsal.conversation.comments == ("why",)


def test_silence_waits_for_the_question(explored: Explore) -> None:
    exploration = explored(GUESS)
    state = next(state for state in exploration.space.states if state.arrival.choice.label == "silence")
    steps = rehearse(exploration.programs, exploration.space.path_to(state.number), "silent").conversation.steps
    assert steps[:2] == (Hear("One or two."), GoSilent())


def test_a_choice_that_answers_another_question_ends_the_rehearsal(explored: Explore) -> None:
    exploration = explored(GUESS)
    path = Path(exploration.space.starts[0], (HEARD, HEARD))
    assert not rehearse(exploration.programs, path, "wrong").complete
