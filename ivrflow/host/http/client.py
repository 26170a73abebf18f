"""One request over one connection of its own: no proxies, cookies, redirects, compression or second tries.

A connection is not kept for the next request: one that the service closes just then would leave a write whose outcome
nobody knows.
"""

from __future__ import annotations

import http.client
import socket
from collections.abc import Mapping
from typing import NamedTuple, cast

from ivrflow.host.http.request import Outgoing
from ivrflow.host.network.faults import TooMuch
from ivrflow.host.network.wire import Wire

__all__ = ["HEADERS_LIMIT", "RESPONSE_LIMIT", "Received", "exchange"]

RESPONSE_LIMIT = 256 * 1024
"""Bytes of a body."""
HEADERS_LIMIT = 64 * 1024
"""Bytes of everything else that a service may send."""


class Received(NamedTuple):
    """A response."""

    status: int
    body: bytes
    """Empty when it was not wanted."""


def exchange(wire: Wire, authority: str, outgoing: Outgoing, headers: Mapping[str, str], wanted: bool) -> Received:
    """Send and receive. The body is read when it is `wanted` and the status is 2xx.

    Raises OSError, http.client.HTTPException, TooMuch.
    """
    connection = http.client.HTTPConnection(authority)
    # It needs sendall, makefile and close of a socket; with one that is there already it never connects by itself.
    connection.sock = cast(socket.socket, wire)
    connection.putrequest(outgoing.method, outgoing.target, skip_host=True, skip_accept_encoding=True)
    for name, value in _all_headers(authority, outgoing, headers).items():
        connection.putheader(name, value)
    connection.endheaders(outgoing.body)
    response = connection.getresponse()
    body = b""
    if wanted and 200 <= response.status < 300:
        body = response.read(RESPONSE_LIMIT + 1)
        if len(body) > RESPONSE_LIMIT:
            raise TooMuch
        # read() with a size takes a body that ends early for a whole one.
        if response.length:
            raise http.client.IncompleteRead(b"", response.length)
    return Received(response.status, body)


def _all_headers(authority: str, outgoing: Outgoing, headers: Mapping[str, str]) -> dict[str, str]:
    own = {"Host": authority, "Accept": "application/json", "Accept-Encoding": "identity", "Connection": "close"}
    if outgoing.body is not None:
        own |= {"Content-Type": outgoing.content_type, "Content-Length": str(len(outgoing.body))}
    elif outgoing.method in ("POST", "PUT", "PATCH"):
        own["Content-Length"] = "0"
    return own | dict(headers)
