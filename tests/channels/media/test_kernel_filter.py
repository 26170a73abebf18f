from __future__ import annotations

import socket
import struct

import pytest

from ivrflow.channels.media.kernel_filter import attach, keep_events, supported

pytestmark = pytest.mark.skipif(not supported(), reason="this system takes no socket filter")


def passed(program: bytes, datagrams: list[bytes]) -> list[bytes]:
    """What the kernel lets through."""
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ear,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mouth,
    ):
        ear.bind(("127.0.0.1", 0))
        # Loopback delivers before sendto returns, so that what is not there now was dropped.
        ear.setblocking(False)
        attach(ear, keep_events(5))
        attach(ear, program)
        read = []
        for datagram in datagrams:
            mouth.sendto(datagram, ear.getsockname())
            try:
                read.append(ear.recv(2048))
            except BlockingIOError:
                continue
        return read


def packet(payload_type: int, sequence: int, marker: bool = False) -> bytes:
    return struct.pack(">BBHII", 0x80, payload_type | (0x80 if marker else 0), sequence, 1, 2) + bytes(160)


def test_events_pass_and_one_packet_of_audio_in_64() -> None:
    events = [packet(101, sequence, marker=sequence == 7) for sequence in range(1, 10)]
    audio = [packet(0, sequence, marker=sequence == 1) for sequence in range(1, 257)]
    assert passed(keep_events(101), events + audio) == [*events, *audio[63::64]]


@pytest.mark.parametrize("negotiated", [96, 127])
def test_the_payload_type_is_the_negotiated_one(negotiated: int) -> None:
    assert passed(keep_events(negotiated), [packet(101, 1), packet(negotiated, 2)]) == [packet(negotiated, 2)]


def test_without_events_only_signs_of_life_pass() -> None:
    assert passed(keep_events(None), [packet(101, 1), packet(0, 64), packet(0, 65)]) == [packet(0, 64)]


def test_datagrams_too_short_to_judge_are_dropped() -> None:
    assert passed(keep_events(101), [b"", b"\x80", b"\x80\x00\x00"]) == []
