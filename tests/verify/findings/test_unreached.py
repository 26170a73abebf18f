"""What no call got to."""

from __future__ import annotations

from ivrflow.verify.exploration.bounds import Bounds
from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.findings.unreached import find_unreached, nodes_met

from ..broken_flows import CONTRADICTION
from ..conftest import Explore


def test_the_exit_is_told_and_what_lies_behind_it_counted(explored: Explore) -> None:
    (found,) = find_unreached(explored(CONTRADICTION))
    assert (found.node, found.exit, found.certain) == ("check", 'when number = "12" & "34"', False)
    assert found.message.endswith("nor to 1 node behind it")


def test_a_cut_exploration_says_so(explored: Explore) -> None:
    found = list(find_unreached(explored(CONTRADICTION, bounds=Bounds(max_states=2))))
    assert found
    assert all("(the exploration was cut)" in each.message for each in found)


def test_all_of_telebank_is_met(telebank: Exploration) -> None:
    program = telebank.programs["telebank"]
    assert nodes_met(telebank) == {("telebank", node.id) for node in program.nodes}
    assert list(find_unreached(telebank)) == []
