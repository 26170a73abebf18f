"""Time that passes when it is told to: in order, never back, and never past what is due."""

from __future__ import annotations

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from ivrflow.channels.simulator.clock import VirtualClock


@given(st.lists(st.integers(0, 50), max_size=20), st.integers(0, 60))
def test_all_that_is_due_is_called_in_order_at_its_moment(delays: list[int], until: int) -> None:
    clock = VirtualClock(1000)
    called: list[tuple[int, int]] = []

    def note(number: int) -> None:
        called.append((clock.now_ms(), number))

    for number, delay in enumerate(delays):
        clock.call_later(delay, partial(note, number))
    clock.run_until(1000 + until)
    wanted = sorted((1000 + delay, number) for number, delay in enumerate(delays))
    assert called == [each for each in wanted if each[0] <= 1000 + until]
    assert clock.now_ms() == 1000 + until
    assert clock.next_ms() == next((at for at, _ in wanted if at > 1000 + until), None)


def test_what_a_timer_asks_for_is_called_on_the_way() -> None:
    clock = VirtualClock()
    called: list[int] = []

    def again() -> None:
        called.append(clock.now_ms())
        clock.call_later(20, again)

    clock.call_later(20, again)
    clock.run_until(70)
    assert called == [20, 40, 60]


def test_a_cancelled_timer_neither_fires_nor_holds_up_the_clock() -> None:
    clock = VirtualClock()
    called: list[str] = []
    clock.call_later(10, lambda: called.append("cancelled")).cancel()
    clock.call_later(30, lambda: called.append("kept"))
    assert clock.next_ms() == 30
    assert clock.run_next()
    assert (called, clock.now_ms()) == (["kept"], 30)
    assert not clock.run_next()
    assert clock.now_ms() == 30


def test_time_never_goes_back() -> None:
    clock = VirtualClock(500)
    clock.run_until(100)
    assert clock.now_ms() == 500
    called: list[int] = []
    clock.call_later(-50, lambda: called.append(clock.now_ms()))
    clock.call_soon(lambda: called.append(-clock.now_ms()))
    clock.run_until(500)
    assert called == [500, -500]
