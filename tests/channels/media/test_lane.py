from __future__ import annotations

import itertools
import struct
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from ivrflow.channels.media.lane import Lane
from ivrflow.channels.media.sender import Playback, Sender


@dataclass
class Line:
    """A sender and what left it."""

    lane: Lane
    packets: list[bytes] = field(default_factory=list)
    played: list[int] = field(default_factory=list)
    broken: bool = False

    def __post_init__(self) -> None:
        self.sender = Sender(self.send, self.lane, self.played.append, fill_silence=False)
        self.sender.allow(0, send=True)

    def send(self, packet: memoryview) -> int:
        if self.broken:
            raise BlockingIOError
        self.packets.append(bytes(packet))
        return len(packet)

    def play(self, number: int, frames: int) -> None:
        self.sender.play(Playback(number, bytes([number]) * 160 * frames))

    def headers(self) -> list[tuple[bool, int, int]]:
        """Marker, sequence number and timestamp of each packet."""
        fields = [struct.unpack_from(">xBHI", packet) for packet in self.packets]
        return [(bool(kind & 0x80), sequence, timestamp) for kind, sequence, timestamp in fields]


def run(lane: Lane, ticks: int) -> None:
    for _ in range(ticks):
        for sender in lane.send_frame():
            sender.finish()


def test_numbers_wrap_around() -> None:
    lane = Lane(1)
    line = Line(lane)
    line.sender.sequence = 65_534
    line.sender._timestamp_offset = (1 << 32) - 320
    line.play(1, 4)
    run(lane, 4)
    assert line.headers() == [
        (True, 65_534, (1 << 32) - 320),
        (False, 65_535, (1 << 32) - 160),
        (False, 0, 0),
        (False, 1, 160),
    ]


def test_skipped_frames_are_a_gap_in_time_and_nothing_is_lost() -> None:
    lane = Lane(1)
    line = Line(lane)
    line.play(1, 4)
    run(lane, 2)
    lane.skip(10)
    run(lane, 2)
    marks, sequences, timestamps = zip(*line.headers(), strict=True)
    assert marks == (True, False, True, False)
    assert [(number - sequences[0]) & 0xFFFF for number in sequences] == [0, 1, 2, 3]
    assert [(stamp - timestamps[0]) & 0xFFFFFFFF for stamp in timestamps] == [0, 160, 12 * 160, 13 * 160]
    assert line.played == [1]


def test_a_packet_that_the_kernel_refuses_is_counted_and_the_others_go() -> None:
    lane = Lane(3)
    lines = [Line(lane, broken=index == 1) for index in range(3)]
    for line in lines:
        line.play(1, 2)
    run(lane, 2)
    assert [len(line.packets) for line in lines] == [2, 0, 2]
    assert lane.send_errors == 2
    assert [line.played for line in lines] == [[1], [1], [1]]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 4), st.integers(0, 3), st.booleans()), max_size=40))
def test_rows_come_and_go_without_mixing_streams_up(steps: list[tuple[int, int, int, bool]]) -> None:
    """Whatever starts, stops and ends in whatever order, each stream sends its own sound, numbered without a gap."""
    lane = Lane(6)
    lines = [Line(lane) for _ in range(6)]
    for which, frames, ticks, stop in steps:
        if stop:
            lines[which].sender.stop()
        else:
            lines[which].play(which + 1, frames)
        run(lane, ticks)
    run(lane, 5)
    assert len(lane) == 0
    for number, line in enumerate(lines, 1):
        headers = line.headers()
        assert {packet[12:] for packet in line.packets} <= {bytes([number]) * 160}
        assert len({packet[8:12] for packet in line.packets}) <= 1
        for (_, sequence, timestamp), (marked, next_sequence, next_timestamp) in itertools.pairwise(headers):
            assert (next_sequence - sequence) & 0xFFFF == 1
            assert marked == ((next_timestamp - timestamp) & 0xFFFFFFFF > 160)
