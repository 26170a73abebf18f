"""Every exit that is drawn by lot is drawn."""

from __future__ import annotations

import pytest

from ivrflow.nodes.node import Node
from ivrflow.verify.coverage import coverage_of
from ivrflow.verify.exploration.lots import callers_for
from ivrflow.verify.suggest import suggest

from ..conftest import BYE, Explore, compiled, header
from ..replaying import simulated

SPLIT = (
    header()
    + """
split main {
  share "1" -> rare
  share "99" -> bye
}
play rare {
  prompt = say("A rare one.")
  done -> bye
}
"""
    + BYE
)


def test_each_share_is_drawn_by_some_start(explored: Explore) -> None:
    exploration = explored(SPLIT)
    assert len(exploration.space.starts) == 2
    visits = [visit for edge in exploration.space.edges() for visit in edge.visits]
    assert coverage_of(exploration.programs, visits)[0].exits_uncovered == ()


def test_without_lots_nobody_in_particular_calls() -> None:
    assert callers_for((), ("10000",)) == ()


def test_nobody_else_calls_for_what_a_known_caller_draws() -> None:
    (rare,) = callers_for(drawing(), ("10000",))
    assert callers_for(drawing(), ("10000", rare)) == ()


def drawing() -> list[tuple[str, Node]]:
    return [("test", node) for node in compiled(SPLIT)["test"].nodes if node.chances()]


@pytest.mark.parametrize("sticky", ["call", "caller"])
def test_a_conversation_from_that_number_draws_it_in_the_simulator_too(explored: Explore, sticky: str) -> None:
    text = SPLIT.replace("split main {\n", f"split main {{\n  sticky = {sticky}\n")
    exploration = explored(text)
    visits = [
        visit for each in suggest(exploration).conversations for visit in simulated(each, exploration.programs, "test")
    ]
    assert coverage_of(exploration.programs, visits)[0].exits_uncovered == ()


def test_a_lot_that_one_lot_leads_to_is_drawn_both_ways(explored: Explore) -> None:
    twice = SPLIT.replace("-> rare", "-> second") + 'split second {\n  share "10" -> rare\n  share "90" -> bye\n}\n'
    assert suggest(explored(twice)).left == ()


def test_of_many_lots_each_exit_is_drawn_and_not_each_combination(explored: Explore) -> None:
    chain = "".join(
        f'split lot_{number} {{\n  share "50 a" -> {after}\n  share "50 b" -> {after}\n}}\n'
        for number, after in enumerate(["lot_1", "lot_2", "lot_3", "lot_4", "bye"])
    )
    exploration = explored(header(start="lot_0") + chain + BYE)
    assert suggest(exploration).left == ()
    assert len(exploration.space.starts) < 8
