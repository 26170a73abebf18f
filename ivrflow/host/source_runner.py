"""Runs the statements of one source in threads of its own."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections import deque

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError

from ivrflow.host.breaker import Breaker
from ivrflow.host.declared import HostSource
from ivrflow.host.driver_values import to_driver
from ivrflow.host.job import Job
from ivrflow.host.results import BadResult, to_results
from ivrflow.model.values import Value

__all__ = ["SourceRunner"]

logger = logging.getLogger(__name__)

CLOSE_S = 1.0
"""How long closing waits for queries that are running."""

REFUSALS = ("SQLITE_ERROR", "SQLITE_CONSTRAINT", "SQLITE_MISMATCH", "SQLITE_RANGE", "SQLITE_AUTH", "SQLITE_READONLY")
"""SQLite's errors that are about the statement, not about the database being there."""


class _Answer(Exception):
    """No error: it carries an answer out of a transaction, which is rolled back."""

    def __init__(self, outcome: str, reason: str = "") -> None:
        self.outcome, self.reason = outcome, reason


class SourceRunner:
    """As many threads as the source's pool, begun when needed; as many queries again may wait, more are refused."""

    def __init__(self, source: HostSource, engine: Engine) -> None:
        self._source, self._engine = source, engine
        self._changed = threading.Condition()
        self._waiting: deque[Job] = deque()
        self._in_hand = 0
        self._idle = 0
        self._threads: list[threading.Thread] = []
        self._closed = False
        self._breaker = Breaker()

    def submit(self, job: Job) -> None:
        """Run it when a thread is free; refuse it at once when too many wait or the source is down."""
        with self._changed:
            if self._closed or not self._breaker.allows(time.monotonic()):
                refusal = "unavailable"
            elif self._in_hand >= 2 * self._source.pool:
                refusal = "busy"
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
            if was_closed and not self._breaker.closed:
                logger.error("host %s: too many failures in a row; asked again in a few seconds", self._source.name)

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
        self._engine.dispose()

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
        try:
            results = self._run(job)
        except _Answer as answer:
            self._succeeded(job)
            job.finish(answer.outcome, reason=answer.reason)
        except BadResult as error:
            self._succeeded(job)
            logger.error("host %s: %s", job.declared.statement.key, error)
            job.finish("failed", reason="bad result")
        except SQLAlchemyError as error:
            self._fault(job, error)
        # A driver may raise anything; the thread and the other queries of the source must go on.
        except Exception:
            logger.exception("host %s: the driver failed", job.declared.statement.key)
            job.finish("failed", reason="unknown" if job.write else "unavailable")
        else:
            self._succeeded(job)
            job.finish("done" if job.write else "found", results)

    def _run(self, job: Job) -> dict[str, Value]:
        declared = job.declared
        bound = {name: to_driver(value) for name, value in job.query.arguments}
        with self._engine.connect() as connection:
            raw: object = connection.connection.dbapi_connection
            sqlite = raw if isinstance(raw, sqlite3.Connection) else None
            try:
                if not job.interruptible(sqlite):
                    raise _Answer("failed", "timeout")
                if sqlite:
                    connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if job.write else 'ON'}")
                    connection.exec_driver_sql("BEGIN IMMEDIATE" if job.write else "BEGIN")
                answer = connection.execute(text(declared.sql), bound)
                rows = [dict(row) for row in answer.mappings().fetchmany(2)] if answer.returns_rows else []
                answer.close()
                results = self._one_row(job, rows)
                if job.write:
                    self._commit(job, connection)
                return results
            finally:
                # Before the connection goes back to the pool: a late interrupt must not hit the next query.
                job.interruptible(None)

    def _one_row(self, job: Job, rows: list[dict[str, object]]) -> dict[str, Value]:
        if job.write and not job.declared.columns:
            return {}
        if len(rows) != 1:
            outcome = "many" if rows else "empty"
            raise _Answer("failed", outcome) if job.write else _Answer(outcome)
        return to_results(
            {str(name): value for name, value in rows[0].items()}, job.declared.columns, self._source.zone
        )

    def _commit(self, job: Job, connection: Connection) -> None:
        try:
            connection.commit()
        except SQLAlchemyError as error:
            logger.error(
                "host %s: the commit failed, and may have happened: %s",
                job.declared.statement.key,
                type(error).__name__,
            )
            raise _Answer("failed", "unknown") from error

    def _fault(self, job: Job, error: SQLAlchemyError) -> None:
        cause = error.orig if isinstance(error, DBAPIError) else error
        name = getattr(cause, "sqlite_errorname", "")
        if name == "SQLITE_INTERRUPT":
            job.finish("failed", reason="timeout")
            return
        lost = isinstance(error, OperationalError | InterfaceError) or not isinstance(error, DBAPIError)
        down = not name.startswith(REFUSALS) if name else lost
        logger.error("host %s: %s", job.declared.statement.key, _without_values(cause))
        if not down:
            self._succeeded(job)
        elif not job.settled:
            self.failed()
        job.finish("failed", reason="unavailable" if down else "refused")

    def _succeeded(self, job: Job) -> None:
        # An answer that came after the deadline is no success.
        if not job.settled:
            with self._changed:
                self._breaker.succeeded()


def _without_values(cause: BaseException | None) -> str:
    # SQLite's messages name tables and columns; those of other databases also quote what callers entered.
    return str(cause) if isinstance(cause, sqlite3.Error) else type(cause).__name__
