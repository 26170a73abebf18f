"""The audio of a call whose signalling is sipp's: speaks, presses keys, and keeps every packet that it hears.

sipp's own media needs raw sockets, plays files only, and records nothing. Here the test owns the UDP socket that the
scenario's SDP names, so that keys leave when the test says so and each packet can be looked at. Nothing is sent until
the server has sent the first packet, which tells where to.
"""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import Self

import numpy as np

from .errors import PeerError
from .g711 import PCMA, PCMU, decode, encode_pcmu
from .wav import RATE_HZ, Pcm, silence

__all__ = ["Handset", "Packet"]

HEADER = struct.Struct(">BBHII")
FRAME_SAMPLES = 160
FRAME_S = FRAME_SAMPLES / RATE_HZ
TELEPHONE_EVENT = 101
KEYS = "0123456789*#ABCD"
KEY_FRAMES = 5
"""100 ms, then the end three times (RFC 4733 section 2.5.1.4), then 100 ms of nothing."""
END_FRAMES = 3
PAUSE_FRAMES = 5
NEW_STREAM_S = 30
"""A jump of the timestamp by more than this is another stream, not a pause."""


@dataclass(frozen=True, slots=True)
class Packet:
    """One RTP packet as it came."""

    at_s: float
    """Of time.monotonic()."""
    payload_type: int
    marker: bool
    sequence: int
    timestamp: int
    source: int
    payload: bytes


class Handset:
    """A context manager; `port` goes into the scenario as `audio_port`."""

    def __init__(self, said: Pcm | None = None) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.packets: list[Packet] = []
        self._to_send: deque[bytes | tuple[int, int]] = deque()
        self._said = encode_pcmu(said if said is not None else silence(0))
        self._server: tuple[str, int] | None = None
        self._closing = threading.Event()
        self._news = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="handset", daemon=True)
        self._thread.start()

    def press(self, keys: str) -> None:
        """Press keys one after the other, each for 100 ms with a pause of as much; returns at once."""
        for key in keys:
            code = KEYS.index(key)
            self._to_send.extend((code, frame) for frame in range(KEY_FRAMES + END_FRAMES + PAUSE_FRAMES))

    @property
    def is_pressing(self) -> bool:
        """Keys are still to be sent."""
        return bool(self._to_send)

    def heard(self) -> Pcm:
        """All sound so far, 16-bit PCM at 8 kHz, with the pauses that the timestamps tell; a new stream (another
        source, or a jump of half a minute) follows the last one directly."""
        parts: list[Pcm] = []
        source, expected = -1, 0
        for packet in list(self.packets):
            if packet.payload_type not in (PCMU, PCMA):
                continue
            samples = decode(packet.payload, packet.payload_type)
            ahead = (packet.timestamp - expected + (1 << 31)) % (1 << 32) - (1 << 31)
            if packet.source == source and 0 < ahead < NEW_STREAM_S * RATE_HZ:
                parts.append(np.zeros(ahead, dtype=np.int16))
            source, expected = packet.source, packet.timestamp + len(samples)
            parts.append(samples)
        return np.concatenate(parts) if parts else silence(0)

    def wait_until_heard(self, duration_ms: float, timeout_s: float = 20.0) -> Pcm:
        """Wait for so much sound; all of it so far. Raises PeerError when it does not come."""
        with self._news:
            if not self._news.wait_for(lambda: len(self.heard()) >= duration_ms * RATE_HZ / 1000, timeout_s):
                raise PeerError(
                    f"heard {len(self.heard()) * 1000 / RATE_HZ:.0f} ms, not {duration_ms}, in {timeout_s} s"
                )
        return self.heard()

    def close(self) -> None:
        """Stop listening."""
        self._closing.set()
        self._thread.join()
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self) -> None:
        due, sequence, timestamp, key_timestamp = time.monotonic(), 0, 0, 0
        while not self._closing.is_set():
            self._listen_until(due)
            due += FRAME_S
            if self._server is None:
                continue
            what = self._to_send.popleft() if self._to_send else self._next_frame()
            if isinstance(what, bytes):
                packet = HEADER.pack(0x80, PCMU, sequence, timestamp, 1) + what
            else:
                code, frame = what
                key_timestamp = timestamp if frame == 0 else key_timestamp
                if frame < KEY_FRAMES + END_FRAMES:
                    packet = _key_packet(code, frame, sequence, key_timestamp)
                else:
                    packet = HEADER.pack(0x80, PCMU, sequence, timestamp, 1) + self._next_frame()
            self._socket.sendto(packet, self._server)
            sequence, timestamp = (sequence + 1) & 0xFFFF, (timestamp + FRAME_SAMPLES) & 0xFFFFFFFF

    def _next_frame(self) -> bytes:
        frame, self._said = self._said[:FRAME_SAMPLES], self._said[FRAME_SAMPLES:]
        return frame.ljust(FRAME_SAMPLES, b"\xff")

    def _listen_until(self, due: float) -> None:
        while (left_s := due - time.monotonic()) > 0:
            self._socket.settimeout(left_s)
            try:
                data, self._server = self._socket.recvfrom(2048)
            except (TimeoutError, ConnectionRefusedError):
                # Refused: the server has closed its end of a call that is over.
                continue
            if len(data) < HEADER.size:
                continue
            _, kind, sequence, timestamp, source = HEADER.unpack_from(data)
            with self._news:
                self.packets.append(
                    Packet(
                        time.monotonic(), kind & 0x7F, kind >= 0x80, sequence, timestamp, source, data[HEADER.size :]
                    )
                )
                self._news.notify_all()


def _key_packet(code: int, frame: int, sequence: int, timestamp: int) -> bytes:
    end = frame >= KEY_FRAMES
    duration = FRAME_SAMPLES * (KEY_FRAMES if end else frame + 1)
    header = HEADER.pack(0x80, TELEPHONE_EVENT | (0x80 if frame == 0 else 0), sequence, timestamp, 1)
    return header + struct.pack(">BBH", code, (0x80 if end else 0) | 10, duration)
