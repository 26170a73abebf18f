"""Keys out of RFC 4733 telephone events, whatever the network did to the packets.

A key press is several packets: updates while it is down, then the end three times. All carry the RTP timestamp of
its beginning, and that alone tells presses apart: the marker bit, the end bit and the order of packets are hints
that networks and telephones get wrong. So the first packet that is seen of a press reports it, be it the last sent.
"""

from __future__ import annotations

from collections import deque
from typing import Final

from ivrflow.channels.media.rtp import TIMESTAMP_CYCLE
from ivrflow.model.inputs import KEYS

__all__ = ["TelephoneEventDetector"]

_END = 0x80

_LATE_SAMPLES: Final = 5 * 8000
"""An older timestamp is a straggler within five seconds; beyond, the peer's clock was set anew."""

_LONGEST_SAMPLES: Final = 0xFFFF
"""A longer press goes on as another event (RFC 4733 section 2.5.1.3), with a timestamp of its own."""

_NEARLY_LONGEST_SAMPLES: Final = 7 * 8000
"""From here on a press that has not ended is about to be continued; the updates up to the limit may be lost."""

_REMEMBERED = 8


class TelephoneEventDetector:
    """The keys of one stream. Says each press once, in order, and never one that was not made.

    A press of which no packet arrived before a later press began is dropped: a key too few is noticed by its
    length, keys in the wrong order are not.
    """

    def __init__(self) -> None:
        self._seen: deque[int] = deque(maxlen=_REMEMBERED)
        self._source: int | None = None
        self._code = -1
        self._duration = 0
        self._ended = True

    def hear(self, source: int, timestamp: int, payload: bytes) -> str | None:
        """The key that this packet is the first news of, or None.

        `source` and `timestamp` are the RTP header's (32 bits). Of the payload the first event counts: DTMF packets
        carry one, and some telephones pad it with zeros, which would read as key 0.
        """
        if len(payload) < 4 or payload[0] >= len(KEYS):
            return None
        code, ended = payload[0], bool(payload[1] & _END)
        duration = int.from_bytes(payload[2:4], "big")
        if self._seen and timestamp == self._seen[-1]:
            self._duration = max(self._duration, duration)
            self._ended |= ended
            return None
        if timestamp in self._seen or self._is_straggler(source, timestamp):
            return None
        continued = self._is_continuation(source, timestamp, code)
        self._seen.append(timestamp)
        self._source, self._code, self._duration, self._ended = source, code, duration, ended
        return None if continued else KEYS[code]

    def _is_straggler(self, source: int, timestamp: int) -> bool:
        return source == self._source and (self._seen[-1] - timestamp) % TIMESTAMP_CYCLE <= _LATE_SAMPLES

    def _is_continuation(self, source: int, timestamp: int, code: int) -> bool:
        return (
            not self._ended
            and source == self._source
            and code == self._code
            and self._duration >= _NEARLY_LONGEST_SAMPLES
            and (timestamp - self._seen[-1]) % TIMESTAMP_CYCLE <= _LONGEST_SAMPLES + 1
        )
