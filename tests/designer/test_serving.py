"""The designer as a process: it prints a link, listens to this machine alone until there is an account, and ends."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE_S = 60


def _until(what: Callable[[], bool]) -> None:
    give_up = time.monotonic() + PATIENCE_S
    while not what():
        assert time.monotonic() < give_up, "it never happened"
        time.sleep(0.05)


def _listening_on(port: int) -> set[str]:
    """The addresses that a port is listened on, from the kernel's own table (proc(5))."""
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return {local.split(":")[0] for _, local, _, state, *_ in lines if state == "0A" and local.endswith(f":{port:04X}")}


@pytest.fixture
def designer(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "designer", "--config", str(folder / "ivrflow.toml"), "--port", "0"]
    process = subprocess.Popen([*command, "--ip", "0.0.0.0"], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    with process:
        yield process
        process.kill()


def _link(designer: subprocess.Popen[str]) -> tuple[str, str]:
    assert designer.stdout is not None
    designer.stdout.readline()
    found = re.search(r"(http://[\d.:]+)/#/welcome/(\S+?);", designer.stdout.readline())
    assert found is not None
    return found[1], found[2]


def _post(url: str, body: dict[str, str]) -> Any:
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
        return json.load(answer)


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="only Linux tells who listens where")
def test_nobody_else_is_listened_to_before_there_is_an_account(designer: subprocess.Popen[str]) -> None:
    address, token = _link(designer)
    port = int(address.rpartition(":")[2])
    assert _listening_on(port) == {"0100007F"}
    state = _post(f"{address}/api/accounts", {"token": token, "name": "wang", "password": "three plain words"})
    assert state["name"] == "wang"
    _until(lambda: _listening_on(port) == {"00000000"})
    with urllib.request.urlopen(f"{address}/api/session", timeout=PATIENCE_S) as answer:
        assert json.load(answer)["set_up"] is True
        assert "Server" not in answer.headers
    designer.send_signal(signal.SIGTERM)
    assert designer.wait(PATIENCE_S) == 0
