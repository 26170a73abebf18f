"""Asks one source and waits for the answer."""

from __future__ import annotations

import queue
from collections.abc import Mapping
from pathlib import Path

from ivrflow.host.answer import Carrier
from ivrflow.host.declared import HostSource
from ivrflow.host.job import Job
from ivrflow.host.source_runner import SourceRunner
from ivrflow.host.sql.carrier import SqlCarrier
from ivrflow.model.commands import Query
from ivrflow.model.events import Event, Queried
from ivrflow.model.values import Value

__all__ = ["Desk"]


class Desk:
    """A runner with a carrier: the one for SQL when none is given."""

    def __init__(self, source: HostSource, folder: Path, carrier: Carrier | None = None) -> None:
        self.source = source
        self.runner = SourceRunner(source, carrier or SqlCarrier(source, lambda url: url, folder))

    def ask(self, name: str, **arguments: Value) -> Queried:
        job, told = self.begin(name, arguments)
        self.runner.submit(job)
        answer = told.get(timeout=20)
        assert isinstance(answer, Queried)
        return answer

    def begin(self, name: str, arguments: Mapping[str, Value]) -> tuple[Job, queue.SimpleQueue[Event]]:
        """A job that is not submitted yet, and where its answer will be."""
        told = queue.SimpleQueue[Event]()
        declared = self.source.statements[name]
        timeout_ms = declared.statement.timeout_ms
        query = Query(declared.statement.key, tuple(arguments.items()), timeout_ms=timeout_ms)
        return Job(1, query, declared, told.put), told

    def close(self) -> None:
        self.runner.close()
