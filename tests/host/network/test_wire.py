"""One connection that ends in time."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from ivrflow.host.network.faults import Overdue, TooMuch
from ivrflow.host.network.wire import Wire

from ..servers import RawServer


def wire_to(port: int, limit: int = 1000, patience_s: float = 20) -> Wire:
    wire = Wire(socket.AF_INET, time.monotonic() + patience_s, limit)
    wire.connect("127.0.0.1", port)
    return wire


def test_so_much_is_received_and_no_more(serve: Callable[..., RawServer]) -> None:
    wire = wire_to(serve(lambda connection, _server: connection.sendall(b"x" * 1001)).port)
    incoming = wire.makefile()
    assert incoming.read(1000) == b"x" * 1000
    with pytest.raises(TooMuch):
        incoming.read(1)
    wire.hang_up()


def test_a_deadline_in_the_past_stops_everything(serve: Callable[..., RawServer]) -> None:
    port = serve(lambda _connection, server: server.over.wait()).port
    wire = wire_to(port)
    wire._deadline = time.monotonic()
    assert wire.overdue
    for action in (lambda: wire.sendall(b"x"), lambda: wire.makefile().read(1), lambda: wire.connect("127.0.0.1", 1)):
        with pytest.raises(Overdue):
            action()
    assert not wire.has_sent
    wire.hang_up()


def test_another_thread_ends_what_is_being_waited_for(serve: Callable[..., RawServer]) -> None:
    def behave(connection: socket.socket, server: RawServer) -> None:
        connection.sendall(b"x")
        server.over.wait()

    wire = wire_to(serve(behave).port)
    incoming = wire.makefile()
    assert incoming.read(1) == b"x"
    threading.Thread(target=wire.interrupt).start()
    # Whether the read begins before the interruption or after it, it does not wait for the deadline.
    with suppress(Overdue):
        assert incoming.read(1) == b""
    with pytest.raises(Overdue):
        wire.sendall(b"x")
    wire.hang_up()


def test_closing_is_left_to_who_made_it(serve: Callable[..., RawServer]) -> None:
    wire = wire_to(serve(lambda connection, _server: connection.sendall(b"late")).port)
    incoming = wire.makefile()
    wire.close()
    assert incoming.read() == b"late"
    assert wire.local_address == "127.0.0.1"
    wire.hang_up()
