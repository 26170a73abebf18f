"""A call that is over, as the rules look at it."""

from __future__ import annotations

from dataclasses import dataclass

from ivrflow.compiler.program import Program
from ivrflow.model.events import HungUp
from ivrflow.model.journal import Step
from ivrflow.pytest_plugin.random_callers.conduct import Deed
from ivrflow.runtime.simulation.simulated_call import SimulatedCall

__all__ = ["Witnessed"]


@dataclass(frozen=True, slots=True)
class Witnessed:
    """All that is known of a call."""

    flow: str
    """Where it began."""
    call: SimulatedCall
    deeds: tuple[Deed, ...]

    @property
    def steps(self) -> list[Step]:
        return self.call.journal.steps

    @property
    def end_ms(self) -> int:
        """When the call was over on the channel; hang-up handlers may have run longer."""
        return next((step.at_ms for step in self.steps if isinstance(step.event, HungUp)), self.steps[-1].at_ms)

    @property
    def programs(self) -> list[Program]:
        """Of the flows that the call was in."""
        walked = {visit.flow for step in self.steps for visit in step.visits} | {self.flow}
        return [program for name, program in sorted(self.call.programs.items()) if name in walked]

    def node_at(self, at_ms: int) -> str:
        """The node that the call is in until something happens at this moment."""
        step = next((step for step in self.steps if step.at_ms >= at_ms), self.steps[-1])
        return step.position[1]
