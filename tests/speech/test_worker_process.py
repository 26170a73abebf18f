from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from ivrflow.model.errors import Unavailable
from ivrflow.speech.worker_process import DeadWorkerError, Utterance, WorkerProcess, time_allowed_s

ONE = Utterance("one", "gmw/en-us")


@pytest.fixture
def worker() -> Iterator[WorkerProcess]:
    process = WorkerProcess()
    yield process
    process.close()


def running(worker: WorkerProcess) -> int:
    assert worker.pid is not None
    return worker.pid


def test_speaks_at_the_rate_of_the_engine(worker: WorkerProcess) -> None:
    pcm = worker.synthesize(ONE)
    assert pcm.rate_hz == 22_050
    assert 0.2 < len(pcm.samples) / pcm.rate_hz < 1.5
    assert 0.05 < np.abs(pcm.samples).max() <= 1


def test_starts_once_and_serves_many(worker: WorkerProcess) -> None:
    worker.start()
    first = running(worker)
    worker.synthesize(ONE)
    worker.start()
    worker.synthesize(Utterance("二", "sit/cmn"))
    assert running(worker) == first


def test_a_refusal_is_not_a_death(worker: WorkerProcess) -> None:
    worker.start()
    first = running(worker)
    with pytest.raises(Unavailable, match='unknown voice "gmw/xx"'):
        worker.synthesize(Utterance("one", "gmw/xx"))
    assert worker.synthesize(ONE).rate_hz
    assert running(worker) == first


def test_a_killed_worker_is_noticed_and_replaced(worker: WorkerProcess) -> None:
    worker.start()
    first = running(worker)
    os.kill(first, signal.SIGKILL)
    with pytest.raises(DeadWorkerError, match="ended with code -9"):
        worker.synthesize(ONE)
    assert worker.synthesize(ONE).rate_hz
    assert running(worker) != first


def test_a_stopped_worker_is_killed_when_its_time_is_up(worker: WorkerProcess) -> None:
    worker.start()
    first = running(worker)
    os.kill(first, signal.SIGSTOP)
    with pytest.raises(DeadWorkerError, match=r"did not answer within 2\.0 s"):
        worker.synthesize(ONE)
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    assert worker.synthesize(ONE).rate_hz


def test_a_stopped_worker_does_not_block_a_text_larger_than_the_pipe(
    worker: WorkerProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ivrflow.speech.worker_process.time_allowed_s", lambda text: 0.5)
    worker.start()
    os.kill(running(worker), signal.SIGSTOP)
    with pytest.raises(DeadWorkerError):
        worker.synthesize(Utterance("word " * 100_000, "gmw/en-us"))


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ('print(\'{"error": "no voices"}\')', "cannot start: no voices"),
        ("print('what is this')", "ended with code"),
        ("raise SystemExit(7)", "ended with code 7"),
        ("print('{\"voices\": []}', flush=True); input(); print('{\"bytes\": 100}')", "ended with code"),
        ("print('{\"voices\": []}', flush=True); input(); print('{\"bytes\": 4}'); print('abc')", "ended with code"),
        ("print('{\"voices\": []}', flush=True); input(); print('{}')", "ended with code"),
    ],
)
def test_a_program_that_is_no_worker_is_a_dead_worker(tmp_path: Path, program: str, why: str) -> None:
    (tmp_path / "program.py").write_text(program, encoding="utf-8")
    worker = WorkerProcess((sys.executable, str(tmp_path / "program.py")))
    with pytest.raises(DeadWorkerError, match=why):
        worker.synthesize(ONE)
    assert worker.pid is None


def test_closing_twice_is_no_mistake(worker: WorkerProcess) -> None:
    worker.start()
    worker.close()
    worker.close()
    assert worker.pid is None


def test_long_texts_are_given_more_time() -> None:
    assert time_allowed_s("") == 2.0
    assert time_allowed_s("x" * 1_000) == 4.0
