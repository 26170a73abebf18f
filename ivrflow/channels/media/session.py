"""The media thread's side of a stream: what it sends, what it hears, what it tells the listener."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

from ivrflow.channels.media.kernel_filter import keep_events
from ivrflow.channels.media.lane import Lane
from ivrflow.channels.media.receiver import Receiver
from ivrflow.channels.media.rtp import payload_bounds
from ivrflow.channels.media.sender import Playback, Sender
from ivrflow.channels.media.settings import MediaSettings
from ivrflow.channels.media.stream_ports import RemoteMedia, StreamListener
from ivrflow.channels.media.telephone_events import TelephoneEventDetector

__all__ = ["Session"]


class Session:
    """One stream inside the media thread. Only `closed`, `filter_for` and `socket` are for other threads."""

    def __init__(
        self, sock: socket.socket, lane: Lane, receiver: Receiver, listener: StreamListener, settings: MediaSettings
    ) -> None:
        self.socket = sock
        self.receive_into: Callable[[bytearray], int] = sock.recv_into
        self.lane = lane
        self.closed = False
        """Set by `Stream.close`: the listener hears no more, at once."""
        self.telephone_event: int | None = None
        self.heard_at = 0.0
        """When the peer last sent RTP; seconds of `time.monotonic`."""
        self._listener = listener
        self._settings = settings
        self._receiver = receiver
        self._expecting = False
        self._told_of_silence_at: float | None = None
        self._detector = TelephoneEventDetector()
        self._sender = Sender(sock.send, lane, self._played, fill_silence=settings.fill_silence)

    def filter_for(self, telephone_event: int | None) -> bytes | None:
        """The kernel filter to attach, if there is to be one."""
        return keep_events(telephone_event) if self._settings.kernel_filter else None

    def negotiated(self, remote: RemoteMedia, usable: bool) -> None:
        """Offer and answer are through. `usable`: the socket is tied to the peer, rather than put on hold."""
        if self.closed:
            return
        if usable:
            self._receiver.add(self)
        expecting = remote.receive and usable
        if expecting and not self._expecting:
            self.heard_at = time.monotonic()
        self._expecting = expecting
        self.telephone_event = remote.telephone_event
        self._sender.allow(remote.payload_type, send=remote.send and usable)

    def play(self, playback: Playback) -> None:
        if not self.closed:
            self._sender.play(playback)

    def stop(self, playback_id: int) -> None:
        playing = self._sender.playback
        if playing is not None and playing.id == playback_id:
            self._sender.stop()

    def hold(self, held: bool) -> None:
        if not self.closed:
            self._sender.hold(held)

    def hear_event(self, datagram: bytearray, length: int, now: float) -> bool:
        """Take a packet of telephone events. Returns False when it is malformed."""
        bounds = payload_bounds(datagram, length)
        if bounds is None:
            return False
        begin, end = bounds
        timestamp = int.from_bytes(datagram[4:8], "big")
        source = int.from_bytes(datagram[8:12], "big")
        key = self._detector.hear(source, timestamp, bytes(datagram[begin:end]))
        if key is not None:
            playing = self._sender.playback
            if playing is not None and playing.interruptible:
                self._sender.stop()
            if not self.closed:
                self._listener.on_key(key, int(now * 1000))
        return True

    def keep_watch(self, now: float) -> None:
        """Once a second or so: say that the peer is silent, keep the way to it open."""
        settings = self._settings
        if settings.keepalive_s:
            self._sender.keep_alive(settings.keepalive_s * 1000)
        silent_s = now - self.heard_at
        if (
            self._expecting
            and 0 < settings.silent_s <= silent_s
            and self._told_of_silence_at != self.heard_at
            and not self.closed
        ):
            self._told_of_silence_at = self.heard_at
            self._listener.on_silent(silent_s)

    def end(self) -> None:
        """Give everything back."""
        self._sender.leave()
        self._receiver.remove(self)
        self.socket.close()

    def _played(self, playback_id: int) -> None:
        if not self.closed:
            self._listener.on_played(playback_id)
