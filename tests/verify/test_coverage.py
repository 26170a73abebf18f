"""What counts as covered."""

from __future__ import annotations

from ivrflow.model.journal import Visit
from ivrflow.verify.coverage import ExitName, coverage_of, exit_of

from .conftest import BYE, compiled, header

TEXT = (
    header('key "0" -> bye')
    + """
hours main {
  calendar = branch
  open -> menu
  closed -> bye
  failed -> bye
}
menu menu {
  prompt = say("One.")
  key "1" -> bye
  noinput -> bye
  nomatch -> bye
}
"""
    + BYE
)
PROGRAMS = compiled(TEXT)


def test_nothing_is_covered_by_no_call() -> None:
    (coverage,) = coverage_of(PROGRAMS, ())
    assert coverage.percent == 0
    assert coverage.nodes_uncovered == ("main", "menu", "bye")
    assert len(coverage.exits_uncovered) == 7


def test_what_calls_went_through_is_covered_in_the_order_of_the_text() -> None:
    visits = [Visit("test", "menu", "key 1"), Visit("test", "main", "open"), Visit("test", "bye", "")]
    (coverage,) = coverage_of(PROGRAMS, visits)
    assert coverage.nodes_covered == ("main", "menu", "bye")
    assert coverage.exits_covered == (ExitName("test", "main", "open"), ExitName("test", "menu", "key 1"))
    assert round(coverage.percent, 1) == 28.6


def test_an_exit_without_a_line_covers_the_one_that_is_followed_instead() -> None:
    assert exit_of(PROGRAMS, Visit("test", "main", "holiday")) == ExitName("test", "main", "closed")


def test_a_key_of_the_header_is_covered_by_one_menu() -> None:
    assert exit_of(PROGRAMS, Visit("test", "menu", "key 0")) == ExitName("test", "", "key 0")
    assert exit_of(PROGRAMS, Visit("test", "menu", "key 7")) is None


def test_visits_to_what_is_not_there_count_for_nothing() -> None:
    assert exit_of(PROGRAMS, Visit("gone", "main", "open")) is None
    (coverage,) = coverage_of(PROGRAMS, [Visit("gone", "main", "open"), Visit("test", "gone", "done")])
    assert coverage.percent == 0


def test_a_flow_without_exits_is_measured_by_its_nodes() -> None:
    programs = compiled(header(start="bye") + BYE)
    assert coverage_of(programs, [Visit("test", "bye", "")])[0].percent == 100
    assert coverage_of(programs, [])[0].percent == 0
