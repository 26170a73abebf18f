"""One call of a random caller: the strategy that places it, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from hypothesis import strategies as st

from ivrflow.lang.conversations import print_conversations
from ivrflow.model.conversation import ORDINARY_CALLER, Conversation, StubAnswer, caller_of
from ivrflow.model.errors import Misuse
from ivrflow.model.journal import Step
from ivrflow.pytest_plugin.flow_folders import flows_at, no_flow
from ivrflow.pytest_plugin.random_callers.account import Account
from ivrflow.pytest_plugin.random_callers.conduct import Conduct, Deed, Habits
from ivrflow.pytest_plugin.random_callers.fault import BrokenRule, Fault
from ivrflow.pytest_plugin.random_callers.rules import Rules, faults_in
from ivrflow.pytest_plugin.random_callers.witnessed import Witnessed
from ivrflow.pytest_plugin.random_callers.world import Draw, RandomAnswers, surroundings_of
from ivrflow.runtime.flow_folder import FlowFolder
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller

__all__ = ["RandomCall", "random_calls"]

_NUMBERS = (ORDINARY_CALLER, "13800001111", "+442079460000", "")


class _PrettyPrinter(Protocol):
    """Hypothesis's, which is IPython's."""

    def text(self, obj: str) -> None: ...


@dataclass(frozen=True, slots=True)
class RandomCall:
    """A call that is over. Its representation is a conversation that leads to the same again."""

    flow: str
    simulated: SimulatedCall
    deeds: tuple[Deed, ...]
    """What the caller did."""
    answers: tuple[StubAnswer, ...]
    """What hosts, calendars and queues answered, in the order in which each was asked."""
    account: Account

    def __repr__(self) -> str:
        return "\n" + print_conversations([self.conversation()])

    def _repr_pretty_(self, printer: _PrettyPrinter, cycle: bool) -> None:
        """How Hypothesis shows it."""
        printer.text(repr(self))

    @property
    def steps(self) -> tuple[Step, ...]:
        """The journal."""
        return tuple(self.simulated.journal.steps)

    @property
    def ended_by(self) -> str | None:
        """`caller`, `flow`, `handoff`, …"""
        return self.simulated.ended_by

    def heard_text(self) -> str:
        """All that was heard, in lower case and without punctuation."""
        return self.simulated.heard_text()

    def faults(self, rules: Rules | None = None) -> list[Fault]:
        """The rules that the call breaks, those first that an author will want to know first."""
        return list(faults_in(Witnessed(self.flow, self.simulated, self.deeds), rules or Rules()))

    def must_keep(self, rules: Rules | None = None) -> None:
        """Raises BrokenRule for the first rule that it breaks; the message shows the call."""
        for fault in self.faults(rules):
            raise BrokenRule(self.flow, fault, self.conversation(fault), self.path)

    def conversation(self, fault: Fault | None = None) -> Conversation:
        """The call in the words of conversations; with a fault, up to where it shows."""
        return self.account.conversation(fault)

    @property
    def path(self) -> list[str]:
        """The nodes that the call went through."""
        return [visit.node for step in self.steps for visit in step.visits]


@dataclass(frozen=True, slots=True)
class _Line:
    """What calls are placed to."""

    folder: FlowFolder
    flow: str
    habits: Habits
    ani: str | None

    def __repr__(self) -> str:
        return self.flow


def random_calls(
    flows: FlowFolder | Path | str, flow: str, habits: Habits | None = None, ani: str | None = None
) -> st.SearchStrategy[RandomCall]:
    """Calls to a flow, each of them over. `flows` is a folder of flow files, or what was read from one.

    Each caller has a number of his own (flows draw lots by it) unless `ani` is given. Files are read when the first
    call is placed, which raises Misuse when there is no such flow without errors, Unavailable and BadDocument when the
    folder cannot be read.
    """

    def strategy() -> st.SearchStrategy[RandomCall]:
        folder = flows if isinstance(flows, FlowFolder) else flows_at(Path(flows).absolute())
        if flow not in folder.programs:
            raise Misuse(no_flow(flow, folder))
        return _calls(_Line(folder, flow, habits or Habits(), ani))

    return st.deferred(strategy)


@st.composite
def _calls(draw: Draw, line: _Line) -> RandomCall:
    programs = line.folder.programs
    caller = SimulatedCaller(line.flow, caller_of(line.ani) if line.ani else draw(st.sampled_from(_NUMBERS)))
    answers = RandomAnswers(draw, surroundings_of(programs.values()), nothing=line.habits.nothing)
    call = SimulatedCall(programs, caller, line.folder.live, answers)
    call.start()
    conduct = Conduct(draw, call, line.habits)
    conduct.behave()
    call.finish()
    account = Account(call, caller, line.folder.live, answers.answers, conduct)
    return RandomCall(line.flow, call, tuple(conduct.deeds), answers.answers, account)
