"""The engine that is measured: started, waited for, ended; or given by its process id."""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bench.sip_servers import engine
from ivrflow.model.errors import Misuse, Unavailable

from ..peers.ports import free_port

ANSWERS_OPTIONS = """
import os, socket, sys
line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
line.bind(("127.0.0.1", int(sys.argv[1])))
while True:
    request, peer = line.recvfrom(4096)
    assert request.startswith(b"OPTIONS sip:127.0.0.1:"), request
    line.sendto(b"SIP/2.0 200 OK\\r\\n\\r\\n", peer)
"""


def settings(port: int, *arguments: str) -> dict[str, str]:
    command = [sys.executable, "-c", ANSWERS_OPTIONS, str(port), *arguments]
    return {"engine": f"127.0.0.1:{port}", "engine_command": shlex.join(command), "load": "95588"}


def test_it_runs_for_as_long_as_it_is_needed() -> None:
    port = free_port(socket.SOCK_DGRAM)
    with engine(settings(port), kernel_filter=True) as server:
        assert server is not None
        assert (server.address, server.load, server.name) == (f"127.0.0.1:{port}", "95588", "ivrflow")
        os.kill(server.pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(server.pid, 0)


def test_the_command_is_told_about_the_kernel_filter() -> None:
    port = free_port(socket.SOCK_DGRAM)
    with engine(settings(port, "--filter={kernel_filter}"), kernel_filter=False) as server:
        assert server is not None
        assert "--filter=off" in Path(f"/proc/{server.pid}/cmdline").read_text().split("\0")


def test_a_command_that_cannot_do_without_the_filter_is_not_run_without() -> None:
    with engine(settings(5060), kernel_filter=False) as server:
        assert server is None


def test_an_engine_that_ends_is_reported() -> None:
    broken = {"engine_command": f"{sys.executable} -c 'raise SystemExit(3)'"}
    with (
        pytest.raises(Unavailable, match=r"the engine ended with 3 before it answered at 127\.0\.0\.1:5060"),
        engine(broken, kernel_filter=True),
    ):
        pass


def test_a_running_engine_is_pinned_and_left_running() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        with engine({"engine_pid": str(process.pid)}, kernel_filter=True) as server:
            assert server is not None
            assert os.sched_getaffinity(process.pid) == {0}
        assert process.poll() is None
        process.communicate(b"\n")


def test_a_name_is_no_process_id() -> None:
    with pytest.raises(Misuse, match="ivrflow is no process id"), engine({"engine_pid": "ivrflow"}, kernel_filter=True):
        pass
