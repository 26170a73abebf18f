"""What goes wrong by itself, and why."""

from __future__ import annotations

from ivrflow.verify.findings.failures import Cause, cause_of, find_failures

from ..broken_flows import CUT_OFF, DIVISION
from ..conftest import BYE, Explore, header


def test_a_value_that_cannot_be_computed_is_told_with_the_reason(explored: Explore) -> None:
    (found,) = find_failures(explored(DIVISION))
    assert "zero" in found.message
    assert found.certain


def test_without_on_error_the_call_is_cut_off(explored: Explore) -> None:
    text = DIVISION.replace("  on error -> sorry\n", "").replace("empty -> bye", "empty -> bye\n  failed -> sorry")
    (found,) = find_failures(explored(text))
    assert found.message.endswith("and the call is cut off")


def test_only_the_exits_that_nobody_catches_cut_a_call_off(explored: Explore) -> None:
    found = list(find_failures(explored(CUT_OFF)))
    assert [(each.node, each.code.name) for each in found] == [("agents", "dead-end")]
    assert list(find_failures(explored(CUT_OFF.replace("start = main", "start = main\n  on error -> bye")))) == []


def test_causes_are_told_apart(explored: Explore) -> None:
    exploration = explored(DIVISION)
    causes = {
        cause[0]
        for edge in exploration.space.edges()
        for happening in edge.happenings
        if (cause := cause_of(exploration.programs, happening)) is not None
    }
    # The query's `failed` is not connected, which is what `on error` is for.
    assert causes == {Cause.VALUE, Cause.TECHNICAL}


def test_a_flow_that_fails_nowhere_has_no_findings(explored: Explore) -> None:
    assert list(find_failures(explored(header(start="bye") + BYE))) == []
