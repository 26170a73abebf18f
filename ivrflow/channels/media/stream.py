"""One call's RTP stream, as its channel sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from ivrflow.channels.media.rtp import PCMA, PCMU
from ivrflow.channels.media.rtp_socket import aim
from ivrflow.channels.media.sender import Playback
from ivrflow.model.errors import Misuse

if TYPE_CHECKING:
    from ivrflow.channels.media.session import Session
    from ivrflow.model.sound import Sound

__all__ = ["RemoteMedia", "Stream", "StreamListener"]


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


class Stream:
    """One RTP port and what happens on it. Methods may be called from any thread, also from a listener.

    Made by `MediaPlane.open`. Commands take effect in the media thread, in order, within 5 ms. A closed stream
    ignores them.
    """

    def __init__(
        self, session: Session, post: Callable[[Callable[[], None]], None], detach: Callable[[], None]
    ) -> None:
        self._session = session
        self._post = post
        self._detach = detach
        self.port: int = session.socket.getsockname()[1]
        """Where the peer is to send RTP; even."""

    def connect(self, remote: RemoteMedia) -> None:
        """Send to the negotiated address, and accept RTP from nowhere else. Again for every re-INVITE.

        What plays goes on, in the new codec, from where it was. Raises Unavailable when the address is unusable.
        """
        session = self._session
        if session.closed:
            return
        usable = aim(session.socket, remote.ip, remote.port, session.filter_for(remote.telephone_event))
        self._post(lambda: session.negotiated(remote, usable))

    def play(self, playback_id: int, sound: Sound, loop: bool = False, interruptible: bool = False) -> None:
        """Play from the start, in place of what plays. Waits for `connect` and for the end of a hold.

        A loop never ends by itself. An interruptible playback ends in the media thread when a key comes, before
        `on_key` is called.
        """
        session = self._session
        self._post(lambda: session.play(Playback(playback_id, sound.ulaw, loop, interruptible)))

    def stop(self, playback_id: int) -> None:
        """Stop this playback if it is still the one that plays."""
        session = self._session
        self._post(lambda: session.stop(playback_id))

    def hold(self, held: bool) -> None:
        """Pause sending, or go on from the same place. Independent of `RemoteMedia.send`: both must allow it."""
        session = self._session
        self._post(lambda: session.hold(held))

    def close(self) -> None:
        """Give the port back. May be called twice."""
        if not self._session.closed:
            self._session.closed = True
            self._detach()
