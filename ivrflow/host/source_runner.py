"""Runs the statements of one source in threads of its own."""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections import deque

from ivrflow.host.answer import Carrier
from ivrflow.host.breaker import Breaker
from ivrflow.host.declared import HostSource
from ivrflow.host.health import SourceHealth, SourceRecord
from ivrflow.host.job import Job

__all__ = ["SourceRunner"]

logger = logging.getLogger(__name__)

CLOSE_S = 1.0
"""How long closing waits for queries that are running."""


class SourceRunner:
    """As many threads as the source's pool, begun when needed; as many queries again may wait, more are refused."""

    def __init__(self, source: HostSource, carrier: Carrier) -> None:
        self._source, self._carrier = source, carrier
        self._changed = threading.Condition()
        self._waiting: deque[Job] = deque()
        self._in_hand = 0
        self._idle = 0
        self._threads: list[threading.Thread] = []
        self._closed = False
        self._breaker = Breaker()
        self._record = SourceRecord()

    def submit(self, job: Job) -> None:
        """Run it when a thread is free; refuse it at once when too many wait or the source is down."""
        with self._changed:
            if self._closed or not self._breaker.allows(time.monotonic()):
                refusal = "unavailable"
                self._record.failed()
            elif self._in_hand >= 2 * self._source.pool:
                refusal = "busy"
                self._record.failed()
            else:
                refusal = ""
                self._in_hand += 1
                self._waiting.append(job)
                self._begin_thread()
                self._changed.notify()
        if refusal:
            job.finish("failed", reason=refusal)

    def failed(self) -> None:
        """A query ran into its deadline, or the source was out of reach."""
        with self._changed:
            was_closed = self._breaker.closed
            self._breaker.failed(time.monotonic())
            self._record.failed()
            if was_closed and not self._breaker.closed:
                logger.error("host %s: too many failures in a row; asked again in a few seconds", self._source.name)

    @property
    def health(self) -> SourceHealth:
        """How the source is doing."""
        with self._changed:
            return self._record.health(self._source.name, not self._breaker.closed, self._in_hand)

    def close(self) -> None:
        """End the threads; one whose driver hangs is left behind."""
        with self._changed:
            self._closed = True
            waiting = tuple(self._waiting)
            self._waiting.clear()
            self._changed.notify_all()
        for job in waiting:
            job.finish("failed", reason="unavailable")
        for thread in self._threads:
            thread.join(CLOSE_S / len(self._threads))
        self._carrier.close()

    def _begin_thread(self) -> None:
        if self._idle < len(self._waiting) and len(self._threads) < self._source.pool:
            name = f"host-{self._source.name}-{len(self._threads)}"
            # A driver may hang for ever: a daemon thread does not keep the process from ending.
            thread = threading.Thread(target=self._work, name=name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._idle += 1
                self._changed.wait_for(lambda: self._waiting or self._closed)
                self._idle -= 1
                if not self._waiting:
                    return
                job = self._waiting.popleft()
            if job.start():
                self._answer(job)
            with self._changed:
                self._in_hand -= 1

    def _answer(self, job: Job) -> None:
        begun_s = time.monotonic()
        try:
            answer = self._carrier.carry_out(job)
        # A driver may raise anything; the thread and the other queries of the source must go on.
        except Exception as error:
            # Where, but not the message: it may hold what a caller entered.
            where = "".join(traceback.format_tb(error.__traceback__))
            key = job.declared.statement.key
            logger.error("host %s: the driver failed: %s\n%s", key, type(error).__name__, where)
            with self._changed:
                self._record.failed()
            job.finish("failed", reason="unknown" if job.write else "unavailable")
            return
        if not answer.down:
            self._succeeded(job, time.monotonic() - begun_s)
        elif not job.settled:
            self.failed()
        job.finish(answer.outcome, answer.results, answer.reason)

    def _succeeded(self, job: Job, took_s: float) -> None:
        # An answer that came after the deadline is no success.
        if not job.settled:
            with self._changed:
                self._breaker.succeeded()
                self._record.answered(took_s)
