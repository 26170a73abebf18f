"""Paths through what was found."""

from __future__ import annotations

from ivrflow.verify.exploration.choices import Means
from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.exploration.space import can_be_said, leads_on


def test_a_path_makes_the_choices_of_its_edges(telebank: Exploration) -> None:
    space = telebank.space
    for state in space.states[:200]:
        path = space.path_to(state.number)
        chosen = [choice for choice in path.choices if choice.means is not Means.GOES_ON]
        assert len(chosen) <= state.depth
        assert path.start == space.starts[0]


def test_a_path_over_an_edge_ends_with_its_choices(telebank: Exploration) -> None:
    space = telebank.space
    edge = space.states[40].onward[0]
    path = space.path_over(edge)
    assert path.choices[-len(edge.happenings) :] == tuple(happening.choice for happening in edge.happenings)
    assert space.path_over(space.entrances[0]).choices == space.path_to(space.entrances[0].target).choices


def test_ways_that_a_conversation_can_say_are_found_without_the_others(telebank: Exploration) -> None:
    space = telebank.space
    came_by = space.first_ways(can_be_said)
    assert all(can_be_said(edge) for edge in came_by.values())
    last = max(came_by)
    assert space.path_along(came_by, came_by[last]).choices


def test_hanging_up_leads_nowhere(telebank: Exploration) -> None:
    means = {edge.choice.means for edge in telebank.space.edges() if not leads_on(edge)}
    assert means == {Means.HANGS_UP}


def test_breadth_first_means_fewest_choices(telebank: Exploration) -> None:
    states = telebank.space.states
    assert [state.depth for state in states] == sorted(state.depth for state in states)
