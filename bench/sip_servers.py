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

from bench.asterisk import AsteriskRoot, configure, start, stop
from bench.generator import SERVER_CORE
from bench.pinned import pin_process, pinned
from ivrflow.model.errors import Misuse, Unavailable

__all__ = ["Server", "asterisk", "engine"]

ASTERISK_PORT = 5070
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
    """Our engine: started with `engine_command`, or the process `engine_pid` (`engine_pid_unfiltered` for the one
    without the kernel's filter). None when the settings name none. Raises Misuse or Unavailable."""
    address = settings.get("engine", "127.0.0.1:5060")
    name = "ivrflow" if kernel_filter else "ivrflow without kernel filter"
    dialled = settings.get("load", "101"), settings.get("menu", "100")
    if command := settings.get("engine_command"):
        filled = command.replace("{kernel_filter}", "on" if kernel_filter else "off")
        if not kernel_filter and filled == command:
            yield None  # it cannot be told to do without
            return
        with _started(shlex.split(filled), address) as pid:
            yield Server(name, pid, address, *dialled)
        return
    given = settings.get("engine_pid" if kernel_filter else "engine_pid_unfiltered")
    if given is None:
        yield None
        return
    if not given.isdigit():
        raise Misuse(f"{given} is no process id")
    if not kernel_filter:
        address = settings.get("engine_unfiltered", address)
    pin_process(int(given), SERVER_CORE)
    yield Server(name, int(given), address, *dialled)


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
