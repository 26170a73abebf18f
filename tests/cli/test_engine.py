"""up, as a process: what it says when it begins, and when it cannot."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from ivrflow.cli.app import Session
from ivrflow.cli.output import Output
from ivrflow.runtime.service import EngineService
from ivrflow.runtime.wiring.engine import make_engine

pytestmark = pytest.mark.slow

IVRFLOW = [sys.executable, "-c", "from ivrflow.cli import main; main()"]


@contextmanager
def engine(*words: str) -> Iterator[subprocess.Popen[str]]:
    started = subprocess.Popen(
        [*IVRFLOW, "up", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        yield started
    finally:
        if started.poll() is None:
            started.kill()
        started.communicate()


def fails(*words: str) -> tuple[int, str]:
    done = subprocess.run([*IVRFLOW, "up", *words], capture_output=True, text=True, check=False, timeout=60)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


def test_it_says_what_to_dial_and_ends_when_told_to(published: Path) -> None:
    with engine("--port", "0") as first:
        assert first.stdout is not None
        ready = first.stdout.readline()
        assert ready.startswith("ready: SIP on 127.0.0.1:")
        port = ready.split(":")[2].split(" ")[0]
        assert f"sip:100@127.0.0.1:{port}" in first.stdout.readline()
        code, message = fails("--port", "0")
        assert code == 3
        assert "main" in message, "a second engine of the same name is told who is there"
        first.send_signal(signal.SIGTERM)
        assert first.wait(30) == 0


def test_a_port_in_use_is_told(published: Path) -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        code, message = fails("--port", str(port))
    assert code == 3
    assert str(port) in message


@pytest.mark.parametrize(
    ("words", "code"), [(("--ip", "192.0.2.1"), 3), (("--port", "many"), 2), (("--port", "99999"), 2)]
)
def test_an_address_that_cannot_be_is_told(published: Path, words: tuple[str, ...], code: int) -> None:
    assert fails(*words)[0] == code


def test_nothing_published_says_what_to_do(shop: Path) -> None:
    code, message = fails("--port", "0")
    assert (code, "ivrflow publish" in message) == (3, True)


def test_a_store_of_a_newer_version_is_left_alone(published: Path) -> None:
    store = published / "var" / "ivrflow.db"
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("UPDATE ivrflow_meta SET value = '9999' WHERE name = 'version'")
        connection.commit()
    code, message = fails("--port", "0")
    assert code == 3
    assert "newer" in message
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("SELECT value FROM ivrflow_meta WHERE name = 'version'").fetchone() == ("9999",)


def test_ready_as_json(published: Path) -> None:
    with engine("--port", "0", "--json") as first:
        assert first.stdout is not None
        document = json.loads("".join(_document(first.stdout)))
        assert document["routes"] == [["100", "shop"]]
        first.send_signal(signal.SIGINT)
        assert first.wait(30) == 0


def test_told_to_end_while_its_chores_begin(published: Path) -> None:
    """A stop just after the start: the chores that begin then are not cancelled in vain."""
    session = Session(published / "ivrflow.toml", Output(), "")
    with session.installation(sip_port=0, designer_start=False) as installed:
        service = make_engine(installed)

        def soon_end(started: EngineService) -> None:
            asyncio.get_running_loop().call_soon(started.drain)

        async def serve() -> None:
            async with asyncio.timeout(30):
                await service.run(soon_end)

        asyncio.run(serve())
    assert service.calls == 0


def _document(lines: Iterable[str]) -> Iterator[str]:
    """Up to the end of the first document; the engine goes on after it."""
    for line in lines:
        yield line
        if line == "}\n":
            return
