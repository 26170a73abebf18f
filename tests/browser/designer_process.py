"""A running `python -m designer`, seen from outside."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Self

from ..e2e.waiting import wait_until

__all__ = ["DesignerProcess"]

READY_TIMEOUT_S = 60
END_TIMEOUT_S = 20
_LINK = re.compile(r"http://[\w.:]+/#/welcome/\S+")
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


class DesignerProcess:
    """A context manager; the process is ended, by its id, at the end."""

    def __init__(self, configuration: Path, port: int = 0) -> None:
        runs = len(list(configuration.parent.glob("designer-*.out")))
        self._out = configuration.parent / f"designer-{runs}.out"
        self._err = configuration.parent / f"designer-{runs}.err"
        with self._out.open("wb") as out, self._err.open("wb") as err:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "designer", "--config", str(configuration), "--port", str(port)],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                cwd=configuration.parent,
            )
        try:
            self.address: str = wait_until(self._address, "the designer to be ready", READY_TIMEOUT_S)
        except AssertionError:
            self.stop()
            raise

    @property
    def link(self) -> str:
        """The link that makes the first administrator."""
        found = _LINK.search(self._out.read_text("utf-8"))
        assert found, self._out.read_text("utf-8")
        return found[0]

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    @property
    def log(self) -> str:
        return self._err.read_text("utf-8", "replace")

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(END_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _address(self) -> str | None:
        # A line is complete once its end was written.
        lines = self._out.read_text("utf-8").splitlines(keepends=True)
        for line in lines:
            if line.endswith("\n") and (found := _ADDRESS.search(line)):
                return found[0]
        assert self._process.poll() is None, f"the designer ended with {self._process.returncode}:\n{self.log}"
        return None
