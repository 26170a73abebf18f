"""The engine tells how it goes: once a second, what changed is handed to the feed, which tells listeners."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Protocol

import ivrflow
from ivrflow.host.health import SourceHealth
from ivrflow.model.errors import IvrflowError, Unavailable
from ivrflow.model.lines import Line
from ivrflow.monitor.feed import Feed
from ivrflow.runtime.call_runner import CallRunner
from ivrflow.runtime.call_table import CallTable, Overheard, Standing
from ivrflow.runtime.releases import LoadedRelease
from ivrflow.speech.synthesizer import SpeechHealth
from ivrflow.store.journal_writer import JournalHealth, JournalWriter
from ivrflow.store.whereabouts import Whereabouts

__all__ = ["Equipment", "Monitoring", "Watched"]

_log = logging.getLogger(__name__)

EVERY_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class Equipment:
    """Who can be asked how it goes. Asking costs microseconds."""

    sources: Callable[[], tuple[SourceHealth, ...]]
    speech: Callable[[], SpeechHealth]
    max_calls: int


class Watched(Protocol):
    """The engine that is watched: `service.EngineService`."""

    line: Line
    more_lines: tuple[Line, ...]
    release: LoadedRelease | None

    @property
    def calls(self) -> int:
        """How many calls are in progress."""

    @property
    def is_draining(self) -> bool:
        """Whether no new calls are taken."""

    def runner(self, call_id: str) -> CallRunner | None:
        """Of a call in progress."""


class Monitoring:
    """Watches one engine. Made before it, so that its journal is overheard (`journal`); in the home thread."""

    def __init__(
        self, name: str, writer: JournalWriter, feed: Feed, whereabouts: Whereabouts, equipment: Equipment
    ) -> None:
        self._name, self._writer, self._feed = name, writer, feed
        self._whereabouts, self._equipment = whereabouts, equipment
        self._service: Watched
        self._table = CallTable(self._where, lambda: datetime.now(UTC))
        self.journal = Overheard(writer, self._table)
        self._since = int(time.time() * 1000)
        self._release = ""
        self._spent_s, self._measured_s = time.process_time(), time.monotonic()

    async def run(self, service: Watched) -> None:
        """Tell, until it is cancelled. An engine that cannot be listened to takes calls all the same."""
        self._service = service
        try:
            await asyncio.to_thread(self._feed.start)
            host, port = self._feed.address
            await asyncio.to_thread(self._whereabouts.put, self._name, f"{host}:{port}")
        except Unavailable as error:
            _log.error("%s; calls are taken, and nobody can watch them", error)
            return
        try:
            while True:
                self._tell()
                await asyncio.sleep(EVERY_S)
        finally:
            await asyncio.to_thread(self._stop)

    def _stop(self) -> None:
        self._feed.stop()
        with suppress(IvrflowError):
            self._whereabouts.put(self._name, "")

    def _tell(self) -> None:
        release = self._service.release
        if release is not None and release.hash != self._release:
            self._release = release.hash
            self._table.know_zones({flow: program.zone for flow, program in release.programs.items()})
        self._feed.tell(self._table.take(self._status()))

    def _where(self, call_id: str) -> Standing | None:
        runner = self._service.runner(call_id)
        walk = getattr(runner.call, "walk", None) if runner is not None else None
        if walk is None:
            return None
        flow, node, _ = walk.position
        return Standing(flow, node, walk.language)

    def _status(self) -> dict[str, Any]:
        service, health = self._service, self._writer.health
        return {
            "name": self._name,
            "state": "draining" if service.is_draining else "serving",
            "version": ivrflow.__version__,
            "pid": os.getpid(),
            "since": self._since,
            "release": self._release,
            "calls": service.calls,
            "max_calls": self._equipment.max_calls,
            "cpu": self._load(),
            "memory_mb": _memory_mb(),
            "lines": self._lines(),
            "peers": self._table.peers.told(),
            "sources": [asdict(each) for each in self._equipment.sources()],
            "speech": asdict(self._equipment.speech()),
            "journal": _journal(health),
        }

    def _lines(self) -> list[dict[str, Any]]:
        service = self._service
        lines = [("sip", service.line), *(("browser", line) for line in service.more_lines)]
        return [
            {"name": name, "address": "{}:{}".format(*line.address[:2]), "calls": self._table.calls_on(name)}
            for name, line in lines
        ]

    def _load(self) -> float:
        """Of one core, since it was asked last; 1 is all of it."""
        spent_s, now_s = time.process_time(), time.monotonic()
        passed_s = max(now_s - self._measured_s, 0.001)
        load = (spent_s - self._spent_s) / passed_s
        self._spent_s, self._measured_s = spent_s, now_s
        return round(load, 3)


def _journal(health: JournalHealth) -> dict[str, Any]:
    failing = health.failing_since
    return {
        "waiting": health.waiting,
        "lost": health.lost,
        "failing_since": int(failing.timestamp() * 1000) if failing is not None else None,
        "reason": health.reason,
    }


def _memory_mb() -> int:
    """Resident; 0 where /proc does not tell (statm, proc(5))."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000
