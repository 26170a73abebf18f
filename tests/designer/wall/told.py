"""What an engine tells in tests."""

from __future__ import annotations

from typing import Any

from designer.wall.engines import Engine
from ivrflow.monitor.changes import Changes, EngineState

__all__ = ["CALL", "SINCE_MS", "STATUS", "engine"]

SINCE_MS = 1_000

STATUS: dict[str, Any] = {
    "name": "main",
    "state": "serving",
    "version": "1.0",
    "pid": 7,
    "since": SINCE_MS,
    "release": "abc",
    "calls": 1,
    "max_calls": 100,
    "cpu": 0.25,
    "memory_mb": 130,
    "lines": [{"name": "sip", "address": "127.0.0.1:5060", "calls": 1}],
    "peers": [{"address": "10.0.0.1", "calls": 1, "offered": 2, "refused": 1, "last": 3}],
    "sources": [
        {"name": "bank", "state": "up", "answered": 9, "failed": 0, "in_hand": 0, "p50_ms": 2.0, "p95_ms": 9.5}
    ],
    "speech": {"workers": 2, "running": 2, "waiting": 0, "resting": False},
    "journal": {"waiting": 0, "lost": 0, "failing_since": None, "reason": ""},
}
"""An engine without a care."""

CALL: dict[str, Any] = {
    "channel": "sip",
    "ani": "13800001234",
    "dnis": "95588",
    "route": "95588",
    "name": "Li Wei",
    "agent": "Phone",
    "peer": "10.0.0.1",
    "flow": "telebank",
    "release": "abc",
    "test": "",
    "started": 500,
    "answered": None,
    "at_flow": "telebank",
    "at": "welcome",
    "since": 600,
    "doing": "playing",
    "language": "en-US",
}


def engine(name: str = "main", link: str = "watched", in_progress: int = 0, **status: object) -> Engine:
    """One engine with calls `call-0`, `call-1`…"""
    state = EngineState()
    state.take(
        Changes({**STATUS, "name": name, **status}, {f"call-{number}": dict(CALL) for number in range(in_progress)})
    )
    return Engine(name, link, SINCE_MS, "", state if link == "watched" else EngineState())
