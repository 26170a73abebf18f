"""A process that is an engine for the wall: calls that all move once a second, through the engine's own table and feed.

`python -m bench.wall_calls FOLDER CALLS`: for the store of the installation in FOLDER, until it is ended.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ivrflow.model.cdr import Cdr
from ivrflow.model.commands import Command, Gather, Issued, Play, Query
from ivrflow.model.events import Answered, Offered, Played
from ivrflow.model.inputs import InputSettings
from ivrflow.model.journal import Step, Visit
from ivrflow.monitor.feed import Feed, FeedSettings
from ivrflow.monitor.handshake import PURPOSE
from ivrflow.runtime.call_table import CallTable, Standing
from ivrflow.store.store import open_store

__all__ = ["MovingCalls", "main", "status"]

NODES = 40
LASTS_S = 120
"""Calls end and others begin: of 1,000, some eight each second."""
DOES: tuple[Command, ...] = (Gather((), InputSettings()), Play(()), Query("bank.balance", ()))


class MovingCalls:
    """As many calls as are wanted, each in another node after each `move`."""

    def __init__(self, calls: int) -> None:
        self._standing: dict[str, Standing] = {}
        self.table = CallTable(self._standing.get, lambda: datetime.now(UTC))
        self._begun: list[tuple[str, datetime]] = []
        self._next = 0
        self._seconds = 0
        for _ in range(calls):
            self._begin()

    def move(self) -> None:
        """What happens in a second."""
        self._seconds += 1
        for _ in range(len(self._begun) // LASTS_S):
            self._end()
            self._begin()
        now = datetime.now(UTC)
        for number, (call_id, started) in enumerate(self._begun):
            before = self._standing[call_id].node
            node = f"node_{(self._seconds + number) % NODES}"
            self._standing[call_id] = Standing("large", node, "en-US")
            command = DOES[(self._seconds + number) % len(DOES)]
            at_ms = int((now - started).total_seconds() * 1000)
            visits = (Visit("large", before, "done"),)
            self.table.stepped(
                call_id, Step(at_ms, Played(0), ("large", before, 0), False, visits, (Issued(1, command),))
            )

    def _begin(self) -> None:
        self._next += 1
        started, call_id = datetime.now(UTC), f"call-{self._next:08}"
        facts = {"peer": f"10.0.0.{self._next % 4}", "user_agent": "a gateway of the bench"}
        offered = Offered(call_id, f"138{self._next:08}", "95588", started, flow="large", channel="sip", facts=facts)
        self.table.started(offered)
        self._standing[call_id] = Standing("large", "node_0", "en-US")
        self.table.stepped(call_id, Step(0, Answered(0), ("large", "node_0", 0), False, (), ()))
        self._begun.append((call_id, started))

    def _end(self) -> None:
        call_id, started = self._begun.pop(0)
        self.table.ended(Cdr(call_id, "sip", "", "", "large", "", started, None, started, "caller", ""))
        del self._standing[call_id]


def status(calls: int, peers: list[dict[str, Any]]) -> dict[str, Any]:
    """As an engine tells it that has four sources."""
    return {
        "name": "bench", "state": "serving", "version": "0", "pid": 1, "since": 0, "release": "", "calls": calls,
        "max_calls": 2 * calls, "cpu": round(time.process_time() % 1, 3), "memory_mb": 150,
        "lines": [{"name": "sip", "address": "127.0.0.1:5060", "calls": calls}], "peers": peers,
        "sources": [
            {"name": name, "state": "up", "answered": 9, "failed": 0, "in_hand": 0, "p50_ms": 3.0, "p95_ms": 9.0}
            for name in ("bank", "cards", "loans", "mail")
        ],
        "speech": {"workers": 2, "running": 2, "waiting": 0, "resting": False},
        "journal": {"waiting": 0, "lost": 0, "failing_since": None, "reason": ""},
    }  # fmt: skip


def main(folder: Path, calls: int) -> None:
    """Until it is ended."""
    store = open_store(folder / "var" / "ivrflow.db")
    lease = store.leases.acquire("bench")
    feed = Feed(FeedSettings(store.secrets.get(PURPOSE)))
    feed.start()
    store.whereabouts.put("bench", "{}:{}".format(*feed.address))
    moving = MovingCalls(calls)
    print("ready", flush=True)
    due_s = time.monotonic()
    for second in range(sys.maxsize):
        if second % 3 == 0:
            lease = store.leases.renew(lease)
        moving.move()
        feed.tell(moving.table.take(status(calls, moving.table.peers.told())))
        due_s += 1.0
        # Calls move once a second by the clock, however long the telling took.
        time.sleep(max(0.0, due_s - time.monotonic()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
