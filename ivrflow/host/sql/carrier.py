"""Carries out the statements of one database."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError

from ivrflow.host.answer import Answer
from ivrflow.host.declared import HostSource
from ivrflow.host.job import Job
from ivrflow.host.results import BadResult, to_results
from ivrflow.host.secrets import ResolveSecret
from ivrflow.host.sql.driver_values import to_driver
from ivrflow.host.sql.opening import open_engine
from ivrflow.model.values import Value

__all__ = ["SqlCarrier"]

logger = logging.getLogger(__name__)

REFUSALS = ("SQLITE_ERROR", "SQLITE_CONSTRAINT", "SQLITE_MISMATCH", "SQLITE_RANGE", "SQLITE_AUTH", "SQLITE_READONLY")
"""SQLite's errors that are about the statement, not about the database being there."""


_STEPS_BETWEEN_QUESTIONS = 50_000
"""Instructions of SQLite's machine, about a millisecond."""


class _Ended(Exception):
    """No error: it carries an answer out of a transaction, which is rolled back."""

    def __init__(self, outcome: str, reason: str = "") -> None:
        self.answer = Answer(outcome, reason=reason)


class SqlCarrier:
    """Any thread may use it. Raises Unavailable for a url that cannot be used."""

    def __init__(self, source: HostSource, resolve: ResolveSecret, folder: Path) -> None:
        self._source, self._engine = source, open_engine(source, resolve, folder)

    def carry_out(self, job: Job) -> Answer:
        try:
            results = self._run(job)
        except _Ended as ended:
            return ended.answer
        except BadResult as error:
            logger.error("host %s: %s", job.declared.statement.key, error)
            return Answer("failed", reason="bad result")
        except SQLAlchemyError as error:
            return _fault(job, error)
        return Answer("done" if job.write else "found", results)

    def close(self) -> None:
        self._engine.dispose()

    def _run(self, job: Job) -> dict[str, Value]:
        sql = job.declared.inside
        assert isinstance(sql, str)
        bound = {name: to_driver(value) for name, value in job.query.arguments}
        with self._engine.connect() as connection:
            raw: object = connection.connection.dbapi_connection
            sqlite = raw if isinstance(raw, sqlite3.Connection) else None
            try:
                if not job.interruptible(sqlite):
                    raise _Ended("failed", "timeout")
                if sqlite:
                    # SQLite forgets an interrupt that comes before its statement has begun, so the statement also asks.
                    sqlite.set_progress_handler(None if job.write else lambda: job.settled, _STEPS_BETWEEN_QUESTIONS)
                    # Somebody else's write is waited for as long as the caller waits, and no longer.
                    connection.exec_driver_sql(f"PRAGMA busy_timeout = {job.query.timeout_ms}")
                    connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if job.write else 'ON'}")
                    connection.exec_driver_sql("BEGIN IMMEDIATE" if job.write else "BEGIN")
                answer = connection.execute(text(sql), bound)
                rows = [dict(row) for row in answer.mappings().fetchmany(2)] if answer.returns_rows else []
                answer.close()
                results = self._one_row(job, rows)
                if job.write:
                    _commit(job, connection)
                return results
            finally:
                # Before the connection goes back to the pool: a late interrupt must not hit the next query.
                job.interruptible(None)
                if sqlite:
                    sqlite.set_progress_handler(None, 0)

    def _one_row(self, job: Job, rows: list[dict[str, object]]) -> dict[str, Value]:
        if job.write and not job.declared.columns:
            return {}
        if len(rows) != 1:
            outcome = "many" if rows else "empty"
            raise _Ended("failed", outcome) if job.write else _Ended(outcome)
        return to_results(
            {str(name): value for name, value in rows[0].items()}, job.declared.columns, self._source.zone
        )


def _commit(job: Job, connection: Connection) -> None:
    try:
        connection.commit()
    except SQLAlchemyError as error:
        key = job.declared.statement.key
        logger.error("host %s: the commit failed, and may have happened: %s", key, type(error).__name__)
        raise _Ended("failed", "unknown") from error


def _fault(job: Job, error: SQLAlchemyError) -> Answer:
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = getattr(cause, "sqlite_errorname", "")
    if name == "SQLITE_INTERRUPT":
        return Answer("failed", reason="timeout")
    lost = isinstance(error, OperationalError | InterfaceError) or not isinstance(error, DBAPIError)
    down = not name.startswith(REFUSALS) if name else lost
    logger.error("host %s: %s", job.declared.statement.key, _without_values(cause))
    return Answer("failed", reason="unavailable" if down else "refused", down=down)


def _without_values(cause: BaseException | None) -> str:
    # SQLite's messages name tables and columns; those of other databases also quote what callers entered.
    return str(cause) if isinstance(cause, sqlite3.Error) else type(cause).__name__
