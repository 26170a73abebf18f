"""Starting Asterisk on one core, and ending that very process."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from bench.asterisk.chroot import AsteriskRoot, unmount_proc
from bench.pinned import pinned
from ivrflow.model.errors import Unavailable

__all__ = ["running_pid", "start", "stop"]

BOOT_TIMEOUT_S = 60.0
STOP_TIMEOUT_S = 15.0


def running_pid(root: AsteriskRoot) -> int | None:
    """Of the Asterisk that `start` started; None when it does not run any more."""
    try:
        pid = int(root.pid_file.read_text())
        inside = Path(f"/proc/{pid}/root").readlink() == root.folder.resolve()
    except (OSError, ValueError):
        return None
    return pid if inside and not _is_zombie(pid) else None


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
        command = [*limit, "chroot", str(root.folder), "/usr/sbin/asterisk", "-f"]
        with root.output.open("wb") as output:
            process = subprocess.Popen(
                pinned(core, command), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
            )
        pid = process.pid
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
        if _is_zombie(pid):
            break
        time.sleep(0.2)
    raise Unavailable(f"Asterisk did not come up; what it said is in {root.output}")


def _ended(root: AsteriskRoot, pid: int) -> bool:
    give_up = time.monotonic() + STOP_TIMEOUT_S
    while time.monotonic() < give_up:
        if running_pid(root) != pid:
            return True
        time.sleep(0.1)
    return False


def _is_zombie(pid: int) -> bool:
    """Ended, and not yet waited for, or gone altogether."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True
