"""A filter in the Linux kernel that spares us the caller's audio when nobody listens to it.

A classic BPF program on the socket (socket(7), SO_ATTACH_FILTER; Documentation/networking/filter.rst of the kernel).
It sees the datagram from its UDP header on and answers how many bytes to keep. It keeps telephone events, and one
packet of audio in 64, which is enough to know that the peer is alive: one every 1.3 s.
"""

from __future__ import annotations

import socket
import struct
import sys
from array import array

__all__ = ["attach", "keep_events", "supported"]

_SO_ATTACH_FILTER = 26
"""Absent from Python's socket module; the same number on every architecture but SPARC and PA-RISC."""

_UDP_HEADER_BYTES = 8

# Operation codes of linux/filter.h: class, size and mode already or-ed.
_LOAD_BYTE = 0x30
_LOAD_HALF = 0x28
_AND = 0x54
_IF_EQUAL = 0x15
_RETURN = 0x06

_KEEP, _DROP = 0xFFFF, 0


def keep_events(telephone_event: int | None) -> bytes:
    """The program that keeps events of this payload type, and packets whose sequence number is a multiple of 64."""
    audio = [
        (_LOAD_HALF, 0, 0, _UDP_HEADER_BYTES + 2),
        (_AND, 0, 0, 63),
        (_IF_EQUAL, 0, 1, 0),
        (_RETURN, 0, 0, _KEEP),
        (_RETURN, 0, 0, _DROP),
    ]
    events = [
        (_LOAD_BYTE, 0, 0, _UDP_HEADER_BYTES + 1),
        (_AND, 0, 0, 0x7F),
        (_IF_EQUAL, 3, 0, telephone_event),
    ]
    program = audio if telephone_event is None else [*events, *audio]
    return b"".join(struct.pack("HBBI", *instruction) for instruction in program)


def attach(sock: socket.socket, program: bytes) -> None:
    """Put the program in place of the one before. Raises OSError where the kernel refuses."""
    instructions = array("B", program)
    address, length = instructions.buffer_info()
    sock.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, struct.pack("HP", length // 8, address))


def supported() -> bool:
    """Whether this kernel takes such a filter; containers and other systems may not."""
    if sys.platform != "linux":
        return False
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            attach(probe, keep_events(None))
        except OSError:
            return False
    return True
