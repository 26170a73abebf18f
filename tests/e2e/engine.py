"""A running `ivrflow up`, seen from outside: what it says, what it holds, how it ends."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

from .waiting import wait_until

__all__ = ["Engine", "is_running", "members_of_session"]

READY_TIMEOUT_S = 60
END_TIMEOUT_S = 30


class Engine:
    """A context manager that kills the process, by its id, if it still runs at the end."""

    def __init__(self, command: Sequence[str], arguments: Sequence[str], folder: Path) -> None:
        runs = len(list(folder.glob("engine-*.err")))
        self._out, self._err = folder / f"engine-{runs}.out", folder / f"engine-{runs}.err"
        with self._out.open("wb") as out, self._err.open("wb") as err:
            self._process = subprocess.Popen(
                [*command, "--json", "up", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                cwd=folder,
                start_new_session=True,
            )
        self.pid = self._process.pid

    def wait_until_ready(self) -> None:
        wait_until(self._ready_or_ended, "the engine to be ready", READY_TIMEOUT_S)

    @property
    def address(self) -> tuple[str, int]:
        """Where it takes calls."""
        said = self._said()
        assert said is not None, "the engine is not ready"
        return said["ip"], said["port"]

    @property
    def browser_address(self) -> tuple[str, int]:
        """Where it takes calls from pages, when it does."""
        said = self._said()
        assert said is not None, "the engine is not ready"
        host, port = said["browser"]
        return host, port

    @property
    def server(self) -> str:
        """The address as sipp wants it."""
        return f"{self.address[0]}:{self.address[1]}"

    @property
    def log(self) -> str:
        """What it wrote on standard error."""
        return self._err.read_text("utf-8", "replace")

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    def signal(self, number: int) -> None:
        self._process.send_signal(number)

    def drain(self) -> None:
        self.signal(signal.SIGTERM)

    def kill(self) -> None:
        """kill -9."""
        self.signal(signal.SIGKILL)
        self._process.wait()

    def wait(self, timeout_s: float = END_TIMEOUT_S) -> int:
        """Its exit code, once it has ended."""
        return self._process.wait(timeout_s)

    def stop(self) -> int:
        """SIGTERM, and the exit code. No call must be in progress."""
        self.drain()
        return self.wait()

    # What the kernel knows of it -------------------------------------------------------------------------------------

    @property
    def children(self) -> tuple[int, ...]:
        """The ids of its worker processes."""
        tasks = Path(f"/proc/{self.pid}/task")
        return tuple(int(pid) for task in tasks.glob("*/children") for pid in task.read_text().split())

    @property
    def threads(self) -> int:
        return len(list(Path(f"/proc/{self.pid}/task").iterdir()))

    @property
    def sockets(self) -> int:
        """How many sockets are open. Files are no measure: pools of database connections grow under load and stay."""
        return sum(_link(each).startswith("socket:") for each in Path(f"/proc/{self.pid}/fd").iterdir())

    @property
    def memory_kb(self) -> int:
        """Resident."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.running:
            self._process.kill()
        self._process.wait()

    def _said(self) -> dict[str, Any] | None:
        try:
            said: dict[str, Any] = json.loads(self._out.read_text("utf-8"))
        except json.JSONDecodeError:
            return None
        return said

    def _ready_or_ended(self) -> object:
        if (said := self._said()) is not None:
            return said
        assert self.running, f"the engine ended with {self._process.returncode}:\n{self.log}"
        return None


def _link(descriptor: Path) -> str:
    try:
        return str(descriptor.readlink())
    except OSError:
        # Closed since the folder was read.
        return ""


def is_running(pid: int) -> bool:
    """Whether there is such a process, and it is not only waiting to be buried."""
    fields = _stat(pid)
    return bool(fields) and fields[0] not in "ZX"


def members_of_session(session: int) -> list[int]:
    """The running processes of a session (setsid(2)): the one that began it, and all that it started."""
    pids = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal()]
    return [pid for pid in pids if is_running(pid) and _stat(pid)[3:4] == [str(session)]]


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the state on (proc(5)); none when the process is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
