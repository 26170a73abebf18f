"""Every exit that is drawn by lot is drawn."""

from __future__ import annotations

from ivrflow.verify.coverage import coverage_of
from ivrflow.verify.exploration.lots import seeds_for
from tests.verify.conftest import BYE, Explore, header

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


def test_without_lots_there_are_no_seeds() -> None:
    assert seeds_for((), "10000") == ()
