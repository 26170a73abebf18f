"""A way, run again and written down."""

from __future__ import annotations

from ivrflow.model.commands import Query
from ivrflow.model.conversation import Expect, GoSilent, Hear, Press
from ivrflow.verify.exploration.choices import HEARD
from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.exploration.space import Path, can_be_said
from ivrflow.verify.rehearsal import rehearse
from ivrflow.verify.suggest import suggest

from .conftest import BYE, GUESS, Explore, header
from .replaying import simulated


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


ASKING = (
    header(start="hello")
    + """
play hello {
  prompt = say("Hello.")
  done -> main
}
query main {
  call = shop.slow()
  meanwhile = say("One moment.")
  found -> said
  empty -> bye
  failed -> bye
}
play said {
  prompt = say("It is done.")
  done -> bye
}
"""
    + BYE
)


def test_what_is_played_while_a_host_is_asked_is_heard_only_when_it_takes_its_time(explored: Explore) -> None:
    exploration = explored(ASKING)
    conversations = {each.title: each for each in suggest(exploration).conversations}
    for each in conversations.values():
        simulated(each, exploration.programs, "test")
    heard = {
        title: [step.text for step in each.steps if isinstance(step, Hear)] for title, each in conversations.items()
    }
    assert "One moment." not in heard["said by done"]
    assert heard["main by empty"] == ["Goodbye."]
    assert heard["main by failed"] == ["Goodbye."]
    state = next(state for state in exploration.space.states if isinstance(state.command, Query))
    waiting = rehearse(exploration.programs, exploration.space.path_to(state.number), "waiting").conversation
    assert waiting.steps[-2:] == (Hear("One moment."), Expect("node", "main"))
    simulated(waiting, exploration.programs, "test")
