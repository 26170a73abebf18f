"""Traps and circles, told once each and gone round before they are told."""

from __future__ import annotations

from ivrflow.model.conversation import GoSilent, Press
from ivrflow.verify.exploration.bounds import Bounds
from ivrflow.verify.findings.loops import find_loops

from ..broken_flows import SILENCE, TRAP, WRONG_KEYS
from ..conftest import AGENTS, BYE, Explore, header


def test_a_trap_names_its_nodes(explored: Explore) -> None:
    (trap,) = find_loops(explored(TRAP))
    assert trap.message == "the call never ends by itself from here on: main, check lead only to each other"


def test_a_silent_caller_is_silent_all_the_time(explored: Explore) -> None:
    (found,) = find_loops(explored(SILENCE))
    assert found.message == "a caller who presses nothing goes round for ever: main, again"
    assert found.example is not None
    did = [step for step in found.example.steps if isinstance(step, GoSilent | Press)]
    # Three rounds of three attempts.
    assert did == [GoSilent()] * 9


def test_wrong_keys_are_too_few_keys_as_well(explored: Explore) -> None:
    (found,) = find_loops(explored(WRONG_KEYS))
    assert found.example is not None
    assert {step.keys for step in found.example.steps if isinstance(step, Press)} <= {"1#", "#"}


def test_a_circle_that_only_failing_hosts_close_is_none(explored: Explore) -> None:
    text = (
        header(start="menu")
        + ('menu menu {\n  prompt = say("One.")\n  key "1" -> agents\n  noinput -> agents\n  nomatch -> bye\n}\n')
        + AGENTS.replace("busy -> bye", "busy -> menu")
    )
    assert list(find_loops(explored(text))) == []


def test_what_the_bounds_cut_is_no_trap(explored: Explore) -> None:
    exploration = explored(TRAP, bounds=Bounds(max_states=2))
    assert exploration.cut
    assert [each for each in find_loops(exploration) if each.code.name == "trap"] == []


def test_a_circle_that_the_caller_wants_is_none(explored: Explore) -> None:
    text = header('key "9" -> repeat') + (
        'menu main {\n  prompt = say("One.")\n  key "1" -> main\n  noinput -> bye\n  nomatch -> bye\n}\n' + BYE
    )
    assert list(find_loops(explored(text))) == []
