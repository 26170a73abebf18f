"""All sources together, and the port `Host` for each call.

call ── run(number, query) ──▶ CallHost ──▶ SourceRunner (threads) ──▶ Carrier ──▶ database, service
     ◀── Queried ─────────────────┘  ▲
                                     └── Deadlines: an answer in time, even when a driver hangs
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path

from ivrflow.host.answer import Carrier
from ivrflow.host.deadlines import Deadlines
from ivrflow.host.declared import DeclaredStatement, HostSource
from ivrflow.host.health import SourceHealth
from ivrflow.host.http.carrier import HttpCarrier
from ivrflow.host.http.declared import HttpSettings
from ivrflow.host.job import Job
from ivrflow.host.mail.carrier import MailCarrier
from ivrflow.host.mail.declared import MailSettings
from ivrflow.host.secrets import ResolveSecret
from ivrflow.host.source_runner import SourceRunner
from ivrflow.host.sql.carrier import SqlCarrier
from ivrflow.model.commands import Query
from ivrflow.model.events import Queried
from ivrflow.model.ports import Report
from ivrflow.model.statements import Statement

__all__ = ["CallHost", "HostPool"]

logger = logging.getLogger(__name__)


class HostPool:
    """One per engine process; close it. Raises Unavailable when a source's URL cannot be used."""

    def __init__(self, sources: Iterable[HostSource], resolve: ResolveSecret, folder: Path) -> None:
        sources = tuple(sources)
        self._declared = {
            declared.statement.key: declared for source in sources for declared in source.statements.values()
        }
        self._runners = {source.name: SourceRunner(source, _carrier(source, resolve, folder)) for source in sources}
        self._deadlines = Deadlines()

    @property
    def statements(self) -> Mapping[str, Statement]:
        """What flows may call, by `source.statement`."""
        return {key: declared.statement for key, declared in self._declared.items()}

    @property
    def health(self) -> tuple[SourceHealth, ...]:
        """How each source is doing."""
        return tuple(runner.health for runner in self._runners.values())

    def for_call(self) -> CallHost:
        """The port `Host` for one call: commands are numbered within a call."""
        return CallHost(self)

    def submit(self, job: Job) -> None:
        """Run a job, with its deadline."""
        runner = self._runners[job.declared.statement.source]
        self._deadlines.call_in(job.query.timeout_ms, lambda: job.expire(runner.failed))
        runner.submit(job)

    def declared(self, key: str) -> DeclaredStatement | None:
        return self._declared.get(key)

    def close(self) -> None:
        self._deadlines.close()
        for runner in self._runners.values():
            runner.close()


class CallHost:
    """The port `Host`: every query is answered by exactly one `Queried`, in time, from a thread of the pool; but for a
    read that was cancelled, which is not answered.

    Reasons of `failed`: `timeout`, `unavailable` (out of reach, or spared after failures), `busy` (too many wait),
    `refused` (the database does not accept the statement; an argument or an address may not be used), `status 500`
    (what a service or a mail server answered), `bad result` and `too large` (not what was declared), `unknown` (a
    write that was begun, and nobody knows); for a write with results `empty` and `many`. A database has changed
    nothing after any of them but `unknown`; a service may have after `bad result`, `empty`, `many` and a status.
    """

    def __init__(self, pool: HostPool) -> None:
        self._pool = pool
        self._lock = threading.Lock()
        self._jobs: dict[int, Job] = {}

    def run(self, number: int, query: Query, report: Report) -> None:
        declared = self._pool.declared(query.statement)
        if declared is None or {name for name, _ in query.arguments} != {
            name for name, _ in declared.statement.parameters
        }:
            logger.error("host: %s is not declared with these parameters", query.statement)
            report(Queried(number, "failed", {}, "refused"))
            return
        job = Job(number, query, declared, report)
        job.done = lambda: self._forget(number)
        with self._lock:
            self._jobs[number] = job
        self._pool.submit(job)

    def cancel(self, number: int) -> None:
        with self._lock:
            job = self._jobs.get(number)
        if job is not None:
            job.cancel()

    def cancel_all(self) -> None:
        """The caller is gone: reads stop, writes go on and are reported."""
        with self._lock:
            jobs = tuple(self._jobs.values())
        for job in jobs:
            job.cancel()

    def _forget(self, number: int) -> None:
        with self._lock:
            self._jobs.pop(number, None)


def _carrier(source: HostSource, resolve: ResolveSecret, folder: Path) -> Carrier:
    match source.settings:
        case HttpSettings():
            return HttpCarrier(source, resolve, folder)
        case MailSettings():
            return MailCarrier(source, resolve, folder)
    return SqlCarrier(source, resolve, folder)
