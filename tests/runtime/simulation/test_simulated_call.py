"""A call on a virtual clock: the caller's keys, time, what was heard."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from ivrflow.compiler.program import Program
from ivrflow.model.conversation import StubAnswer
from ivrflow.model.events import Gathered
from ivrflow.runtime.simulation.simulated_call import KEY_GAP_MS, SimulatedCall, SimulatedCaller


def begun(made: Mapping[str, Program], *stubs: StubAnswer) -> SimulatedCall:
    call = SimulatedCall(made, SimulatedCaller("main", "138"))
    for stub in stubs:
        call.stub(stub)
    call.start()
    return call


def test_keys_are_pressed_one_after_the_other(made: Mapping[str, Program]) -> None:
    call = begun(made, StubAnswer("bank.balance", "empty"))
    call.wait(500)
    call.press("123")
    event = next(step.event for step in call.journal.steps if isinstance(step.event, Gathered))
    assert [offset for _, offset in event.pressed] == [500, 500 + KEY_GAP_MS, 500 + 2 * KEY_GAP_MS]


def test_silence_lasts_until_the_flow_goes_on(made: Mapping[str, Program]) -> None:
    call = begun(made)
    asked = []
    while not call.ended:
        asked.append(call.clock.now_ms())
        call.stay_silent()
    assert len(asked) == 3, "three attempts"
    assert call.ended_by == "flow"


def test_time_passes_only_when_it_is_told_to(made: Mapping[str, Program]) -> None:
    call = begun(made)
    assert call.clock.now_ms() == 0
    call.listen_until_asked()
    heard_at = call.clock.now_ms()
    assert heard_at == call.heard[-1].end_ms > 0
    call.wait(10)
    assert call.clock.now_ms() == heard_at + 10


def test_a_call_that_is_left_alone_comes_to_its_end(made: Mapping[str, Program]) -> None:
    call = begun(made)
    call.finish()
    assert call.journal.cdr is not None
    assert call.journal.cdr.ended_by == "flow"


def test_who_calls_when_is_what_is_said(made: Mapping[str, Program]) -> None:
    call = SimulatedCall(made, SimulatedCaller("main", "138", "95588", datetime(2026, 3, 2, 10, 15), "id-1", 7))  # noqa: DTZ001 - without zone the flow's is meant
    call.start()
    offered = call.journal.offered
    assert offered is not None
    assert (offered.call_id, offered.ani, offered.dnis, offered.seed) == ("id-1", "138", "95588", 7)
    assert offered.started == datetime(2026, 3, 2, 2, 15, tzinfo=UTC)


def test_all_that_was_heard_is_one_text(made: Mapping[str, Program]) -> None:
    call = begun(made)
    call.listen_until_asked()
    assert call.heard_text() == "please enter your account number"
