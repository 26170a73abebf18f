"""sippy's loop in our thread: prompt, guarded, and as often as one likes."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from functools import partial
from queue import SimpleQueue

import pytest
from sippy.SipURL import SipURL

from ivrflow.channels.sip.complaints import LOG, Complaints
from ivrflow.channels.sip.loop import SignallingLoop
from ivrflow.model.errors import Unavailable


@pytest.fixture
def loop() -> Iterator[SignallingLoop]:
    made = SignallingLoop(Complaints())
    made.start()
    yield made
    made.stop()


def test_jobs_run_in_order_in_one_thread(loop: SignallingLoop) -> None:
    done: SimpleQueue[tuple[int, int]] = SimpleQueue()
    for number in range(500):
        assert loop.post(partial(lambda number: done.put((number, threading.get_ident())), number))
    results = [done.get(timeout=20) for _ in range(500)]
    assert [number for number, _ in results] == list(range(500))
    assert len({thread for _, thread in results}) == 1
    assert results[0][1] != threading.get_ident()


def test_timers_ring_in_the_order_of_their_times(loop: SignallingLoop) -> None:
    rung: SimpleQueue[str] = SimpleQueue()

    def arm() -> None:
        loop.call_later(0.03, lambda: rung.put("second"))
        loop.call_later(0.01, lambda: rung.put("first"))
        loop.call_later(0.02, lambda: rung.put("never")).cancel()

    loop.call(arm)
    assert [rung.get(timeout=20), rung.get(timeout=20)] == ["first", "second"]


def test_timers_have_their_turn_in_a_flood(loop: SignallingLoop) -> None:
    rung = threading.Event()

    def flood() -> None:
        if not rung.is_set():
            loop.post(flood)

    loop.call(lambda: loop.call_later(0.02, rung.set))
    loop.post(flood)
    assert rung.wait(20)


def test_a_defect_is_logged_and_the_loop_goes_on(loop: SignallingLoop, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, LOG.name):
        loop.post(lambda: 1 / 0)
        loop.call(lambda: None)
    assert "defect" in caplog.text


def test_call_raises_what_the_job_raises(loop: SignallingLoop) -> None:
    with pytest.raises(ZeroDivisionError):
        loop.call(lambda: 1 / 0)


def test_what_sippy_prints_is_logged(
    loop: SignallingLoop, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.WARNING, LOG.name):
        SipURL("sip:foo@192.0.2.1:")
    assert "empty port number" in caplog.text
    assert capsys.readouterr().out == ""


def test_only_one_at_a_time(loop: SignallingLoop) -> None:
    with pytest.raises(Unavailable):
        SignallingLoop(Complaints()).start()


def test_it_can_be_started_again_and_again() -> None:
    before = set(threading.enumerate())
    for _ in range(20):
        loop = SignallingLoop(Complaints())
        loop.start()
        loop.call(lambda: None)
        loop.stop()
        loop.stop()
        assert not loop.post(lambda: None)
    assert set(threading.enumerate()) == before
