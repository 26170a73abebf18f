"""A media plane, a listener that remembers, and a caller on a real UDP socket."""

from __future__ import annotations

import itertools
import queue
import socket
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import pytest

from ivrflow.channels.media import MediaPlane, MediaSettings, RemoteMedia, Stream
from ivrflow.model.sound import Sound

HOST = "127.0.0.1"
TELEPHONE_EVENT = 101
PATIENCE_S = 10.0

NewPlane: TypeAlias = Callable[..., MediaPlane]
"""Starts a plane with these settings."""


@dataclass(frozen=True)
class Packet:
    """An RTP packet as the caller's telephone reads it."""

    marker: bool
    payload_type: int
    sequence: int
    timestamp: int
    source: int
    payload: bytes


class Listener:
    """Everything that a stream told, in order."""

    def __init__(self) -> None:
        self._told: queue.SimpleQueue[tuple[str, object]] = queue.SimpleQueue()
        self.key_times: list[int] = []

    def on_key(self, key: str, at_ms: int) -> None:
        self.key_times.append(at_ms)
        self._told.put(("key", key))

    def on_played(self, playback_id: int) -> None:
        self._told.put(("played", playback_id))

    def on_silent(self, seconds: float) -> None:
        self._told.put(("silent", seconds))

    def next(self) -> tuple[str, object]:
        """What was told next; fails when nothing is."""
        return self._told.get(timeout=PATIENCE_S)

    def keys(self, count: int) -> str:
        """The next keys, when nothing but keys is told."""
        told = [self.next() for _ in range(count)]
        assert {what for what, _ in told} <= {"key"}
        return "".join(str(key) for _, key in told)

    @property
    def idle(self) -> bool:
        return self._told.empty()


class Caller:
    """A telephone: reads what we send, presses keys, talks."""

    def __init__(self, host: str = HOST) -> None:
        self.socket = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((host, 0))
        self.socket.settimeout(PATIENCE_S)
        self.host = host
        self.port: int = self.socket.getsockname()[1]
        self.telephone_event = TELEPHONE_EVENT
        self._sequence = 65_530
        self._timestamp = (1 << 32) - 1000

    def packet(self) -> Packet:
        data = self.socket.recv(2048)
        assert data[0] == 0x80
        marked_type, sequence, timestamp, source = struct.unpack_from(">xBHII", data)
        return Packet(bool(marked_type & 0x80), marked_type & 0x7F, sequence, timestamp, source, data[12:])

    def packets(self, count: int) -> list[Packet]:
        return [self.packet() for _ in range(count)]

    def waiting(self) -> list[Packet]:
        """All packets that have come already."""
        read = []
        self.socket.setblocking(False)
        try:
            while True:
                read.append(self.packet())
        except BlockingIOError:
            return read
        finally:
            self.socket.settimeout(PATIENCE_S)

    def packets_until(self, wanted: Callable[[Packet], bool]) -> list[Packet]:
        """All packets up to the first that is wanted, with it."""
        read = [self.packet()]
        while not wanted(read[-1]):
            read.append(self.packet())
        return read

    def send(self, data: bytes, to: Stream) -> None:
        self.socket.sendto(data, (self.host, to.port))

    def talk(self, to: Stream) -> None:
        """One packet of audio, whose sequence number the kernel filter lets through."""
        self.send(struct.pack(">BBHII", 0x80, 0, 64, 0, 7) + b"\xff" * 160, to)

    def event(self, key: str, update: int, *, end: bool = False) -> bytes:
        """One packet of the key press that began with the last `begin_press`."""
        self._sequence = (self._sequence + 1) & 0xFFFF
        header = struct.pack(">BBHII", 0x80, self.telephone_event, self._sequence, self._timestamp, 7)
        code = "0123456789*#ABCD".index(key)
        return header + struct.pack(">BBH", code, (0x80 if end else 0) | 10, 160 * update)

    def press(self, keys: str, to: Stream) -> None:
        """Each key as four updates and three ends."""
        for key in keys:
            self._timestamp = (self._timestamp + 1600) % (1 << 32)
            for update in range(4):
                self.send(self.event(key, update + 1), to)
            for _ in range(3):
                self.send(self.event(key, 5, end=True), to)

    def at(self, payload_type: int = 0, *, send: bool = True, receive: bool = True) -> RemoteMedia:
        """Its end of the negotiation."""
        return RemoteMedia(self.host, self.port, payload_type, self.telephone_event, send, receive)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def caller() -> Iterator[Caller]:
    caller = Caller()
    yield caller
    caller.socket.close()


@pytest.fixture
def new_plane() -> Iterator[NewPlane]:
    """Starts planes with settings of the test's own; shuts them down."""
    planes: list[MediaPlane] = []

    def start(**settings: object) -> MediaPlane:
        plane = MediaPlane(MediaSettings(**{"bind_host": HOST, **settings}))  # type: ignore[arg-type]  # by name
        planes.append(plane)
        plane.start()
        return plane

    yield start
    for plane in planes:
        plane.shutdown()


@pytest.fixture(params=[True, False], ids=["filtered", "unfiltered"])
def either_plane(request: pytest.FixtureRequest, new_plane: NewPlane) -> MediaPlane:
    """A plane with and without the kernel's help; on a system that has none, the first is like the second."""
    return new_plane(kernel_filter=None if request.param else False)


@pytest.fixture
def plane(new_plane: NewPlane) -> MediaPlane:
    """A plane as it comes."""
    return new_plane()


@pytest.fixture
def stream(plane: MediaPlane, listener: Listener, caller: Caller) -> Stream:
    """A stream of `plane`, connected to the caller."""
    stream = plane.open(listener)
    stream.connect(caller.at())
    return stream


@pytest.fixture
def let_pass(plane: MediaPlane) -> Iterator[Callable[[int], None]]:
    """Waits for so many frames of the media thread's time: a bystander's playback."""
    phone, witness = Caller(), Listener()
    bystander = plane.open(witness)
    bystander.connect(phone.at())

    def wait(frames: int) -> None:
        bystander.play(frames, numbered(frames))
        assert witness.next() == ("played", frames)

    yield wait
    phone.socket.close()


@pytest.fixture
def other_caller() -> Iterator[Caller]:
    other = Caller()
    yield other
    other.socket.close()


def numbered(frames: int, first: int = 0) -> Sound:
    """Frames that can be told apart: each consists of its own number."""
    return Sound(b"".join(bytes([(first + frame) & 0x7F]) * 160 for frame in range(frames)))


def numbers(packets: list[Packet]) -> list[int]:
    """Of the frames, as they came."""
    return [packet.payload[0] for packet in packets]


def assert_unbroken(packets: list[Packet]) -> None:
    """One source, sequence numbers without gaps, timestamps that never stand still, marks where they jump."""
    assert len({packet.source for packet in packets}) == 1
    for before, after in itertools.pairwise(packets):
        assert (after.sequence - before.sequence) % 65_536 == 1
        step = (after.timestamp - before.timestamp) % (1 << 32)
        assert step % 160 == 0
        assert 160 <= step < 1 << 31
        assert after.marker == (step > 160)
