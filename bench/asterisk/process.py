"""Starting Asterisk on one core, and ending that very process."""

from __future__ import annotations

import os
import resource
import signal
import time
from contextlib import suppress
from pathlib import Path

from bench.asterisk.chroot import AsteriskRoot, unmount_proc
from bench.pinned import pinned
from ivrflow.model.errors import Unavailable

__all__ = ["running_pid", "start", "stop"]

BOOT_TIMEOUT_S = 60.0
STOP_TIMEOUT_S = 8.0


def running_pid(root: AsteriskRoot) -> int | None:
    """Of the Asterisk that `start` started; None when it does not run any more."""
    try:
        pid = int(root.pid_file.read_text())
        inside = Path(f"/proc/{pid}/root").readlink() == root.folder.resolve()
    except (OSError, ValueError):
        return None
    return pid if inside and not _has_ended(pid) else None


def start(root: AsteriskRoot, core: int | None = 0) -> int:
    """Start it on one core (None: on all) in a scheduler group of its own, unless it runs. Its pid, once it answers.

    Raises Unavailable when it is not installed or does not come up.
    """
    if not root.installed:
        raise Unavailable("Asterisk is not installed: run `python -m bench.asterisk install` as root")
    pid = running_pid(root)
    if pid is None:
        most_files = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        limit = ["prlimit", f"--nofile={most_files}"]
        program = pinned(core, [*limit, "chroot", str(root.folder), "/usr/sbin/asterisk", "-f"])
        # Not Popen, which wants to outlive its process.
        pid = os.posix_spawn(
            program[0],
            program,
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_OPEN, 1, str(root.output), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
                (os.POSIX_SPAWN_DUP2, 1, 2),
            ],
        )
        root.pid_file.write_text(f"{pid}\n")
    _wait_until_booted(root, pid)
    return pid


def stop(root: AsteriskRoot) -> bool:
    """End it if it runs: politely, then by signal. Whether it ran. Leaves nothing mounted."""
    pid = running_pid(root)
    if pid is not None:
        with suppress(Unavailable):
            root.run("asterisk", "-rx", "core stop now")
        for number in (signal.SIGTERM, signal.SIGKILL):
            if _ended(root, pid):
                break
            os.kill(pid, number)
        if not _ended(root, pid):
            raise Unavailable(f"Asterisk (process {pid}) does not end")
    root.pid_file.unlink(missing_ok=True)
    unmount_proc(root)
    return pid is not None


def _wait_until_booted(root: AsteriskRoot, pid: int) -> None:
    give_up = time.monotonic() + BOOT_TIMEOUT_S
    while time.monotonic() < give_up:
        with suppress(Unavailable):
            if "fully booted" in root.run("asterisk", "-rx", "core waitfullybooted"):
                return
        if _has_ended(pid):
            break
        # It can only be asked: nothing tells that it came up.
        time.sleep(0.2)
    raise Unavailable(f"Asterisk did not come up; what it said is in {root.output}")


def _ended(root: AsteriskRoot, pid: int) -> bool:
    give_up = time.monotonic() + STOP_TIMEOUT_S
    while time.monotonic() < give_up:
        if running_pid(root) != pid:
            return True
        # No child of ours: nobody tells us of its end.
        time.sleep(0.1)
    return False


def _has_ended(pid: int) -> bool:
    """Ended, whether or not its parent knows. If we are the parent, we do then."""
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True
