"""What all streams hear: one sweep over the sockets that have something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from socket import socket
from typing import Final, Protocol

from ivrflow.channels.media.readiness import new_readiness
from ivrflow.channels.media.rtp import HEADER_BYTES

__all__ = ["Receiver", "Receiving"]

_LONGEST_DATAGRAM_BYTES: Final = 2048


class Receiving(Protocol):
    """What the receiver must know of a stream, and the media thread of one that is listened to."""

    socket: socket
    receive_into: Callable[[bytearray], int]
    heard_at: float
    telephone_event: int | None

    def hear_event(self, datagram: bytearray, length: int, now: float) -> bool: ...

    def keep_watch(self, now: float) -> None: ...


class Receiver:
    """The receiving half of the media thread.

    Audio is read into one buffer, taken as a sign of life and forgotten. A sweep reads one datagram of each socket:
    four times what a telephone sends, so that a backlog shrinks, and a peer that floods us holds nobody up.
    """

    def __init__(self, contain: Callable[[Callable[[], object]], None]) -> None:
        """`contain` runs an action whose exceptions must not end the thread."""
        self.packets = 0
        self.errors = 0
        """ICMP errors that our packets came back as."""
        self.malformed = 0
        self._contain = contain
        self._readiness = new_readiness()
        self._by_number: dict[int, Receiving] = {}
        self._buffer = bytearray(_LONGEST_DATAGRAM_BYTES)

    def __len__(self) -> int:
        return len(self._by_number)

    def __iter__(self) -> Iterator[Receiving]:
        return iter(self._by_number.values())

    def add(self, session: Receiving) -> None:
        """Listen for this stream; its socket is tied to the peer."""
        number = session.socket.fileno()
        if number not in self._by_number:
            self._by_number[number] = session
            self._readiness.add(session.socket)

    def remove(self, session: Receiving) -> None:
        """Listen no more, before the socket is closed."""
        if self._by_number.pop(session.socket.fileno(), None) is not None:
            self._readiness.remove(session.socket)

    def listen(self, now: float) -> None:
        """Read what is there. `now`: seconds of `time.monotonic`."""
        buffer = self._buffer
        ready = self._readiness.ready()
        self.packets += len(ready)
        for number in ready:
            session = self._by_number[number]
            try:
                length = session.receive_into(buffer)
            except OSError:
                self.errors += 1
                self.packets -= 1
                continue
            if length < HEADER_BYTES or buffer[0] >> 6 != 2:
                self.malformed += 1
                continue
            session.heard_at = now
            if buffer[1] & 0x7F == session.telephone_event:
                self._contain(partial(self._hear_event, session, length, now))

    def close(self) -> None:
        self._readiness.close()

    def _hear_event(self, session: Receiving, length: int, now: float) -> None:
        if not session.hear_event(self._buffer, length, now):
            self.malformed += 1
