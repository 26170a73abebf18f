"""What processes cost: /proc on Linux."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

__all__ = ["TICK_S", "Cost", "Meter", "tree_cpu_s"]

TICK_S = 1 / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """Of a process with its children, over a time."""

    seconds: float
    cpu_s: float
    """User and system time."""
    rss_mb: float
    """Resident at the end."""
    others: float
    """Share (0 to 1) of the core that other processes had; interrupts, which packets cause, are nobody's."""


class Meter:
    """Measures from its creation to `read`."""

    def __init__(self, pid: int, core: int) -> None:
        self._pid, self._core = pid, core
        self._began_s = time.monotonic()
        self._cpu_s = tree_cpu_s(pid)
        self._core_s = _core_busy_s(core)

    def read(self) -> Cost:
        """So far. Raises ProcessLookupError when the process has ended."""
        seconds = time.monotonic() - self._began_s
        cpu_s = tree_cpu_s(self._pid) - self._cpu_s
        others_s = max(_core_busy_s(self._core) - self._core_s - cpu_s, 0.0)
        return Cost(seconds, cpu_s, _rss_mb(self._pid), others_s / seconds)


def _stat(pid: int) -> list[str]:
    """The fields of proc(5)'s stat after the command's name: state is the first."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        raise ProcessLookupError(f"process {pid} has ended") from None


def tree_cpu_s(pid: int) -> float:
    """User and system time of a process and of all that descend from it, ended children included."""
    user, system, ended_user, ended_system = (int(field) for field in _stat(pid)[11:15])
    total = (user + system + ended_user + ended_system) * TICK_S
    for task in Path(f"/proc/{pid}/task").iterdir():
        children = (task / "children").read_text().split() if (task / "children").exists() else []
        for child in children:
            with suppress(ProcessLookupError):  # ended since: what it took is its parent's now
                total += tree_cpu_s(int(child))
    return total


def _core_busy_s(core: int) -> float:
    for line in Path("/proc/stat").read_text().splitlines():
        name, *fields = line.split()
        if name == f"cpu{core}":
            user, nice, system = (int(field) for field in fields[:3])
            return (user + nice + system) * TICK_S
    raise LookupError(f"this machine has no core {core}")


def _rss_mb(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
