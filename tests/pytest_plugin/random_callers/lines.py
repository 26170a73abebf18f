"""Small flows to phone, and callers whose every choice a test makes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from ivrflow.model.conversation import HangsUp, Press, StubAnswer, Wait
from ivrflow.pytest_plugin.random_callers.account import Account
from ivrflow.pytest_plugin.random_callers.conduct import Conduct, Habits
from ivrflow.pytest_plugin.random_callers.witnessed import Witnessed
from ivrflow.pytest_plugin.random_callers.world import Draw
from ivrflow.runtime.flow_folder import FlowFolder
from ivrflow.runtime.flow_set import FlowSet, FlowText
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller

from ...engine.driving import WORLD, flow

__all__ = ["BYE", "MENU", "Placed", "chosen", "line", "placed"]

BYE = 'hang_up bye {\n  prompt = say("Goodbye.")\n}\n'
MENU = """
menu ask {
  prompt = say("For news, press 1. For more, press 2.")
  attempts = 1
  key "1" -> one
  key "2" -> two
  noinput -> bye
  nomatch -> bye
}
"""


def line(nodes: str, header: str = "", start: str = "ask") -> FlowFolder:
    """A folder that holds the flow `main`."""
    text = flow(f"  start = {start}\n{header}", nodes + BYE)
    folder = FlowFolder(FlowSet(WORLD).read({"main.ivr": FlowText("main.ivr", text)}), {})
    assert folder.programs, list(folder.complaints())
    return folder


def chosen(*choices: Any) -> Draw:
    """Draws these values, one after the other, whatever the strategy."""
    left = iter(choices)

    def draw(strategy: st.SearchStrategy[Any], /) -> Any:
        return next(left)

    return draw


class Placed:
    """A call in which a test did what it liked."""

    def __init__(self, folder: FlowFolder, answers: Iterable[StubAnswer]) -> None:
        self.caller = SimulatedCaller("main")
        self.call = SimulatedCall(folder.programs, self.caller, folder.live)
        self.answers = tuple(answers)
        for answer in self.answers:
            self.call.stub(answer)
        self.call.start()
        self.conduct = Conduct(chosen(("nothing more",), "nothing more"), self.call, Habits())

    def do(self, *steps: Press | Wait | HangsUp) -> Placed:
        """Listen, then do it; each in turn."""
        for step in steps:
            self.call.listen_until_asked()
            self.conduct.carry_out(step, listened=True)
        return self

    def over(self) -> Placed:
        """The caller does nothing more."""
        self.conduct.behave()
        self.call.finish()
        return self

    @property
    def seen(self) -> Witnessed:
        return Witnessed("main", self.call, tuple(self.conduct.deeds))

    @property
    def account(self) -> Account:
        return Account(self.call, self.caller, {}, self.answers, self.conduct)


def placed(folder: FlowFolder, *answers: StubAnswer) -> Placed:
    return Placed(folder, answers)
