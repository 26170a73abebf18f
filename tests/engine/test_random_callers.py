"""Whatever callers and hosts do, a call can be run again from its journal, which tells no secret."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from hypothesis import HealthCheck, given, settings

from ivrflow.engine.rerun import rerun
from ivrflow.model.conversation import StubAnswer
from ivrflow.model.events import Gathered
from ivrflow.model.journal import Step
from ivrflow.model.journal_records import from_record, to_record
from ivrflow.model.values import Money
from ivrflow.pytest_plugin.random_callers import RandomCall, random_calls
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller

from .conftest import Bank


def test_random_callers(bank: Bank) -> None:
    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(random_calls(bank.folder, "telebank"))
    def holds(call: RandomCall) -> None:
        call.must_keep()
        steps = call.steps
        assert call.simulated.runner.call.finished
        records = [to_record(step) for step in steps]
        secrets = secrets_in(steps)
        for text in texts_in(records):
            assert not any(secret in text for secret in secrets), text
        assert rerun(bank.programs, steps).steps == steps
        assert rerun(bank.programs, [from_record(record) for record in records]).differs_at is None

    holds()


def secrets_in(steps: tuple[Step, ...]) -> set[str]:
    """PINs that were entered, and never anything else that is like them."""
    entered = [(step.secret, step.event.keys) for step in steps if isinstance(step.event, Gathered)]
    pins = {keys for secret, keys in entered if secret and len(keys) >= 4}
    return {pin for pin in pins if not any(pin in keys for secret, keys in entered if not secret)}


def texts_in(record: object) -> Iterator[str]:
    """All texts of a record, without digests: of those nothing can be read."""
    match record:
        case str():
            yield record
        case dict():
            for name, value in record.items():
                if name != "digest":
                    yield from texts_in(value)
        case list() | tuple():
            for value in record:
                yield from texts_in(value)


def test_the_keys_of_pins_are_found_where_nothing_hides_them(bank: Bank) -> None:
    """The search above can find something: in the events themselves the keys stand in clear."""
    call = SimulatedCall(bank.programs, SimulatedCaller("telebank"), bank.live)
    call.stub(StubAnswer("bank.balance", "found", (("balance", Money(Decimal(5), "CNY")),)))
    call.start()
    for text in ("1", "1", "622202"):
        call.press(text)
    assert call.runner.call.walk.current.id == "ask_pin"
    call.press("8998")
    call.wait(10)
    assert secrets_in(tuple(call.journal.steps)) == {"8998"}
    assert call.runner.call.walk.variables["pin"] == "8998"
