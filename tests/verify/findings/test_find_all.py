"""Flows that are wrong in one known way, and what is found in them."""

from __future__ import annotations

import pytest

from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.findings.find_all import find_all
from ivrflow.verify.findings.finding import Finding

from ..broken_flows import CONTRADICTION, CUT_OFF, DEAD_AIR, DIVISION, SILENCE, TRAP, WRONG_KEYS
from ..conftest import AGENTS, BYE, Explore, header
from ..replaying import simulated


def codes(found: tuple[Finding, ...]) -> list[tuple[str, str, bool]]:
    return [(each.code.name, each.node, each.certain) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TRAP, ("trap", "main", True)),
        (SILENCE, ("endless-silence", "main", True)),
        (WRONG_KEYS, ("endless-wrong-keys", "main", True)),
        (DIVISION, ("value-cannot-be-computed", "share", True)),
        (CUT_OFF, ("dead-end", "agents", True)),
        (CONTRADICTION, ("never-reached", "check", False)),
        (DEAD_AIR, ("dead-air", "second", True)),
    ],
    ids=["trap", "silence", "wrong keys", "division", "cut off", "contradiction", "dead air"],
)
def test_a_flow_that_is_wrong_in_one_way_has_one_finding_whose_call_replays(
    explored: Explore, text: str, expected: tuple[str, str, bool]
) -> None:
    exploration = explored(text)
    found = find_all(exploration)
    about = [each for each in found if each.code.name == expected[0]]
    assert codes(tuple(about)) == [expected]
    others = {each.code.name for each in found} - {expected[0]}
    # Behind a trap lies what is never reached; nothing else may be told.
    assert others <= {"never-reached"} if expected[0] == "trap" else not others
    if expected[2]:
        assert about[0].example is not None
        visits = simulated(about[0].example, exploration.programs, "test")
        assert expected[1] in {visit.node for visit in visits}
    else:
        assert about[0].example is None


def test_a_counter_that_ends_the_circle_is_no_endless_silence(explored: Explore) -> None:
    counted = SILENCE.replace("done -> main", "done -> count").replace(
        "start = main", "start = main\n  var n: number = 0"
    )
    counted += "set count {\n  values = (n = n + 1)\n  done -> enough\n}\n"
    counted += "branch enough {\n  when n > 4 -> bye\n  otherwise -> main\n}\n"
    assert find_all(explored(counted)) == ()


def test_a_subflow_that_traps_is_a_trap_of_its_caller(explored: Explore) -> None:
    inner = TRAP.replace("flow test", "flow inner").replace(
        'hang_up bye {\n  prompt = say("Goodbye.")\n}', "return bye {\n}"
    )
    outer = header() + "subflow main {\n  flow = inner()\n  done -> bye\n}\n" + BYE
    found = [each for each in find_all(explored(outer, inner)) if each.code.name == "trap"]
    assert [(each.flow, each.node, each.certain) for each in found] == [("inner", "main", True)]


def test_an_exit_that_the_caller_takes_is_no_technical_error(explored: Explore) -> None:
    text = header("on error -> sorry") + 'play sorry {\n  prompt = say("Sorry.")\n  done -> bye\n}\n' + BYE
    loop = (
        text + "set main {\n  values = ()\n  done -> inner\n}\nsubflow inner {\n  flow = empty()\n  done -> main\n}\n"
    )
    empty = header(name="empty") + "return main {\n}\n"
    found = find_all(explored(loop, empty))
    assert ("error-without-technical-cause", True) in {(each.code.name, each.certain) for each in found}


def test_telebank_is_explored_completely_and_has_no_findings(telebank: Exploration) -> None:
    assert not telebank.cut
    assert find_all(telebank) == ()


def test_agents_who_are_all_busy_are_no_trap(explored: Explore) -> None:
    assert find_all(explored(header(start="agents") + AGENTS)) == ()
