"""Where a call stood: from its journal, run again on its release."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ivrflow.compiler.program import Program
from ivrflow.compiler.world import World
from ivrflow.model.errors import Unavailable
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.runtime.flow_set import FlowSet, FlowText
from ivrflow.runtime.recovery import node_reached
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller

FLOW = """\
flow shop {
  languages = [en-US]
  zone = UTC
  start = hello
}

play hello {
  prompt = say("Hello.")
  done -> ask
}

menu ask {
  prompt = say("Tea or coffee?")
  key "1" -> bye
  noinput -> bye
  nomatch -> bye
}

hang_up bye {
  prompt = say("Bye.")
}
"""


@pytest.fixture(scope="module")
def programs() -> Mapping[str, Program]:
    read = FlowSet(World(load_catalogue())).read({"shop": FlowText("shop", FLOW)})
    program = read["shop"].program
    assert program is not None
    return {"shop": program}


@pytest.fixture
def call(programs: Mapping[str, Program]) -> SimulatedCall:
    """Has been asked for tea or coffee."""
    made = SimulatedCall(programs, SimulatedCaller("shop"))
    made.start()
    made.listen_until_asked()
    return made


def test_the_node_that_the_last_exit_led_to(programs: Mapping[str, Program], call: SimulatedCall) -> None:
    offered, steps = call.journal.offered, tuple(call.journal.steps)
    assert offered is not None
    assert node_reached(lambda release: programs, offered, steps) == "shop.ask"
    assert node_reached(lambda release: programs, offered, steps[:1]) == "shop.hello"
    assert node_reached(lambda release: programs, offered, ()) == ""


def test_what_cannot_be_told_is_not_told(
    programs: Mapping[str, Program], call: SimulatedCall, caplog: pytest.LogCaptureFixture
) -> None:
    def gone(release: str) -> Mapping[str, Program]:
        raise Unavailable("the release is gone")

    offered, steps = call.journal.offered, tuple(call.journal.steps)
    assert offered is not None
    assert node_reached(gone, offered, steps) == ""
    assert "the release is gone" in caplog.text
    assert node_reached(lambda release: {}, offered, steps) == "", "a release without the flow must not stop the engine"
    another = tuple(step._replace(visits=()) for step in steps)
    assert node_reached(lambda release: programs, offered, another) == "", "it did not go that way"
