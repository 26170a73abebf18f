"""Who calls, and when, makes a difference as long as something asks for it."""

from __future__ import annotations

import pytest

from ivrflow.verify.exploration.distinctions import distinctions_of
from ivrflow.verify.exploration.live_facts import live_facts
from ivrflow.verify.suggest import suggest

from ..conftest import BYE, Explore, compiled, header

MENU = 'menu main {\n  prompt = say("Press 1.")\n  key "1" -> next\n  noinput -> bye\n  nomatch -> bye\n}\n'
VIP = 'play vip {\n  prompt = say("Welcome.")\n  done -> bye\n}\n'
BRANCH = "branch next {{\n  when {} -> vip\n  otherwise -> bye\n}}\n"
SPLIT = 'split next {\n  share "10" -> vip\n  share "90" -> bye\n}\n'


@pytest.mark.parametrize(
    "asking",
    [
        BRANCH.format('call.ani = "110"'),
        BRANCH.format('call.dnis = "95588"'),
        BRANCH.format("hour(call.now) < 9"),
        BRANCH.format("call.today = 2026-12-24"),
        SPLIT,
    ],
)
def test_what_is_asked_behind_a_menu_is_told_apart_before_it(explored: Explore, asking: str) -> None:
    assert suggest(explored(header() + MENU + asking + VIP + BYE)).left == ()


def test_what_a_subflow_asks_is_told_apart_in_the_flow_that_calls_it(explored: Explore) -> None:
    above = "subflow next {\n  flow = below()\n  done -> bye\n}\n"
    below = header(start="next", name="below") + SPLIT + VIP + "return bye {\n}\n"
    assert suggest(explored(header("on error -> bye") + MENU + above + BYE, below)).left == ()


def test_what_nobody_asks_any_more_makes_no_difference() -> None:
    programs = compiled(header() + MENU + BRANCH.format('call.ani = "110"') + VIP + BYE)
    live = live_facts(programs, distinctions_of(programs.values()))["test"]
    numbers = programs["test"].index
    assert [len(live[numbers[node]]) for node in ("main", "next", "vip", "bye")] == [1, 1, 0, 0]


def test_calls_from_two_numbers_are_the_same_states_behind_the_last_question(explored: Explore) -> None:
    sizes = []
    for condition in ('call.ani = "110"', 'call.language = "en-US"'):
        asking = f"branch main {{\n  when {condition} -> menu\n  otherwise -> menu\n}}\n"
        exploration = explored(header() + asking + MENU.replace("main", "menu").replace("next", "bye") + BYE)
        sizes.append((len(exploration.space.starts), len(exploration.space.states)))
    assert sizes[0] == (3, sizes[1][1])  # An ordinary number, 110, and one that is withheld.
    assert sizes[1][0] == 1
