"""One call's RTP stream, as its channel sees it."""

from __future__ import annotations

from collections.abc import Callable

from ivrflow.channels.media.rtp_socket import aim
from ivrflow.channels.media.sender import Playback
from ivrflow.channels.media.session import Session
from ivrflow.channels.media.stream_ports import RemoteMedia
from ivrflow.model.sound import Sound

__all__ = ["Stream"]


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
