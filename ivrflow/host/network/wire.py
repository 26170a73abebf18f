"""One TCP connection to a service that ends in time, whatever the service does.

The time limit is for all of it, not for each read: a service that sends a byte now and then is given up as one that
sends nothing. Another thread may end it at any moment.
"""

from __future__ import annotations

import io
import socket
import ssl
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from ivrflow.host.network.faults import Overdue, TooMuch

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

__all__ = ["Wire"]


class Wire:
    """What http.client and smtplib need of a socket, for one conversation. Whoever made it hangs up."""

    def __init__(self, family: int, deadline: float, limit: int) -> None:
        """`deadline`: of time.monotonic(). `limit`: bytes that the service may send."""
        self._socket: socket.socket = socket.socket(family, socket.SOCK_STREAM)
        self._deadline, self._left = deadline, limit
        self._interrupted = False
        self.has_sent = False
        """Something was sent, or may have been."""

    @property
    def overdue(self) -> bool:
        return self._interrupted or time.monotonic() >= self._deadline

    @property
    def local_address(self) -> str:
        return str(self._socket.getsockname()[0])

    def connect(self, address: str, port: int) -> None:
        """Raises OSError; Overdue, which is one, when the time is over."""
        self._prepare()
        self._socket.connect((address, port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def start_tls(self, trust: ssl.SSLContext, host: str) -> None:
        """From here on encrypted, with whoever proves to be `host`. Raises OSError."""
        self._socket = trust.wrap_socket(self._socket, server_hostname=host, do_handshake_on_connect=False)
        self._prepare()
        self._socket.do_handshake()

    def sendall(self, data: ReadableBuffer) -> None:
        self._prepare()
        self.has_sent = True
        self._socket.sendall(data)

    def makefile(self, mode: str = "rb", *_buffering: object) -> io.BufferedReader:
        return io.BufferedReader(_Incoming(self))

    def receive_into(self, buffer: memoryview) -> int:
        """Raises OSError, TooMuch."""
        if not self._left:
            raise TooMuch
        self._prepare()
        count = self._socket.recv_into(buffer[: self._left])
        self._left -= count
        return count

    def interrupt(self) -> None:
        """From another thread: whatever is being waited for fails now."""
        self._interrupted = True
        with suppress(OSError):
            # Not SSLSocket.shutdown, which takes the encryption away under the feet of the thread that reads.
            socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def close(self) -> None:
        """Nothing: http.client closes as soon as it has read the headers, and still reads the body."""

    def hang_up(self) -> None:
        self._socket.close()

    def _prepare(self) -> None:
        left_s = self._deadline - time.monotonic()
        if self._interrupted or left_s <= 0:
            raise Overdue
        self._socket.settimeout(left_s)


class _Incoming(io.RawIOBase):
    """The bytes that arrive."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        return self._wire.receive_into(memoryview(buffer))
