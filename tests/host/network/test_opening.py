"""From a name to a wire."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from ivrflow.host.network.addresses import Forbidden
from ivrflow.host.network.faults import Overdue
from ivrflow.host.network.opening import Reach, WireLimits, open_wire

from ..servers import RawServer


def reach(port: int, *addresses: str) -> Reach:
    return Reach("crm.bank.example", port, True, ssl.create_default_context(), lambda _host, _port: addresses)


def limits() -> WireLimits:
    return WireLimits(time.monotonic() + 20, 1000)


def test_addresses_are_tried_until_one_takes_the_connection(serve: Callable[..., RawServer]) -> None:
    server = serve(lambda connection, _server: connection.sendall(b"x"))
    wire = open_wire(reach(server.port, "127.0.0.9", "127.0.0.1"), limits(), encrypted=False)
    assert wire.makefile().read(1) == b"x"
    wire.hang_up()
    with pytest.raises(ConnectionRefusedError):
        open_wire(reach(server.port, "127.0.0.9"), limits(), encrypted=False)


def test_nothing_is_opened_where_nobody_may_go_or_waits(serve: Callable[..., RawServer]) -> None:
    server = serve(lambda _connection, _server: None)
    with pytest.raises(Forbidden):
        open_wire(replace(reach(server.port, "127.0.0.1"), private_network=False), limits(), encrypted=False)
    given_up = replace(limits(), in_use=lambda _wire: False)
    with pytest.raises(Overdue):
        open_wire(reach(server.port, "127.0.0.1"), given_up, encrypted=False)
    assert server.accepted == 0
