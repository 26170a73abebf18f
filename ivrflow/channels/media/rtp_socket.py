"""The UDP socket of one RTP stream: on a port of its own, open to its peer alone."""

from __future__ import annotations

import errno
import secrets
import socket
import sys
from contextlib import suppress
from ipaddress import ip_address

from ivrflow.channels.media.kernel_filter import attach
from ivrflow.model.errors import Unavailable

__all__ = ["aim", "bind_free_port"]


def bind_free_port(host: str, ports: range) -> socket.socket:
    """A non-blocking socket that alone holds one of the ports.

    The search starts at random, so that the next call's port cannot be guessed from the last one's. Raises
    Unavailable when every port is taken, the address is not ours, or no more files may be opened.
    """
    try:
        family = socket.AF_INET6 if ip_address(host).version == 6 else socket.AF_INET
    except ValueError:
        raise Unavailable(f"RTP cannot be bound to {host!r}: give one of this machine's IP addresses") from None
    try:
        sock = socket.socket(family, socket.SOCK_DGRAM)
    except OSError as error:
        raise Unavailable(f"no socket for RTP ({error.strerror}): raise the limit of open files") from error
    try:
        sock.setblocking(False)
        if sys.platform == "win32":
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        _bind_one_of(sock, host, ports)
    except BaseException:
        sock.close()
        raise
    return sock


def _bind_one_of(sock: socket.socket, host: str, ports: range) -> None:
    start = secrets.randbelow(len(ports))
    for step in range(len(ports)):
        try:
            sock.bind((host, ports[(start + step) % len(ports)]))
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                continue
            raise Unavailable(
                f"RTP cannot be bound to {host} ({error.strerror}): give one of this machine's IP addresses"
            ) from error
        return
    raise Unavailable(
        f"no free RTP port on {host}: all {len(ports)} even ports from {ports[0]} to {ports[-1]} are in use; "
        "widen the port range or end the programs that hold it"
    )


def aim(sock: socket.socket, ip: str, port: int, filter_program: bytes | None) -> bool:
    """Tie the socket to its peer, so that the kernel refuses datagrams from anyone else.

    Datagrams that came before are thrown away: anybody may have sent them. Returns False, and changes nothing, for
    the unspecified address (hold). Raises Unavailable for an address that media cannot be sent to.
    """
    try:
        address = ip_address(ip)
    except ValueError:
        raise Unavailable(f"the peer's media address {ip!r} is not an IP address") from None
    if address.is_unspecified:
        return False
    if address.is_multicast or not 1 <= port <= 65535:
        raise Unavailable(f"the peer's media address {ip} port {port} is not one telephone's address")
    if filter_program is not None:
        # A kernel that took the probe and refuses now costs us time, not correctness.
        with suppress(OSError):
            attach(sock, filter_program)
    if not _is_aimed(sock, str(address), port):
        try:
            sock.connect((ip, port))
        except OSError as error:
            raise Unavailable(f"RTP cannot be sent to {ip} port {port} ({error.strerror})") from error
        _discard_waiting(sock)
    return True


def _is_aimed(sock: socket.socket, ip: str, port: int) -> bool:
    try:
        peer_ip, peer_port = sock.getpeername()[:2]
    except OSError:
        return False
    return bool(peer_ip == ip and peer_port == port)


def _discard_waiting(sock: socket.socket) -> None:
    # Bounded: the peer itself may already be sending, and faster than we read.
    for _ in range(1024):
        try:
            sock.recv(1)
        except BlockingIOError:
            return
        except OSError:
            continue  # an ICMP error or, on Windows, a datagram longer than the buffer: gone as well
