"""The UDP socket of the SIP line.

sippy's own server can be silenced by three datagrams (a port above 65535 ends a sender thread, and there are three),
waits for name servers while sending, mixes up the order of messages with its three receivers, and shares its port with
a second process without a word. This one reads in one thread and sends directly.
"""

from __future__ import annotations

import errno
import selectors
import socket
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from queue import Full, Queue
from threading import Lock, Thread
from typing import Final, NamedTuple, TypeAlias

from ivrflow.channels.sip.complaints import Complaints
from ivrflow.model.errors import Unavailable

__all__ = ["Source", "UdpSocket"]

_WAITING_DATAGRAMS: Final = 4_096
_BATCH: Final = 64
_RECEIVE_BUFFER_BYTES: Final = 4 << 20
_WAITING_LOOKUPS: Final = 64


class Source(NamedTuple):
    """A numeric address (without brackets) and a port."""

    ip: str
    port: int


Consumer: TypeAlias = Callable[[bytes, Source], None]


class UdpSocket:
    """One UDP port. `consume` is run by `post` in the order in which datagrams came; `send` may be called anywhere.

    When the consumer is slower than the network, at most 4,096 datagrams wait; further ones are dropped, as UDP
    allows, and SIP repeats them.
    """

    def __init__(self, ip: str, port: int, consume: Consumer, complaints: Complaints) -> None:
        """Bind. `port` 0 takes a free one. Raises Unavailable when the address cannot be had."""
        self._family = socket.AF_INET6 if ip_address(ip).version == 6 else socket.AF_INET
        self._socket = _bound(self._family, ip, port)
        self.address = Source(*self._socket.getsockname()[:2])
        self._consume = consume
        self._complaints = complaints
        self._waiting: deque[tuple[bytes, Source]] = deque()
        self._gate = Lock()
        self._scheduled = False
        self._post: Callable[[Callable[[], None]], object] = lambda job: job()
        self._wake_reader, self._wake_writer = socket.socketpair()
        self._reader = Thread(target=self._read, name="ivrflow-sip-rx", daemon=True)
        self._lookups: Queue[tuple[bytes, str, int] | None] = Queue(_WAITING_LOOKUPS)
        self._resolver: Thread | None = None

    def start(self, post: Callable[[Callable[[], None]], object]) -> None:
        """Begin to receive; the consumer is called through `post`."""
        self._post = post
        self._reader.start()

    def send(self, data: bytes, host: str, port: int) -> None:
        """Send a datagram, or drop it with a complaint: no address that a peer invents can do harm.

        A host name is looked up in a thread of its own; when many wait already, the datagram is dropped.
        """
        if not 0 < port < 65_536:
            self._complaints.say("SIP message not sent: port out of range")
            return
        host = host.strip("[]")
        if _is_address(host):
            self._send_to(data, host, port)
            return
        if self._resolver is None:
            self._resolver = Thread(target=self._look_up, name="ivrflow-sip-dns", daemon=True)
            self._resolver.start()
        try:
            self._lookups.put_nowait((data, host, port))
        except Full:
            self._complaints.say("SIP message not sent: too many host names to look up")

    def local_ip_towards(self, ip: str) -> str:
        """Our address as that peer can reach it: the bound one, or what the routing table says for a wildcard."""
        if not ip_address(self.address.ip).is_unspecified:
            return self.address.ip
        with socket.socket(self._family, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((ip, 9))
            except OSError:
                return "::1" if self._family == socket.AF_INET6 else "127.0.0.1"
            return str(probe.getsockname()[0])

    def close(self) -> None:
        """Give the port back. A name lookup that hangs is left to end by itself."""
        self._wake_writer.send(b"x")
        if self._reader.is_alive():
            self._reader.join()
        with suppress(Full):
            self._lookups.put_nowait(None)
        for used in (self._socket, self._wake_reader, self._wake_writer):
            used.close()

    def _read(self) -> None:
        selector = selectors.DefaultSelector()
        selector.register(self._socket, selectors.EVENT_READ)
        selector.register(self._wake_reader, selectors.EVENT_READ)
        with selector:
            while True:
                if any(key.fileobj is self._wake_reader for key, _ in selector.select()):
                    return
                self._receive_batch()

    def _receive_batch(self) -> None:
        for _ in range(_BATCH):
            try:
                data, address = self._socket.recvfrom(65_535)
            except BlockingIOError:
                break
            except OSError as error:
                # A peer's closed port, reported by ICMP: nothing that ends our reading.
                self._complaints.say("SIP socket", str(error))
                break
            if len(self._waiting) < _WAITING_DATAGRAMS:
                self._waiting.append((data, Source(address[0], address[1])))
            else:
                self._complaints.say("SIP messages dropped: more come in than can be handled")
        self._schedule(continued=False)

    def _deliver(self) -> None:
        try:
            for _ in range(min(_BATCH, len(self._waiting))):
                self._consume(*self._waiting.popleft())
        finally:
            self._schedule(continued=True)

    def _schedule(self, continued: bool) -> None:
        with self._gate:
            if self._scheduled and not continued:
                return
            self._scheduled = due = bool(self._waiting)
        if due:
            self._post(self._deliver)

    def _look_up(self) -> None:
        while (wanted := self._lookups.get()) is not None:
            data, host, port = wanted
            try:
                found = socket.getaddrinfo(host, port, self._family, socket.SOCK_DGRAM)
                self._send_to(data, str(found[0][4][0]), port)
            except (OSError, UnicodeError) as error:
                self._complaints.say("SIP message not sent: unknown host", f"{host}: {error}")

    def _send_to(self, data: bytes, ip: str, port: int) -> None:
        try:
            self._socket.sendto(data, (ip, port))
        except (OSError, OverflowError, UnicodeError) as error:
            self._complaints.say("SIP message not sent", f"{ip}:{port}: {error}")


def _bound(family: socket.AddressFamily, ip: str, port: int) -> socket.socket:
    made = socket.socket(family, socket.SOCK_DGRAM)
    try:
        # Neither SO_REUSEADDR nor SO_REUSEPORT: a second engine on the port must be told, not served half of the calls.
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _RECEIVE_BUFFER_BYTES)
        made.setblocking(False)
        made.bind((ip, port))
    except OSError as error:
        made.close()
        if error.errno == errno.EADDRINUSE:
            reason = "the port is in use, perhaps by another engine; stop that one or choose another port"
        elif error.errno == errno.EADDRNOTAVAIL:
            reason = "this machine has no such address; use one of its own, or 0.0.0.0 for all of them"
        elif error.errno == errno.EACCES:
            reason = "not allowed; choose a port above 1023"
        else:
            reason = error.strerror or str(error)
        raise Unavailable(f"SIP cannot listen on {ip} UDP port {port}: {reason}") from error
    return made


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
