"""A week of callers to the telebank, so that pictures of reports and calls show what a department sees there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from ivrflow.model.conversation import HangsUp, Press, StepOfTalk, StubAnswer, Wait
from ivrflow.model.values import Money
from ivrflow.runtime.configuration import read_configuration
from ivrflow.runtime.simulation.simulated_call import SimulatedCaller
from ivrflow.runtime.wiring import installation

from ..runtime.past_calls import PastCall, place_past_calls
from .studio import Person

__all__ = ["place_a_busy_week"]

DAYS = 7
CALLS_A_DAY = (31, 38, 35, 33, 29, 14, 11)
SPOKEN = Wait(8_000)
BALANCE = (StubAnswer("bank.balance", "found", (("balance", Money(Decimal(88), "CNY")),), after_ms=700),)
BLOCKED = (StubAnswer("bank.block_cards", "done", after_ms=900),)


def place_a_busy_week(person: Person) -> None:
    """Calls of the last seven days, to what is published."""
    with installation(read_configuration(person.configuration, {})) as installed:
        place_past_calls(installed.store, installed.world(), _calls(datetime.now(UTC)))


def _calls(now: datetime) -> Iterator[PastCall]:
    for day, count in enumerate(CALLS_A_DAY):
        # A call lasts minutes: the last of a day ends before the day does, and before now.
        begin = now - timedelta(days=DAYS - day, hours=1)
        for number in range(count):
            caller = SimulatedCaller(
                "telebank",
                f"1380000{number % 23:04}",
                "95588",
                begin - timedelta(minutes=3 * number),
                f"day-{day}-{number}",
            )
            steps, answers = _ways(number % 23)[(number + day) % 5]
            yield PastCall(caller, steps, answers)


def _ways(customer: int) -> tuple[tuple[tuple[StepOfTalk, ...], tuple[StubAnswer, ...]], ...]:
    """What callers of the telebank do."""
    account = Press(f"6222{customer:02}")
    balance = (Press("1"), Press("1"), SPOKEN, account, SPOKEN, Press("4711"), Wait(12_000), HangsUp())
    card = (Press("1"), Press("2"), SPOKEN, account, SPOKEN, Press("1"), Wait(12_000), HangsUp())
    agent = (Press("1"), Press("0"), Wait(30_000))
    gives_up = (Press("1"), SPOKEN, HangsUp())
    return ((balance, BALANCE), (balance, BALANCE), (card, BLOCKED), (agent, ()), (gives_up, ()))
