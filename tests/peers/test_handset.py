"""Two handsets on one line, or one and a bare socket: what one says and presses, the other end gets."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import numpy as np
import pytest

from .errors import PeerError
from .g711 import encode_pcmu
from .handset import HEADER, TELEPHONE_EVENT, Handset
from .listen import correlate
from .wav import Pcm

NOISE: Pcm = np.random.default_rng(5).normal(0, 4000, 8000).astype(np.int16)


@pytest.fixture
def server() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as end:
        end.bind(("127.0.0.1", 0))
        end.settimeout(5)
        yield end


def frame(number: int, timestamp: int, samples: Pcm) -> bytes:
    return HEADER.pack(0x80, 0, number, timestamp, 99) + encode_pcmu(samples)


def test_it_hears_and_speaks(server: socket.socket) -> None:
    with Handset(said=NOISE) as handset:
        for number in range(50):
            begin = number * 160
            server.sendto(frame(number, begin, NOISE[begin : begin + 160]), ("127.0.0.1", handset.port))
        heard = handset.wait_until_heard(1000, timeout_s=5)
        spoken = b"".join(server.recv(2048)[HEADER.size :] for _ in range(50))
    assert correlate(heard, NOISE).peak > 0.99
    assert spoken == encode_pcmu(NOISE)


def test_pauses_are_where_the_timestamps_say(server: socket.socket) -> None:
    with Handset() as handset:
        server.sendto(frame(1, 1000, NOISE[:160]), ("127.0.0.1", handset.port))
        server.sendto(frame(2, 1000 + 160 + 800, NOISE[:160]), ("127.0.0.1", handset.port))
        heard = handset.wait_until_heard(140, timeout_s=5)
    assert len(heard) == 160 + 800 + 160
    assert not heard[160:960].any()


def test_keys_are_telephone_events(server: socket.socket) -> None:
    with Handset() as handset:
        handset.press("5#")
        server.sendto(frame(1, 0, NOISE[:160]), ("127.0.0.1", handset.port))
        packets = [server.recv(2048) for _ in range(26)]
    events = [packet for packet in packets if packet[1] & 0x7F == TELEPHONE_EVENT]
    assert [packet[HEADER.size] for packet in events] == [5] * 8 + [11] * 8
    assert [bool(packet[HEADER.size + 1] & 0x80) for packet in events[:8]] == [False] * 5 + [True] * 3
    assert [packet[1] >= 0x80 for packet in events[:8]] == [True] + [False] * 7
    assert len({packet[4:8] for packet in events}) == 2, "all packets of a key carry the time at which it began"


def test_it_says_what_it_missed() -> None:
    with Handset() as handset, pytest.raises(PeerError, match="heard 0 ms, not 100"):
        handset.wait_until_heard(100, timeout_s=0.05)
