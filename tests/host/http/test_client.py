"""One request over one connection."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

import pytest

from ivrflow.host.http.client import Received, exchange
from ivrflow.host.http.request import Outgoing
from ivrflow.host.network.wire import Wire

from ..servers import RawServer, read_request


@pytest.mark.parametrize(
    ("status", "wanted", "body"), [(200, True, b"{}"), (200, False, b""), (404, True, b""), (302, True, b"")]
)
def test_the_body_is_read_when_it_is_wanted(
    serve: Callable[..., RawServer], status: int, wanted: bool, body: bytes
) -> None:
    requests: list[bytes] = []

    def behave(connection: socket.socket, _server: RawServer) -> None:
        requests.append(read_request(connection))
        connection.sendall(b"HTTP/1.1 %d X\r\nLocation: /y\r\nContent-Length: 2\r\n\r\n{}" % status)

    wire = Wire(socket.AF_INET, time.monotonic() + 20, 1000)
    wire.connect("127.0.0.1", serve(behave).port)
    outgoing = Outgoing("POST", "/a?b=c", b"{}", "application/json")
    assert exchange(wire, "crm.example:8080", outgoing, {"X-A": "b"}, wanted) == Received(status, body)
    wire.hang_up()
    (request,) = requests
    head, _, sent = request.partition(b"\r\n\r\n")
    assert sent == b"{}"
    assert head.split(b"\r\n") == [
        b"POST /a?b=c HTTP/1.1",
        b"Host: crm.example:8080",
        b"Accept: application/json",
        b"Accept-Encoding: identity",
        b"Connection: close",
        b"Content-Type: application/json",
        b"Content-Length: 2",
        b"X-A: b",
    ]
