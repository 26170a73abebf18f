"""What conversations assume of the world, and which of them can therefore be held at the same time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from ivrflow.model.calendar import WEEKDAYS
from ivrflow.model.conversation import StubAnswer
from ivrflow.model.events import Queried
from ivrflow.model.values import Money
from ivrflow.runtime.simulation.conversation_run import ConversationRun

from ...e2e.installation import Installation
from .choice import duration_ms

__all__ = ["ACCOUNT", "PIN", "Round", "World", "can_be_arranged", "rounds", "world_of"]

ACCOUNT, PIN = "622202", "4711"
"""Whose balance the conversations are about; with other PINs they find none."""
SIDE_BY_SIDE = 6
"""So many phones listen at the same time, and leave half of a small machine to the engine."""


@dataclass(frozen=True, slots=True)
class World:
    """Each part is empty when it does not matter."""

    balance: str = ""
    hours: str = ""
    """How the calendar stands: `open`, `closed`, `holiday`."""
    host: str = ""
    """`quick` or `slow`."""

    def also(self, other: World) -> World | None:
        """A world that is as both assume; None when there is none, or when one would wait for the other's slow host."""
        if self.host == other.host == "slow":
            return None
        pairs = ((self.balance, other.balance), (self.hours, other.hours), (self.host, other.host))
        if any(one and two and one != two for one, two in pairs):
            return None
        return World(*(one or two for one, two in pairs))

    def arrange(self, installation: Installation) -> None:
        """Make it so in a real database and a real calendar. A slow host is up to the one call that meets it."""
        if self.balance:
            installation.set_balance(ACCOUNT, PIN, self.balance)
        if self.hours:
            with installation.store() as store:
                store.live.put("calendar", "branch", _calendar(self.hours), "contract")


@dataclass(slots=True)
class Round:
    """Calls at the same time."""

    world: World = field(default_factory=World)
    runs: list[ConversationRun] = field(default_factory=list)

    def takes(self, run: ConversationRun) -> bool:
        """Take the call in, if there is room and the world can be as it assumes."""
        world = self.world.also(world_of(run))
        if world is None or len(self.runs) == SIDE_BY_SIDE:
            return False
        self.world = world
        self.runs.append(run)
        return True


def world_of(run: ConversationRun) -> World:
    """What this conversation assumes."""
    stubs = [step for step in run.conversation.steps if isinstance(step, StubAnswer)]
    amounts = [amount for stub in stubs for _, amount in stub.results if isinstance(amount, Money)]
    events = [step.event for step in run.call.journal.steps]
    # The exits are those of the one node that asks for hours in the flows that are phoned here.
    exits = [visit.exit for step in run.call.journal.steps for visit in step.visits if visit.node == "hours"]
    quick_or_slow = "slow" if any(stub.after_ms for stub in stubs) else "quick"
    return World(
        balance=str(amounts[0].amount) if amounts else "",
        hours=exits[0] if exits else "",
        host=quick_or_slow if any(isinstance(event, Queried) for event in events) else "",
    )


def can_be_arranged(run: ConversationRun) -> bool:
    """A host that fails on its own at a given moment cannot be had: tests/e2e/test_host_trouble.py has broken ones."""
    return not any(isinstance(step, StubAnswer) and step.outcome == "failed" for step in run.conversation.steps)


def rounds(runs: Iterable[ConversationRun]) -> list[Round]:
    """All the calls, each where it fits first. The longest come first, so that calls of a round take about as long."""
    made: list[Round] = []
    for run in sorted(runs, key=duration_ms, reverse=True):
        if not any(each.takes(run) for each in made):
            made.append(Round())
            assert made[-1].takes(run)
    return made


def _calendar(state: str) -> dict[str, object]:
    """One that is in this state now, whenever that is."""
    week: dict[str, object] = {day: ["00:00-24:00"] if state == "open" else [] for day in WEEKDAYS}
    if state != "holiday":
        return week
    today = datetime.now(UTC).date()
    return {**week, "holidays": {str(today + timedelta(days=offset)): "holiday" for offset in (-1, 0, 1)}}
