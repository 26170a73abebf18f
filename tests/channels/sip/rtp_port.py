"""Where a phone hears and speaks."""

from __future__ import annotations

import re
import secrets
import socket
import struct
import time
from dataclasses import dataclass

__all__ = ["PATIENCE_S", "Packet", "RtpPort"]

PATIENCE_S = 20.0
KEYS = "0123456789*#ABCD"


@dataclass(frozen=True)
class Packet:
    """One RTP packet."""

    payload_type: int
    sequence: int
    timestamp: int
    ssrc: int
    payload: bytes
    came_from: tuple[str, int]


class RtpPort:
    """One RTP socket: hears packets, sends keys and sound."""

    def __init__(self, ip: str = "127.0.0.1") -> None:
        self._socket = socket.socket(socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((ip, 0))
        self.port: int = self._socket.getsockname()[1]
        self.remote: tuple[str, int] | None = None
        self._sequence = secrets.randbelow(1 << 15)
        self._timestamp = secrets.randbelow(1 << 30)
        self._ssrc = secrets.randbelow(1 << 32)

    def aim(self, sdp: str) -> None:
        """Send to where a session description says."""
        address, port = (
            re.search(r"^c=IN IP[46] (\S+)", sdp, re.MULTILINE),
            re.search(r"^m=audio (\d+)", sdp, re.MULTILINE),
        )
        assert address, sdp
        assert port, sdp
        self.remote = (address[1], int(port[1]))

    def receive(self, count: int = 1, within_s: float = PATIENCE_S) -> list[Packet]:
        """The next packets; fewer when they do not come in time."""
        heard: list[Packet] = []
        end = time.monotonic() + within_s
        while len(heard) < count and (left := end - time.monotonic()) > 0:
            self._socket.settimeout(left)
            try:
                data, came_from = self._socket.recvfrom(2048)
            except TimeoutError:
                break
            _, kind, sequence, timestamp, ssrc = struct.unpack("!BBHII", data[:12])
            heard.append(Packet(kind & 0x7F, sequence, timestamp, ssrc, data[12:], came_from[:2]))
        return heard

    def drain(self) -> None:
        """Forget what has come so far."""
        self._socket.setblocking(False)
        try:
            while True:
                self._socket.recv(2048)
        except BlockingIOError:
            pass

    def press(self, key: str, payload_type: int = 101) -> None:
        """One key as RFC 4733 events: three while it is down, three when it is up, all at one time stamp."""
        code = KEYS.index(key)
        for step in range(6):
            duration = 160 * (min(step, 3) + 1)
            event = struct.pack("!BBH", code, (0x80 if step >= 3 else 0) | 10, duration)
            self._send(payload_type, event, marker=step == 0)
        self._timestamp += 1600

    def say(self, payload: bytes, payload_type: int = 0) -> None:
        """One packet of sound."""
        self._send(payload_type, payload)
        self._timestamp += len(payload)

    def send_raw(self, data: bytes) -> None:
        assert self.remote is not None
        self._socket.sendto(data, self.remote)

    def close(self) -> None:
        self._socket.close()

    def _send(self, payload_type: int, payload: bytes, marker: bool = False) -> None:
        self._sequence = (self._sequence + 1) & 0xFFFF
        kind = payload_type | (0x80 if marker else 0)
        self.send_raw(struct.pack("!BBHII", 0x80, kind, self._sequence, self._timestamp, self._ssrc) + payload)
