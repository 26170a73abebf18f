"""The designer as a process: it prints a link, listens to this machine alone until there is an account, and ends."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import socket
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
    settings = {**os.environ, "IVRFLOW_DESIGNER_PROXIES": "127.0.0.1"}
    process = subprocess.Popen([*command, "--ip", "0.0.0.0"], stdout=subprocess.PIPE, text=True, cwd=ROOT, env=settings)
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


def test_what_a_trusted_proxy_says_gets_through(designer: subprocess.Popen[str]) -> None:
    address, token = _link(designer)
    body = json.dumps({"token": token, "name": "wang", "password": "three plain words"}).encode()
    headers = {"Content-Type": "application/json", "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}
    with urllib.request.urlopen(
        urllib.request.Request(f"{address}/api/accounts", body, headers), timeout=PATIENCE_S
    ) as answer:
        assert "; Secure" in answer.headers["Set-Cookie"]
        assert answer.headers["Strict-Transport-Security"]


def test_headers_without_end_are_refused(designer: subprocess.Popen[str]) -> None:
    address, _ = _link(designer)
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), PATIENCE_S) as connection:
        connection.sendall(f"GET /api/session HTTP/1.1\r\nHost: {host}\r\nCookie: {'x' * 40_000}\r\n\r\n".encode())
        assert b" 431 " in connection.recv(4096).splitlines()[0]
    with urllib.request.urlopen(f"{address}/api/session", timeout=PATIENCE_S) as answer:
        assert answer.status == 200


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells how much memory a process has")
def test_two_gigabytes_are_refused_by_their_length_or_at_the_limit_without_filling_the_memory(
    designer: subprocess.Popen[str],
) -> None:
    address, _ = _link(designer)
    host, port = address.removeprefix("http://").split(":")
    before = _memory_kb(designer.pid)
    head = f"POST /api/recordings/archive HTTP/1.1\r\nHost: {host}\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    with socket.create_connection((host, int(port)), PATIENCE_S) as declared:
        declared.sendall(f"{head}Content-Length: {2 << 30}\r\n\r\n".encode())
        # Not a byte of it was sent.
        assert declared.recv(4096).startswith(b"HTTP/1.1 413")
    with socket.create_connection((host, int(port)), PATIENCE_S) as lying:
        lying.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        sent, answer = _send_until_answered(lying, 2 << 30)
    assert sent < 200 << 20
    assert b"413" in answer or answer == b""
    assert _memory_kb(designer.pid) - before < 100_000


def _send_until_answered(connection: socket.socket, most: int) -> tuple[int, bytes]:
    """Chunk after chunk; the other side may hang up meanwhile."""
    chunk = b"100000\r\n" + bytes(1 << 20) + b"\r\n"
    sent = 0
    try:
        while sent < most and not select.select([connection], [], [], 0)[0]:
            connection.sendall(chunk)
            sent += 1 << 20
        return sent, connection.recv(4096)
    except (BrokenPipeError, ConnectionResetError):
        return sent, b""


def _memory_kb(pid: int) -> int:
    """What it has in memory, from the kernel (proc(5))."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found is not None
    return int(found[1])
