"""Whatever callers and hosts do, a call goes on, waits for the caller, or ends; and its journal tells no secret."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivrflow.engine.rerun import rerun
from ivrflow.model.conversation import StubAnswer
from ivrflow.model.journal_records import from_record, to_record
from ivrflow.model.values import Money
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller

from .conftest import Bank

PIN_KEYS = "89"
"""Pressed for PINs and for nothing else, so that they can be looked for."""

delays = st.sampled_from([0, 0, 200, 2_000, 5_000])
balances = st.decimals(-10_000_000, 10_000_000, places=2).map(lambda amount: (("balance", Money(amount, "CNY")),))
reads = st.one_of(
    st.builds(StubAnswer, st.just("bank.balance"), st.just("found"), balances, st.just(""), delays),
    st.builds(
        StubAnswer,
        st.just("bank.balance"),
        st.sampled_from(["empty", "many", "failed", "failed", "done"]),
        st.just(()),
        st.sampled_from(["", "timeout", "unavailable"]),
        delays,
    ),
)
writes = st.builds(
    StubAnswer,
    st.sampled_from(["bank.block_cards", "bank.note_call"]),
    st.sampled_from(["done", "failed", "found"]),
    st.just(()),
    st.sampled_from(["", "unknown"]),
    delays,
)
others = st.one_of(
    st.builds(
        StubAnswer,
        st.just("queue cards"),
        st.sampled_from(["done", "busy", "noanswer", "refused", "failed"]),
    ),
    st.builds(StubAnswer, st.just("calendar branch"), st.sampled_from(["open", "closed", "holiday"])),
)
answers = st.lists(st.one_of(reads, writes, others), max_size=6)
keys = st.text("0123456*#", min_size=1, max_size=4)
acts = st.one_of(
    keys.map(lambda text: ("press", text)),
    st.just(("press", "1")),
    st.just(("press", "622202")),
    st.text(PIN_KEYS, min_size=1, max_size=5).map(lambda text: ("pin", text)),
    st.sampled_from([10, 700, 4_000, 30_000]).map(lambda length_ms: ("wait", length_ms)),
    st.just(("silence", None)),
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(acts, max_size=14), answers, st.booleans())
def test_random_callers(bank: Bank, done: list[tuple[str, Any]], stubs: list[StubAnswer], hangs_up: bool) -> None:
    call = SimulatedCall(bank.programs, SimulatedCaller("telebank", "13800000000"), bank.live)
    for stub in stubs:
        call.stub(stub)
    call.start()
    for what, how in done:
        act(call, what, how)
        assert call.ended or call.runner.call.in_flight, "somebody is waited for"
    if hangs_up:
        call.hang_up()
    call.finish()
    cdr, steps = call.journal.cdr, call.journal.steps
    assert cdr is not None, "every call ends: nobody is kept for longer than max_duration"
    assert "defect" not in cdr.cause
    assert call.runner.call.finished
    records = [to_record(step) for step in steps]
    typed = {how for what, how in done if what == "pin" and len(how) >= 2}
    for text in texts_in(records):
        assert not any(pin in text for pin in typed), text
    assert rerun(bank.programs, steps).steps == tuple(steps)
    assert rerun(bank.programs, [from_record(record) for record in records]).differs_at is None


def act(call: SimulatedCall, what: str, how: Any) -> None:
    match what:
        case "press" if not call.ended:
            call.press(how)
        case "pin" if not call.ended and call.runner.call.walk.current.id == "ask_pin":
            call.press(how)
        case "wait":
            call.wait(how)
        case "silence":
            call.stay_silent()


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
    assert any(step.secret and step.event.keys == "8998" for step in call.journal.steps)  # type: ignore[union-attr]  # only replies to inputs are secret
    assert call.runner.call.walk.variables["pin"] == "8998"
