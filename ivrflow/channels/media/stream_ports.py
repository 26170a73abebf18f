"""What a stream is told of the far side, and whom it tells what happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ivrflow.channels.media.rtp import PCMA, PCMU
from ivrflow.model.errors import Misuse

__all__ = ["RemoteMedia", "StreamListener"]


@dataclass(frozen=True, slots=True)
class RemoteMedia:
    """What offer and answer settled on for the peer. Directions are ours: RFC 3264's, already turned round."""

    ip: str
    """An IP address, never a name. `0.0.0.0` and `::` mean hold, as in RFC 2543: nothing is sent."""
    port: int
    """1 to 65535."""
    payload_type: int = PCMU
    """PCMU or PCMA."""
    telephone_event: int | None = None
    """The payload type of RFC 4733 telephone events, 96 to 127; None: the peer offered none."""
    send: bool = True
    """We may send: false while the peer has us on hold (its SDP says sendonly or inactive)."""
    receive: bool = True
    """The peer is expected to send; otherwise its silence means nothing."""

    def __post_init__(self) -> None:
        if self.payload_type not in (PCMU, PCMA):
            raise Misuse(f"payload type {self.payload_type} is neither PCMU (0) nor PCMA (8)")
        if self.telephone_event is not None and not 96 <= self.telephone_event <= 127:
            raise Misuse(f"telephone events need a dynamic payload type, 96 to 127, not {self.telephone_event}")


class StreamListener(Protocol):
    """Told what happens on a stream, from the media thread: return within microseconds and never wait there.

    Nothing is called once `Stream.close` has returned, except what the media thread had begun already.
    """

    def on_key(self, key: str, at_ms: int) -> None:
        """A key of ITU-T Q.23 (`0`-`9`, `*`, `#`, `A`-`D`) went down. `at_ms`: when its first packet was read, on
        the clock of `time.monotonic`, at most 5 ms after it came."""

    def on_played(self, playback_id: int) -> None:
        """A playback's last frame was sent. Not called for what was stopped, replaced or interrupted."""

    def on_silent(self, seconds: float) -> None:
        """No RTP at all came for so long, from a peer that should send. Once until RTP comes again."""
