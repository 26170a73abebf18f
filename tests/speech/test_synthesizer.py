from __future__ import annotations

import os
import signal
import sys
import threading
from functools import partial
from queue import Queue

import pytest

from ivrflow.model.errors import IvrflowError, Unavailable
from ivrflow.speech.pipeline import Pcm
from ivrflow.speech.synthesizer import MAX_TEXT_CHARS, Speak, Synthesizer
from ivrflow.speech.worker_process import DeadWorkerError, Utterance

ONE = Utterance("one", "gmw/en-us")

WAIT_S = 30.0
"""Only a failing test waits so long."""

Outcomes = Queue[Pcm | IvrflowError]


def speak_into(outcomes: Outcomes, utterance: Utterance, speak: Speak) -> None:
    """A task that puts the sound, or the error that came instead."""
    try:
        outcomes.put(speak(utterance))
    except IvrflowError as error:
        outcomes.put(error)


def spoken(pool: Synthesizer, utterance: Utterance = ONE) -> Pcm | IvrflowError:
    outcomes = Outcomes()
    pool.submit(partial(speak_into, outcomes, utterance))
    return outcomes.get(timeout=WAIT_S)


def only_pid(pool: Synthesizer) -> int:
    (pid,) = pool.pids
    return pid


def test_starts_workers_only_when_they_are_needed(synthesizer: Synthesizer) -> None:
    assert synthesizer.pids == ()
    assert isinstance(spoken(synthesizer), Pcm)
    assert len(synthesizer.pids) == 1


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_nobody_notices_that_a_worker_was_killed_or_stopped(synthesizer: Synthesizer, how: signal.Signals) -> None:
    spoken(synthesizer)
    victim = only_pid(synthesizer)
    os.kill(victim, how)
    assert isinstance(spoken(synthesizer), Pcm)
    assert only_pid(synthesizer) != victim


def test_a_worker_killed_while_many_wait_costs_nobody_a_prompt() -> None:
    pool = Synthesizer(workers=2)
    outcomes = Outcomes()
    for number in range(40):
        pool.submit(partial(speak_into, outcomes, Utterance(f"This is prompt number {number}.", "gmw/en-us")))
    first = outcomes.get(timeout=WAIT_S)
    os.kill(pool.pids[0], signal.SIGKILL)
    rest = [outcomes.get(timeout=WAIT_S) for _ in range(39)]
    assert all(isinstance(outcome, Pcm) for outcome in [first, *rest])
    pool.close()


def test_rests_when_workers_keep_dying(monkeypatch: pytest.MonkeyPatch) -> None:
    now_s = [0.0]
    pool = Synthesizer(workers=1, now_s=lambda: now_s[0])
    monkeypatch.setattr(pool._workers[0], "_program", (sys.executable, "-c", "raise SystemExit(1)"))
    outcomes = [spoken(pool) for _ in range(6)]
    assert all(isinstance(outcome, DeadWorkerError) for outcome in outcomes[:5])
    assert "rests for a minute" in str(outcomes[5])
    now_s[0] = 60.0
    assert isinstance(spoken(pool), DeadWorkerError)
    pool.close()


def test_refuses_more_than_may_wait() -> None:
    pool = Synthesizer(workers=1, max_waiting=2)
    busy, release = threading.Event(), threading.Event()

    def hold(speak: Speak) -> None:
        busy.set()
        release.wait(WAIT_S)

    pool.submit(hold)
    assert busy.wait(WAIT_S)
    for _ in range(2):
        pool.submit(lambda speak: None)
    with pytest.raises(Unavailable, match="overloaded: 2 prompts are waiting"):
        pool.submit(lambda speak: None)
    release.set()
    pool.close()


def test_refuses_a_text_that_is_no_prompt(synthesizer: Synthesizer) -> None:
    outcome = spoken(synthesizer, Utterance("x" * (MAX_TEXT_CHARS + 1), "gmw/en-us"))
    assert isinstance(outcome, Unavailable)
    assert "too long to speak" in str(outcome)


def test_a_bug_in_one_task_does_not_end_speech(synthesizer: Synthesizer, caplog: pytest.LogCaptureFixture) -> None:
    synthesizer.submit(lambda speak: 1 / 0)  # type: ignore[arg-type] # the bug is the point
    assert isinstance(spoken(synthesizer), Pcm)
    assert "a speech task failed" in caplog.text


def test_what_waits_at_closing_is_told() -> None:
    pool = Synthesizer(workers=1)
    busy, release, outcomes = threading.Event(), threading.Event(), Outcomes()

    def hold(speak: Speak) -> None:
        busy.set()
        release.wait(WAIT_S)

    pool.submit(hold)
    pool.submit(partial(speak_into, outcomes, ONE))
    assert busy.wait(WAIT_S)
    closing = threading.Thread(target=pool.close)
    closing.start()
    assert pool._closing.wait(WAIT_S)
    release.set()
    closing.join()
    assert str(outcomes.get(timeout=WAIT_S)) == "speech is shut down"
    with pytest.raises(Unavailable, match="shut down"):
        pool.submit(hold)


def test_a_warm_pool_starts_its_workers_at_once() -> None:
    pool = Synthesizer(workers=1, warm=True)
    ready = threading.Event()
    pool.submit(lambda speak: ready.set())
    assert ready.wait(WAIT_S)
    assert len(pool.pids) == 1
    pool.close()
