"""The session of one call: what was offered and answered, and the RTP stream that follows from it."""

from __future__ import annotations

from dataclasses import replace
from secrets import randbelow
from typing import Protocol

from ivrflow.channels.media.stream_ports import RemoteMedia, StreamListener
from ivrflow.channels.sip.negotiation import Agreement, Local, NotAcceptableError, accept, answer_to, offer
from ivrflow.channels.sip.sdp import SessionDescription, parse_sdp
from ivrflow.model.sound import Sound

__all__ = ["MediaPort", "MediaSession", "MediaStream"]

_ANY_PORT = 9
"""The discard port, which stands for the real one while only acceptability is looked at."""


class MediaStream(Protocol):
    """An open RTP port: `media.Stream`."""

    port: int

    def connect(self, remote: RemoteMedia) -> None: ...

    def play(self, playback_id: int, sound: Sound, loop: bool = False, interruptible: bool = False) -> None: ...

    def stop(self, playback_id: int) -> None: ...

    def close(self) -> None: ...


class MediaPort(Protocol):
    """Where RTP ports come from: `media.MediaPlane`."""

    def open(self, listener: StreamListener) -> MediaStream:
        """Raises Unavailable when there is none to be had."""


class MediaSession:
    """Lives in the home thread. The RTP port is opened when it is first needed."""

    def __init__(self, media: MediaPort, listener: StreamListener, ip: str) -> None:
        self._media = media
        self._listener = listener
        self._local = Local(ip, _ANY_PORT, randbelow(1 << 31))
        self._said = ""
        self._offered: SessionDescription | None = None
        self.stream: MediaStream | None = None
        self.connected = False

    @property
    def has_offer(self) -> bool:
        """The INVITE carried a session description."""
        return self._offered is not None

    def take_offer(self, sdp: bytes) -> None:
        """Keep the INVITE's offer for later. Raises SdpError, or NotAcceptableError when it cannot be answered."""
        offered = parse_sdp(sdp)
        answer_to(offered, self._local)
        self._offered = offered

    def answer(self) -> str:
        """The answer to the INVITE's offer; always the same one. Opens and connects the stream. Raises Unavailable."""
        if not self._said:
            assert self._offered is not None
            self._open()
            agreement, text = answer_to(self._offered, self._local)
            self._connect(agreement)
            self._said = text
        return self._said

    def change(self, sdp: bytes) -> str:
        """The answer to a later offer. Raises SdpError, NotAcceptableError or Unavailable: then all stays as it was."""
        offered = parse_sdp(sdp)
        self._open()
        agreement, text = answer_to(offered, self._local)
        self._connect(agreement)
        return self._say(text, answer_to(offered, replace(self._local, version=self._local.version + 1))[1])

    def offer(self) -> str:
        """Our own offer, for an INVITE that has none. Opens the stream. Raises Unavailable."""
        self._open()
        return self._say(offer(self._local), offer(replace(self._local, version=self._local.version + 1)))

    def accepted(self, sdp: bytes) -> None:
        """The answer to our offer. Raises SdpError, NotAcceptableError or Unavailable."""
        if not sdp:
            raise NotAcceptableError("the far side answered without a session description")
        self._connect(accept(parse_sdp(sdp), self._local))

    def close(self) -> None:
        """Give the port back."""
        self.connected = False
        if self.stream is not None:
            self.stream.close()

    def _open(self) -> None:
        if self.stream is None:
            self.stream = self._media.open(self._listener)
            self._local = replace(self._local, port=self.stream.port)

    def _say(self, text: str, newer: str) -> str:
        """RFC 3264 section 8: the version grows when the description differs from the one before."""
        if self._said and text != self._said:
            self._local = replace(self._local, version=self._local.version + 1)
            text = newer
        self._said = text
        return text

    def _connect(self, agreement: Agreement) -> None:
        assert self.stream is not None
        self.stream.connect(
            RemoteMedia(
                agreement.ip,
                agreement.port,
                agreement.payload_type,
                agreement.telephone_event,
                send=agreement.direction in {"sendrecv", "sendonly"},
                receive=agreement.direction in {"sendrecv", "recvonly"},
            )
        )
        self.connected = True
