"""A process beside this one: started with it, started again when it dies, ended with it."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Sequence
from threading import Event, Lock, Thread

__all__ = ["Companion"]

_log = logging.getLogger(__name__)

FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 60.0
GRACE_S = 5.0
"""How long it may take to end when it is asked to."""


class Companion:
    """Runs `python -m module arguments`. What it prints goes where ours goes."""

    def __init__(self, module: str, arguments: Sequence[str] = (), first_pause_s: float = FIRST_PAUSE_S) -> None:
        self._module, self._command = module, [sys.executable, "-m", module, *arguments]
        self._first_pause_s = first_pause_s
        self._stopping = Event()
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = Thread(target=self._keep_running, name=f"keeps {module} running", daemon=True)
        self.starts = 0
        """How often it was started."""

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        self._stopping.set()
        with self._lock:
            process = self._process
        if process is not None:
            process.terminate()
            try:
                process.wait(GRACE_S)
            except subprocess.TimeoutExpired:
                process.kill()
        self._thread.join()

    def _keep_running(self) -> None:
        pause_s = self._first_pause_s
        while not self._stopping.is_set():
            with self._lock:
                if self._stopping.is_set():
                    return
                self._process = subprocess.Popen(self._command)  # noqa: S603 - our own module, our own arguments
                self.starts += 1
            code = self._process.wait()
            if self._stopping.is_set():
                return
            _log.warning("the %s ended with code %d; it is started again in %.0f s", self._module, code, pause_s)
            self._stopping.wait(pause_s)
            pause_s = min(2 * pause_s, LONGEST_PAUSE_S)
