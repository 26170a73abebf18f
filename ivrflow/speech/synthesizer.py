"""The queue in front of the speech workers: one thread to each worker process, a bound on what may wait."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import Full, Queue
from typing import TypeAlias

from ivrflow.model.errors import IvrflowError, Unavailable
from ivrflow.speech.breaker import Breaker
from ivrflow.speech.pipeline import Pcm
from ivrflow.speech.worker_process import DeadWorkerError, Utterance, WorkerProcess

__all__ = ["Speak", "SpeechHealth", "Synthesizer", "Task"]

log = logging.getLogger(__name__)

Speak: TypeAlias = Callable[[Utterance], Pcm]
"""Given to a task: blocks, raises IvrflowError."""

Task: TypeAlias = Callable[[Speak], None]
"""Runs in a speech thread, and may also read the cache and process sound there."""

MAX_TEXT_CHARS = 10_000
ATTEMPTS = 2
"""A worker that dies may have been killed by chance; a text that kills two is to blame."""


@dataclass(frozen=True, slots=True)
class SpeechHealth:
    """How text to speech is doing."""

    workers: int
    running: int
    """Of these; the others start when they are needed."""
    waiting: int
    """Prompts that nobody has begun yet."""
    resting: bool
    """True is an alarm: workers kept dying, and none is started for a minute."""


class Synthesizer:
    """Runs tasks, each with a worker at hand. A worker process starts when the first task needs it, or at once when
    the pool is to be `warm`."""

    def __init__(
        self,
        workers: int = 2,
        max_waiting: int = 200,
        warm: bool = False,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._warm = warm
        self._queue: Queue[Task | None] = Queue(max_waiting)
        self._breaker = Breaker(now_s)
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._workers = tuple(WorkerProcess() for _ in range(workers))
        self._threads = [
            threading.Thread(target=self._serve, args=(worker,), name=f"speech-{index}", daemon=True)
            for index, worker in enumerate(self._workers)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pids(self) -> tuple[int, ...]:
        """Of the worker processes that run now."""
        return tuple(worker.pid for worker in self._workers if worker.pid is not None)

    @property
    def health(self) -> SpeechHealth:
        """As it is now."""
        return SpeechHealth(len(self._workers), len(self.pids), self._queue.qsize(), self._breaker.is_open)

    def submit(self, task: Task) -> None:
        """Have a task run soon. Raises Unavailable when too much is waiting, or after `close`."""
        with self._lock:
            if self._closing.is_set():
                raise Unavailable("speech is shut down")
            try:
                self._queue.put_nowait(task)
            except Full:
                raise Unavailable(
                    f"speech is overloaded: {self._queue.maxsize} prompts are waiting; publish, so that static prompts "
                    f"are rendered beforehand, or give the engine more speech workers"
                ) from None

    def close(self) -> None:
        """End the workers. What is waiting is run without them, and so is told that there is no speech."""
        with self._lock:
            self._closing.set()
        for worker in self._workers:
            worker.close()
        for _ in self._threads:
            self._queue.put(None)
        for thread in self._threads:
            thread.join()

    def _serve(self, worker: WorkerProcess) -> None:
        def speak(utterance: Utterance) -> Pcm:
            return self._speak(worker, utterance)

        if self._warm:
            self._start(worker)
        while (task := self._queue.get()) is not None:
            try:
                task(speak)
            except Exception:
                # A bug in one task must not take speech from all other calls.
                log.exception("a speech task failed")
        worker.close()

    def _start(self, worker: WorkerProcess) -> None:
        try:
            worker.start()
        except DeadWorkerError as death:
            self._breaker.died()
            log.warning("%s", death)

    def _speak(self, worker: WorkerProcess, utterance: Utterance) -> Pcm:
        if len(utterance.text) > MAX_TEXT_CHARS:
            raise Unavailable(f"a text of {len(utterance.text)} characters is too long to speak; split it into prompts")
        for attempt in range(1, ATTEMPTS + 1):
            if self._closing.is_set():
                raise Unavailable("speech is shut down")
            if self._breaker.is_open:
                raise Unavailable("speech rests for a minute, because its workers keep dying; see the log for why")
            try:
                return worker.synthesize(utterance)
            except DeadWorkerError as death:
                self._breaker.died()
                log.warning("%s (attempt %d of %d)", death, attempt, ATTEMPTS)
                last: IvrflowError = death
        raise last
