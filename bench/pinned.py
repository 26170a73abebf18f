"""Run a program on one core, in a session and a scheduler group of its own.

With the kernel's autogroups (sched(7)) nice values count only inside a session, and all sessions share a core evenly:
a server of 300 threads that shares the session of the load generator starves it by seconds, and one measures that.

    python -m bench.pinned CORE|all COMMAND …
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

__all__ = ["pin_process", "pinned"]

WEIGHT = "-10"
"""As nice values: above whatever else runs on the machine. Only root may go below 0."""


def pinned(core: int | None, command: list[str]) -> list[str]:
    """The command that runs `command` pinned to a core (None: to none). Its process id is that of the program."""
    return [sys.executable, "-P", __file__, "all" if core is None else str(core), *command]


def pin_process(pid: int, core: int) -> None:
    """Pin a process that runs already, with all its threads. Raises PermissionError for somebody else's."""
    for thread in Path(f"/proc/{pid}/task").iterdir():
        with suppress(ProcessLookupError):
            os.sched_setaffinity(int(thread.name), {core})


def _become(core: str, command: list[str]) -> None:
    if os.getsid(0) != os.getpid():
        os.setsid()
    with suppress(OSError):  # not root, or a kernel without autogroups: then it runs with the ordinary weight
        Path("/proc/self/autogroup").write_text(WEIGHT)
    if core != "all":
        os.sched_setaffinity(0, {int(core)})
    try:
        os.execvp(command[0], command)
    except OSError as error:
        sys.exit(f"{command[0]}: {error.strerror}")


if __name__ == "__main__":
    _become(sys.argv[1], sys.argv[2:])
