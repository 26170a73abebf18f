"""A designer in a process of its own: of an installation with one large flow, or of any."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.large_flow import large_flow
from ivrflow.model.errors import IvrflowError

__all__ = ["PASSWORD", "Site", "serve", "start"]

PASSWORD = "a password of the bench"

_HOST = """\
[source]
url = "sqlite:///bank.db"

[statements.balance]
help       = "The balance of an account."
sql        = "SELECT balance FROM accounts WHERE number = :number"
parameters = { number = "text private" }
results    = { balance = { type = "money private", currency = "CNY" } }
"""
_CONFIG = '[engine]\nname = "bench"\n\n[sip]\nip = "127.0.0.1"\nport = 5060\n'


class NotServed(IvrflowError):
    """The designer did not start."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Site:
    """Where it is."""

    url: str
    """`http://127.0.0.1:40213`"""
    welcome: str
    """The link that makes the first account."""
    pid: int


@contextmanager
def serve(nodes: int) -> Iterator[Site]:
    """A designer whose only flow, `large`, has so many nodes; gone with the block."""
    with tempfile.TemporaryDirectory(prefix="ivrflow-bench-") as name:
        folder = Path(name)
        (folder / "ivrflow.toml").write_text(_CONFIG, "utf-8")
        (folder / "flows" / "hosts").mkdir(parents=True)
        (folder / "flows" / "hosts" / "bank.toml").write_text(_HOST, "utf-8")
        (folder / "flows" / "large.ivr").write_text(large_flow(nodes), "utf-8")
        (folder / "bank.db").touch()
        pushed = subprocess.run(
            [str(Path(sys.executable).with_name("ivrflow")), "push"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if pushed.returncode != 0:
            raise NotServed(f"the large flow cannot be pushed: {pushed.stdout}{pushed.stderr}")
        with start(folder) as site:
            yield site


@contextmanager
def start(folder: Path) -> Iterator[Site]:
    """The designer of an installation that is there already; it ends with the block."""
    port = _free_port()
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "designer", "--port", str(port)],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            yield Site(f"http://127.0.0.1:{port}", _welcome(process), process.pid)
        finally:
            process.terminate()


def _welcome(process: subprocess.Popen[str]) -> str:
    said: list[str] = []
    assert process.stdout is not None
    for line in process.stdout:
        said.append(line)
        if found := re.search(r"http://\S+/#/welcome/\S+", line):
            return found[0]
    raise NotServed(f"the designer does not start: {''.join(said)}")


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
