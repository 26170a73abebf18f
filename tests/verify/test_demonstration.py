"""Calls that get to a node."""

from __future__ import annotations

from ivrflow.model.conversation import Hear, Press
from ivrflow.verify.demonstration import NodeName, demonstrate

from .broken_flows import CONTRADICTION
from .conftest import BYE, Explore, header
from .replaying import simulated

SHOP = (
    header("on hangup -> note")
    + """
menu main {
  prompt = say("For orders, press 1.")
  key "1" -> ask
  noinput -> bye
  nomatch -> bye
}
query ask {
  call = shop.orders()
  found -> tell
  empty -> bye
  many -> bye
  failed -> bye
}
play tell {
  prompt = say("You have orders.")
  done -> bye
}
set note {
  values = ()
  done -> noted
}
return noted {
}
"""
    + BYE
)


def test_a_node_is_shown_by_a_shortest_call_that_the_simulator_confirms(explored: Explore) -> None:
    exploration = explored(SHOP)
    places = [NodeName("test", name) for name in ("tell", "main", "note")]
    found = demonstrate(exploration, places)
    assert list(found) == places
    for place, shown in found.items():
        assert not shown.shows
        visits = simulated(shown.conversation, exploration.programs, "test")
        assert place.node in {visit.node for visit in visits}
    # Not only while it rings.
    assert Hear("For orders, press 1.") in found[places[1]].conversation.steps
    pressed = [step.keys for step in found[places[0]].conversation.steps if isinstance(step, Press)]
    assert pressed == ["1"]


def test_a_node_that_no_call_gets_to_is_not_shown(explored: Explore) -> None:
    exploration = explored(CONTRADICTION)
    assert demonstrate(exploration, [NodeName("test", "never"), NodeName("test", "gone")]) == {}
