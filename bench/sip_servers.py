"""The servers that are measured: Asterisk, and our engine as it was given or started."""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.asterisk import AsteriskRoot, configure, start, stop
from bench.engine import Installation
from bench.generator import SERVER_CORE
from bench.pinned import pin_process, pinned
from ivrflow.model.errors import Misuse, Unavailable

__all__ = ["Server", "asterisk", "engine"]

ASTERISK_PORT, ENGINE_PORT = 5070, 5060
READY_TIMEOUT_S = 60.0
END_TIMEOUT_S = 20.0


@dataclass(frozen=True, slots=True)
class Server:
    """A process that answers SIP on this machine."""

    name: str
    pid: int
    address: str
    """host:port."""
    load: str
    """What to dial for a prompt of minutes."""
    menu: str
    """What to dial for a prompt, audible without a break for 4 s, that a key stops; then silence."""


@contextmanager
def asterisk() -> Iterator[Server]:
    """Asterisk on the servers' core, for as long as the context lasts. Raises Unavailable when it is not installed."""
    root = AsteriskRoot.default()
    stop(root)
    if not root.installed:
        raise Unavailable("there is no Asterisk to compare with: run `python -m bench.asterisk install` as root")
    configure(root, ASTERISK_PORT)
    version = root.run("asterisk", "-V").split()[1].partition("~")[0]
    try:
        yield Server(f"Asterisk {version}", start(root, SERVER_CORE), f"127.0.0.1:{ASTERISK_PORT}", "101", "100")
    finally:
        stop(root)


@contextmanager
def engine(settings: Mapping[str, str], kernel_filter: bool) -> Iterator[Server | None]:
    """Our engine for as long as the context lasts: installed and started here, unless the settings name another.

    They may give a command (`engine_command`) or the process ids of engines that run (`engine_pid`, and
    `engine_pid_unfiltered` for the one without the kernel's filter). None when what they give cannot do without the
    filter. Raises Misuse or Unavailable.
    """
    name = "ivrflow" if kernel_filter else "ivrflow without kernel filter"
    address = settings.get("engine", f"127.0.0.1:{ENGINE_PORT}")
    dialled = settings.get("load", "101"), settings.get("menu", "100")
    if "engine_pid" in settings:
        address = address if kernel_filter else settings.get("engine_unfiltered", address)
        given = settings.get("engine_pid" if kernel_filter else "engine_pid_unfiltered")
        yield None if given is None else Server(name, _pinned_already(given), address, *dialled)
    elif "engine_command" in settings:
        filled = settings["engine_command"].replace("{kernel_filter}", "on" if kernel_filter else "off")
        if not kernel_filter and filled == settings["engine_command"]:
            yield None
            return
        with _started(shlex.split(filled), address) as pid:
            yield Server(name, pid, address, *dialled)
    else:
        with TemporaryDirectory(prefix="ivrflow-bench-") as folder:
            port = _free_port()
            made = Installation(Path(folder), port, kernel_filter=kernel_filter)
            with _started(made.start_command, f"127.0.0.1:{port}") as pid:
                yield Server(name, pid, f"127.0.0.1:{port}", *dialled)


def _pinned_already(given: str) -> int:
    if not given.isdigit():
        raise Misuse(f"{given} is no process id")
    pin_process(int(given), SERVER_CORE)
    return int(given)


@contextmanager
def _started(command: list[str], address: str) -> Iterator[int]:
    process = subprocess.Popen(pinned(SERVER_CORE, command), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        _wait_until_answering(process, address)
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(END_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_answering(process: subprocess.Popen[bytes], address: str) -> None:
    """Ask with OPTIONS (RFC 3261 section 11) until there is any answer."""
    host, _, port = address.partition(":")
    give_up = time.monotonic() + READY_TIMEOUT_S
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.bind(("127.0.0.1", 0))
        asking.settimeout(0.2)
        while time.monotonic() < give_up:
            if process.poll() is not None:
                raise Unavailable(f"the engine ended with {process.returncode} before it answered at {address}")
            try:
                asking.sendto(_options(address, asking.getsockname()[1]), (host, int(port)))
                asking.recv(4096)
            except (TimeoutError, ConnectionRefusedError):
                continue
            return
    raise Unavailable(f"the engine does not answer at {address}")


def _options(address: str, port: int) -> bytes:
    unique = os.urandom(6).hex()
    return (
        f"OPTIONS sip:{address} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:{port};branch=z9hG4bK{unique};rport\r\n"
        f"Max-Forwards: 70\r\nFrom: <sip:bench@127.0.0.1:{port}>;tag={unique}\r\nTo: <sip:{address}>\r\n"
        f"Call-ID: {unique}@127.0.0.1\r\nCSeq: 1 OPTIONS\r\nContact: <sip:bench@127.0.0.1:{port}>\r\n"
        "Content-Length: 0\r\n\r\n"
    ).encode()
