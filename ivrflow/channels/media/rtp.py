"""RTP packets as RFC 3550 section 5.1 draws them, 20 ms of G.711 each."""

from __future__ import annotations

from typing import Final

__all__ = [
    "FRAME_MS",
    "FRAME_SAMPLES",
    "HEADER_BYTES",
    "MARKER",
    "PACKET_BYTES",
    "PCMA",
    "PCMU",
    "TIMESTAMP_CYCLE",
    "VERSION_2",
    "payload_bounds",
]

PCMU: Final = 0
PCMA: Final = 8
"""Static payload types (RFC 3551 section 6)."""

FRAME_MS: Final = 20
FRAME_SAMPLES: Final = 160
"""G.711: as many bytes."""
HEADER_BYTES: Final = 12
PACKET_BYTES: Final = HEADER_BYTES + FRAME_SAMPLES
TIMESTAMP_CYCLE: Final = 1 << 32

VERSION_2: Final = 0x80
"""The first byte of a packet without padding, extension and contributing sources."""
MARKER: Final = 0x80
"""In the second byte: a talkspurt begins (RFC 3551 section 4.1)."""

_PADDING, _EXTENSION, _SOURCES = 0x20, 0x10, 0x0F


def payload_bounds(datagram: bytes | bytearray, length: int) -> tuple[int, int] | None:
    """Where the payload of the first `length` bytes begins and ends; None when they are no RTP packet."""
    if length < HEADER_BYTES or datagram[0] >> 6 != 2:
        return None
    flags = datagram[0]
    begin = HEADER_BYTES + 4 * (flags & _SOURCES)
    if flags & _EXTENSION:
        if begin + 4 > length:
            return None
        begin += 4 + 4 * int.from_bytes(datagram[begin + 2 : begin + 4], "big")
    end = length
    if flags & _PADDING:
        padding = datagram[length - 1]
        if padding == 0:
            return None
        end -= padding
    return (begin, end) if begin <= end else None
