"""Running the load generator against a server, and what the server cost meanwhile."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.build import callgen
from bench.pinned import pinned
from bench.processor import Cost, Meter
from ivrflow.model.errors import Unavailable

__all__ = ["GENERATOR_CORE", "SERVER_CORE", "Measured", "load", "remark"]

SERVER_CORE, GENERATOR_CORE = 0, 1
LATE_MS = 20
"""A generator that is later than a packet's time does not make the load that it claims."""
OTHERS = 0.1
"""Share of the core from which other processes are mentioned."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One run."""

    result: Mapping[str, Any]
    """As the generator printed it: bench/callgen/report.c."""
    cost: Cost
    """Of the server, in the steady period."""

    @property
    def cpu_ms_per_channel_s(self) -> float:
        """CPU milliseconds for a second of one call."""
        answered: int = self.result["answered"]
        return self.cost.cpu_s * 1000 / self.cost.seconds / answered


def remark(runs: Sequence[Measured]) -> str:
    """What makes runs doubtful, the worst of each kind; empty when all are clean."""
    failed = sum(run.result["failed"] + run.result["unfinished"] for run in runs)
    late_ms = max(run.result["late_ms"] for run in runs)
    dropped = sum(run.result["receiver_dropped"] for run in runs)
    others = max(run.cost.others for run in runs)
    doubts = [
        f"{failed} calls failed" if failed else "",
        f"the generator was up to {late_ms:.0f} ms late" if late_ms > LATE_MS else "",
        f"the generator dropped {dropped} packets" if dropped else "",
        f"other processes took up to {others:.0%} of the core" if others > OTHERS else "",
    ]
    return ", ".join(filter(None, doubts))


def load(pid: int, server: str, dialled: str, **arguments: float | str) -> Measured:
    """Run the generator on its own core against the process `pid` that listens at `server` (host:port).

    `arguments` are the generator's: calls, rate, hold, settle, steady, key, key_at, quiet. Raises Unavailable when it
    cannot run or no call was answered.
    """
    command = [str(callgen()), "--server", server, "--user", dialled]
    for name, value in arguments.items():
        command += [f"--{name.replace('_', '-')}", str(value)]
    meter: Meter | None = None
    cost: Cost | None = None
    result: dict[str, Any] = {}
    with subprocess.Popen(pinned(GENERATOR_CORE, command), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            message = json.loads(line)
            if message.get("event") == "steady":
                meter = Meter(pid, SERVER_CORE)
            elif message.get("event") == "over" and meter is not None:
                cost = meter.read()
            else:
                result = message
    if process.returncode or cost is None:
        raise Unavailable(f"the load generator ended with {process.returncode}")
    if not result["answered"]:
        raise Unavailable(f"sip:{dialled}@{server} answered no call: {result['first_failure'] or 'no reply'}")
    return Measured(result, cost)
