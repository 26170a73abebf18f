from __future__ import annotations

import socket

import pytest

from ivrflow.channels.media.rtp_socket import aim, bind_free_port
from ivrflow.model.errors import Unavailable

from .conftest import HOST, Caller

PORTS = range(50_000, 52_000, 2)


def test_a_bound_port_is_nobody_elses() -> None:
    with bind_free_port(HOST, PORTS) as ours, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with pytest.raises(OSError, match="in use"):
            other.bind(ours.getsockname())


def test_the_search_starts_at_random() -> None:
    ports = []
    for _ in range(20):
        with bind_free_port(HOST, PORTS) as sock:
            ports.append(sock.getsockname()[1])
    assert len(set(ports)) > 1
    assert set(ports) <= set(PORTS)


def test_every_port_is_tried_before_giving_up() -> None:
    with bind_free_port(HOST, PORTS) as first:
        port = first.getsockname()[1]
        with pytest.raises(Unavailable, match=f"all 1 even ports from {port} to {port} are in use"):
            bind_free_port(HOST, range(port, port + 2, 2))


@pytest.mark.parametrize("host", ["203.0.113.7", "localhost", ""])
def test_an_address_that_is_not_ours_is_refused(host: str) -> None:
    with pytest.raises(Unavailable, match="one of this machine's IP addresses"):
        bind_free_port(host, PORTS)


def test_the_unspecified_address_changes_nothing(caller: Caller) -> None:
    with bind_free_port(HOST, PORTS) as sock:
        assert aim(sock, HOST, caller.port, None)
        assert not aim(sock, "0.0.0.0", 4000, None)
        assert sock.getpeername() == (HOST, caller.port)


def test_what_came_before_the_aim_is_gone_and_the_rest_is_not(caller: Caller) -> None:
    with bind_free_port(HOST, PORTS) as sock:
        for _ in range(50):
            caller.socket.sendto(b"before", sock.getsockname())
        assert aim(sock, HOST, caller.port, None)
        caller.socket.sendto(b"after", sock.getsockname())
        assert aim(sock, HOST, caller.port, None)
        assert sock.recv(100) == b"after"
