"""What one stream sends: a playback, silence, or nothing."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ivrflow.channels.media.g711 import ULAW_SILENCE
from ivrflow.channels.media.lane import Lane
from ivrflow.channels.media.rtp import FRAME_MS, FRAME_SAMPLES, PCMU, TIMESTAMP_CYCLE

__all__ = ["Playback", "Sender"]

_SILENCE: Final = bytes([ULAW_SILENCE]) * FRAME_SAMPLES


@dataclass(slots=True)
class Playback:
    """A sound on its way to the caller."""

    id: int
    ulaw: bytes
    """An empty sound lasts one frame."""
    loop: bool = False
    interruptible: bool = False
    at: int = 0
    """Where to go on, in bytes; true while it is not in the lane."""


class Sender:
    """The sending half of a stream. Belongs to the media thread.

    It is in its lane, where packets leave, as long as it may send and has something to send. The RTP state outlives
    that: one random source for the stream's life, sequence numbers without gaps, timestamps that follow the wall
    clock through silences (RFC 3550 section 5.1).
    """

    def __init__(
        self, send: Callable[[memoryview], int], lane: Lane, played: Callable[[int], None], *, fill_silence: bool
    ) -> None:
        self.send = send
        self.ssrc = secrets.token_bytes(4)
        self.sequence = secrets.randbits(16)
        """Of the next packet; true while not in the lane."""
        self.payload_type = PCMU
        self.idle_from = lane.tick - 1
        """The tick at which a packet would have followed the last one without a gap."""
        self.row = -1
        """In the lane; -1: not in it."""
        self.playback: Playback | None = None
        self._lane = lane
        self._played = played
        self._fill_silence = fill_silence
        self._timestamp_offset = secrets.randbits(32)
        self._allowed = self._held = False

    def timestamp_at(self, tick: int) -> int:
        """The RTP timestamp of a frame of the lane's media clock."""
        return (self._timestamp_offset + tick * FRAME_SAMPLES) % TIMESTAMP_CYCLE

    def allow(self, payload_type: int, *, send: bool) -> None:
        """What offer and answer say: the codec, and whether we may send at all."""
        self.payload_type = payload_type
        if self.row >= 0:
            self._lane.set_payload_type(self.row, payload_type)
        self._allowed = send
        self._enter_or_leave()

    def hold(self, held: bool) -> None:
        """Pause and go on."""
        self._held = held
        self._enter_or_leave()

    def play(self, playback: Playback) -> None:
        """Send this from its beginning, whatever was sent before."""
        self.playback = playback
        self._enter_or_leave()
        if self.row >= 0:
            self._lane.set_sound(self.row, playback.ulaw, playback.at)

    def stop(self) -> None:
        """Send nothing more of the playback."""
        self.playback = None
        if self.row >= 0:
            self._go_silent()

    def finish(self) -> None:
        """The lane came to the sound's end."""
        playback = self.playback
        if playback is not None and playback.loop:
            self._lane.set_sound(self.row, playback.ulaw, 0)
            return
        self.playback = None
        self._go_silent()
        if playback is not None:
            self._played(playback.id)

    def keep_alive(self, after_ms: float) -> None:
        """Send one frame of silence if nothing was sent for so long."""
        if self._may_send and self.row < 0 and (self._lane.tick - self.idle_from) * FRAME_MS >= after_ms:
            self._lane.add(self)
            self._lane.set_sound(self.row, _SILENCE, 0)

    def leave(self) -> None:
        """Send nothing any more."""
        self.playback = None
        self._allowed = False
        self._enter_or_leave()

    @property
    def _may_send(self) -> bool:
        return self._allowed and not self._held

    def _enter_or_leave(self) -> None:
        wanted = self._may_send and (self.playback is not None or self._fill_silence)
        if wanted and self.row < 0:
            self._lane.add(self)
            if self.playback is None:
                self._lane.set_sound(self.row, _SILENCE, 0)
            else:
                self._lane.set_sound(self.row, self.playback.ulaw, self.playback.at)
        elif not wanted and self.row >= 0:
            if self.playback is not None:
                self.playback.at = self._lane.position(self.row)
            self._lane.remove(self)

    def _go_silent(self) -> None:
        if self._fill_silence:
            self._lane.set_sound(self.row, _SILENCE, 0)
        else:
            self._lane.remove(self)
