"""Between the media plane and a WebSocket: RTP on one side, bare frames on the other.

The media plane thus serves browsers as it serves telephones: one clock, one thread, one way to play and to stop. What
the caller says goes to it too, where it is treated as any caller's audio.
"""

from __future__ import annotations

import asyncio
import secrets
import socket
from collections.abc import Callable
from typing import Any

from ivrflow.channels.media.rtp import FRAME_SAMPLES, HEADER_BYTES, PCMU, TIMESTAMP_CYCLE, VERSION_2, payload_bounds
from ivrflow.model.errors import Unavailable

__all__ = ["RtpBridge", "bridge_socket"]

LARGEST = 2_048
"""Bytes of a packet: RTP with 20 ms of sound has 172."""


def bridge_socket(ip: str, stream_port: int) -> socket.socket:
    """A UDP socket that hears only the media plane's stream at this port. Raises Unavailable."""
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_DGRAM)
    try:
        sock.setblocking(False)
        sock.bind((ip, 0))
        sock.connect((ip, stream_port))
    except OSError as error:
        sock.close()
        raise Unavailable(f"no way to the media plane at {ip}:{stream_port} ({error.strerror})") from error
    return sock


class RtpBridge(asyncio.DatagramProtocol):
    """The WebSocket's end of a stream. In the line's thread."""

    def __init__(self, heard: Callable[[bytes], None]) -> None:
        """`heard` gets each frame that is played: 20 ms of mu-law, 160 bytes."""
        self._heard = heard
        self._transport: asyncio.DatagramTransport | None = None
        self._closed = False
        self._ssrc = secrets.token_bytes(4)
        self._sequence = secrets.randbits(16)
        self._timestamp = secrets.randbits(32)

    def connection_made(self, transport: Any) -> None:
        self._transport = transport
        if self._closed:
            self.close()

    def datagram_received(self, data: bytes, addr: object) -> None:
        bounds = payload_bounds(data, len(data))
        if bounds is not None and bounds[1] - bounds[0] == FRAME_SAMPLES:
            self._heard(data[bounds[0] : bounds[1]])

    def take_rest(self, sock: socket.socket) -> None:
        """What was played already and waits to be read, from the socket that it comes by."""
        while True:
            try:
                data = sock.recv(LARGEST)
            except OSError:
                # Nothing waits any more, or the socket was given back.
                return
            self.datagram_received(data, None)

    def error_received(self, exc: Exception) -> None:
        """The stream is closed already: the call ends."""

    def say(self, frame: bytes) -> None:
        """Send a frame of what the caller says (160 bytes)."""
        if self._transport is None:
            return
        header = bytearray(HEADER_BYTES)
        header[0], header[1] = VERSION_2, PCMU
        header[2:4] = self._sequence.to_bytes(2, "big")
        header[4:8] = self._timestamp.to_bytes(4, "big")
        header[8:12] = self._ssrc
        self._sequence = (self._sequence + 1) % (1 << 16)
        self._timestamp = (self._timestamp + FRAME_SAMPLES) % TIMESTAMP_CYCLE
        self._transport.sendto(bytes(header) + frame)

    def close(self) -> None:
        """Give the socket back, also one that is only just being taken."""
        self._closed = True
        if self._transport is not None:
            self._transport.close()
            self._transport = None
