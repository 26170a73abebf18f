"""The engine that is measured: what it is told, and that its flows do what the bench takes for granted."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from bench.engine import ROUTES, Installation
from bench.generator import load
from bench.sip_servers import Server, engine
from ivrflow.runtime.configuration import read_configuration

from ..peers.ports import free_port


@pytest.mark.slow
def test_it_is_installed_as_it_shall_be_measured(tmp_path: Path) -> None:
    port = free_port(socket.SOCK_DGRAM)
    made = Installation(tmp_path, port, kernel_filter=False)
    configuration = read_configuration(tmp_path / "ivrflow.toml", {})
    assert configuration.media.kernel_filter is False
    assert configuration.sip.port == port
    assert configuration.routes == ROUTES
    assert made.start_command[-1] == "up"


@pytest.mark.slow
def test_its_prompt_plays_on_and_stops_at_a_key() -> None:
    with engine({}, kernel_filter=True) as server:
        assert server is not None
        assert _audible(server)
        key = load(server.pid, server.address, server.menu, calls=4, rate=8, hold=2, key=1, key_at=0.5).result["key"]
    assert (key["pressed"], key["not_in_prompt"], key["not_stopped"]) == (4, 0, 0)


def _audible(server: Server) -> bool:
    result = load(server.pid, server.address, server.load, calls=2, rate=10, settle=0.2, steady=0.5).result
    return bool(result["answered"] == 2 and not result["without_audio"] and not result["lost"])
