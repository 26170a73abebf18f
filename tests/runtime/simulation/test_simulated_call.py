"""A call on a virtual clock: the caller's keys, time, what was heard."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from ivrflow.compiler.program import Program
from ivrflow.model.cdr import Milestone
from ivrflow.model.conversation import StubAnswer
from ivrflow.model.events import Gathered
from ivrflow.runtime.simulation.simulated_call import KEY_GAP_MS, SimulatedCall, SimulatedCaller

from ...engine.driving import flow, programs


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


def test_a_call_of_which_nobody_said_when_comes_in_the_morning_of_the_flow(made: Mapping[str, Program]) -> None:
    call = begun(made)
    offered = call.journal.offered
    assert offered is not None
    local = offered.started.astimezone(made["main"].zone)
    assert (local.isoweekday(), local.hour, local.minute) == (1, 10, 0)
    assert local.utcoffset() == timedelta(hours=8)


def test_all_that_was_heard_is_one_text(made: Mapping[str, Program]) -> None:
    call = begun(made)
    call.listen_until_asked()
    assert call.heard_text() == "please enter your account number"


SPLIT = flow(
    "  start = lot",
    'split lot {\n  share "50 a" -> a\n  share "50 b" -> b\n}\nhang_up a {\n}\n'
    'music b {\n  prompt = say("la")\n  length = 20s\n  done -> later\n}\n'
    "wait later {\n  length = 5s\n  done -> told\n}\n"
    "milestone told {\n  name = told\n  data = (tries = 2)\n  done -> a\n}\n",
)


def test_another_caller_draws_another_lot_and_the_same_one_the_same() -> None:
    made = programs(SPLIT)
    ways: dict[str, str] = {}
    for ani in [*map(str, range(100)), *map(str, range(100))]:
        call = SimulatedCall(made, SimulatedCaller("main", ani))
        call.start()
        way = call.journal.steps[0].visits[0].exit
        assert ways.setdefault(ani, way) == way
    assert 30 <= sum(way == "share 50 a" for way in ways.values()) <= 70


def test_music_and_waits_take_their_time_and_milestones_are_in_the_record() -> None:
    made = programs(SPLIT)
    call = next(
        call
        for call in (SimulatedCall(made, SimulatedCaller("main", ani)) for ani in map(str, range(20)))
        if begins_with_music(call)
    )
    call.finish()
    assert 25_000 <= call.clock.now_ms() < 26_000
    assert call.journal.cdr is not None
    assert call.journal.cdr.milestones == (Milestone("told", 25_000, (("tries", "2"),)),)


def begins_with_music(call: SimulatedCall) -> bool:
    call.start()
    return call.journal.steps[0].visits[0].exit == "share 50 b"
