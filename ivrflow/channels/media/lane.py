"""The streams that send in one of the four sub-ticks, as a table that numpy works through at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from ivrflow.channels.media.g711 import ALAW_OF_ULAW, ULAW_SILENCE
from ivrflow.channels.media.rtp import (
    FRAME_SAMPLES,
    HEADER_BYTES,
    MARKER,
    PACKET_BYTES,
    PCMA,
    TIMESTAMP_CYCLE,
    VERSION_2,
)

__all__ = ["Lane", "Sending"]

_SILENT_BYTE: Final = bytes([ULAW_SILENCE])

_NOT_MARKER = 0xFF ^ MARKER


class Sending(Protocol):
    """What a lane must know of a stream that sends in it."""

    send: Callable[[memoryview], int]
    ssrc: bytes
    sequence: int
    payload_type: int
    idle_from: int
    row: int

    def timestamp_at(self, tick: int) -> int: ...

    def finish(self) -> None: ...


class Lane:
    """Packets ready to go, one row a sending stream, rows without gaps: a row that ends is filled by the last.

    Sequence number and timestamp live in the packets themselves and are counted up in place. What is done once a
    packet costs no numpy call of its own, and what is done once a sub-tick does not depend on how many streams
    there are.
    """

    def __init__(self, capacity: int) -> None:
        self.tick = 0
        """Frames since the start, by the wall clock: the media clock of all streams here."""
        self.packets_sent = 0
        self.send_errors = 0
        self._packets: npt.NDArray[np.uint8] = np.zeros((capacity, PACKET_BYTES), np.uint8)
        self._rows = [self._packets[row].data for row in range(capacity)]
        self._sequence = np.ndarray((capacity,), ">u2", self._packets.data, 2, (PACKET_BYTES,))
        self._timestamp = np.ndarray((capacity,), ">u4", self._packets.data, 4, (PACKET_BYTES,))
        self._at = np.zeros(capacity, np.int64)
        self._end = np.zeros(capacity, np.int64)
        self._alaw = np.zeros(capacity, np.bool_)
        self._sounds: list[bytes] = []
        self._sends: list[Callable[[memoryview], int]] = []
        self._senders: list[Sending] = []
        self._any_alaw = self._any_marked = False

    def __len__(self) -> int:
        return len(self._senders)

    def add(self, sender: Sending) -> None:
        """Begin to send for this stream, with the next packet of the lane."""
        row = sender.row = len(self._senders)
        self._senders.append(sender)
        self._sends.append(sender.send)
        self._sounds.append(b"")
        self._packets[row, 0] = VERSION_2
        self._packets[row, 8:HEADER_BYTES] = np.frombuffer(sender.ssrc, np.uint8)
        self._sequence[row] = sender.sequence
        self._timestamp[row] = sender.timestamp_at(self.tick)
        talkspurt = sender.idle_from != self.tick
        self._packets[row, 1] = MARKER if talkspurt else 0
        self._any_marked |= talkspurt
        self.set_payload_type(row, sender.payload_type)

    def remove(self, sender: Sending) -> None:
        """Stop sending for this stream; it takes its sequence number along."""
        row, last = sender.row, len(self._senders) - 1
        sender.sequence = int(self._sequence[row])
        if not self._packets[row, 1] & MARKER:
            sender.idle_from = self.tick
        for column in (self._packets, self._at, self._end, self._alaw):
            column[row] = column[last]
        self._senders[last].row = row
        self._senders[row] = self._senders[last]
        self._sends[row] = self._sends[last]
        self._sounds[row] = self._sounds[last]
        del self._senders[last], self._sends[last], self._sounds[last]
        sender.row = -1
        self._any_alaw = bool(self._alaw[:last].any())

    def set_sound(self, row: int, ulaw: bytes, at: int) -> None:
        """What the row sends, from which byte on."""
        self._sounds[row] = ulaw
        self._at[row] = at
        self._end[row] = len(ulaw)

    def set_payload_type(self, row: int, payload_type: int) -> None:
        """The row's codec, from its next packet on."""
        self._packets[row, 1] = int(self._packets[row, 1]) & MARKER | payload_type
        self._alaw[row] = payload_type == PCMA
        self._any_alaw = bool(self._alaw[: len(self._senders)].any())

    def position(self, row: int) -> int:
        """The byte of its sound that the row sends next."""
        return int(self._at[row])

    def skip(self, frames: int) -> None:
        """Let so many frames pass unsent. Sounds wait; timestamps do not, and the next packets are marked."""
        self.tick += frames
        count = len(self._senders)
        if count:
            self._timestamp[:count] += FRAME_SAMPLES * frames % TIMESTAMP_CYCLE
            self._packets[:count, 1] |= MARKER
            self._any_marked = True

    def send_frame(self) -> list[Sending]:
        """Send one packet for every row. Returns the streams whose sound has reached its end with it."""
        count = len(self._senders)
        self.tick += 1
        if not count:
            return []
        self._fill_payloads(count)
        for send, packet in zip(self._sends, self._rows):  # noqa: B905  # there are more rows than streams
            try:
                send(packet)
            except OSError:
                self.send_errors += 1
        self.packets_sent += count
        if self._any_marked:
            self._packets[:count, 1] &= _NOT_MARKER
            self._any_marked = False
        self._sequence[:count] += 1
        self._timestamp[:count] += FRAME_SAMPLES
        at = self._at[:count]
        at += FRAME_SAMPLES
        ended = at >= self._end[:count]
        return [self._senders[row] for row in np.flatnonzero(ended).tolist()] if ended.any() else []

    def _fill_payloads(self, count: int) -> None:
        at = self._at[:count].tolist()
        frames = [sound[begin : begin + FRAME_SAMPLES] for sound, begin in zip(self._sounds, at, strict=True)]
        joined = b"".join(frames)
        if len(joined) != count * FRAME_SAMPLES:
            joined = b"".join(frame.ljust(FRAME_SAMPLES, _SILENT_BYTE) for frame in frames)
        payloads = np.frombuffer(joined, np.uint8).reshape(count, FRAME_SAMPLES)
        if self._any_alaw:
            alaw = self._alaw[:count]
            payloads = np.where(alaw[:, None], ALAW_OF_ULAW[payloads], payloads)
        self._packets[:count, HEADER_BYTES:] = payloads
