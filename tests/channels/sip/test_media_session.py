"""Offer, answer and the stream that follows, without a network."""

from __future__ import annotations

import pytest

from ivrflow.channels.media import RemoteMedia
from ivrflow.channels.media.stream_ports import StreamListener
from ivrflow.channels.sip.media_session import MediaSession
from ivrflow.channels.sip.negotiation import Local, NotAcceptableError, offer
from ivrflow.channels.sip.sdp import SdpError, parse_sdp
from ivrflow.model.errors import Unavailable
from ivrflow.model.sound import Sound

THEIRS = Local("192.0.2.1", 4000, 1)


class Port:
    """A place where ports come from, and the one port it has."""

    port = 20_000

    def __init__(self, full: bool = False) -> None:
        self.full, self.opened, self.closed = full, 0, 0
        self.remotes: list[RemoteMedia] = []

    def open(self, listener: StreamListener) -> Port:
        if self.full:
            raise Unavailable("no port")
        self.opened += 1
        return self

    def connect(self, remote: RemoteMedia) -> None:
        self.remotes.append(remote)

    def play(self, playback_id: int, sound: Sound, loop: bool = False, interruptible: bool = False) -> None: ...

    def stop(self, playback_id: int) -> None: ...

    def close(self) -> None:
        self.closed += 1


class Deaf:
    def on_key(self, key: str, at_ms: int) -> None: ...

    def on_played(self, playback_id: int) -> None: ...

    def on_silent(self, seconds: float) -> None: ...


def session(port: Port) -> MediaSession:
    return MediaSession(port, Deaf(), "192.0.2.9")


def version(sdp: str) -> str:
    return sdp.split()[3]


def test_no_port_is_opened_before_it_is_needed() -> None:
    port = Port()
    made = session(port)
    made.take_offer(offer(THEIRS).encode())
    assert made.has_offer
    assert port.opened == 0
    answer = made.answer()
    assert parse_sdp(answer.encode()).media[0].port == 20_000
    assert made.answer() == answer
    assert (port.opened, len(port.remotes)) == (1, 1)
    assert port.remotes[0] == RemoteMedia("192.0.2.1", 4000, 0, 101)
    made.close()
    assert port.closed == 1


def test_hold_and_resume_change_directions_and_the_version() -> None:
    port = Port()
    made = session(port)
    made.take_offer(offer(THEIRS).encode())
    offers = [offer(THEIRS).replace("sendrecv", way) for way in ("sendonly", "sendonly", "inactive", "sendrecv")]
    versions = [version(made.answer()), *(version(made.change(text.encode())) for text in offers)]
    assert [int(number) - int(versions[0]) for number in versions] == [0, 1, 1, 2, 3]
    assert [(remote.send, remote.receive) for remote in port.remotes] == [
        (True, True),
        (False, True),
        (False, True),
        (False, False),
        (True, True),
    ]


def test_what_cannot_be_changes_nothing() -> None:
    port = Port()
    made = session(port)
    made.take_offer(offer(THEIRS).encode())
    made.answer()
    with pytest.raises(SdpError):
        made.change(b"garbage")
    with pytest.raises(NotAcceptableError):
        made.change(offer(THEIRS).replace("RTP/AVP", "RTP/SAVP").encode())
    assert len(port.remotes) == 1


def test_our_offer_and_its_answer() -> None:
    port = Port()
    made = session(port)
    assert not made.has_offer
    assert parse_sdp(made.offer().encode()).media[0].formats == ("0", "8", "101")
    with pytest.raises(NotAcceptableError):
        made.accepted(b"")
    made.accepted(offer(THEIRS).encode())
    assert port.remotes == [RemoteMedia("192.0.2.1", 4000, 0, 101)]


def test_no_port_to_be_had() -> None:
    made = session(Port(full=True))
    with pytest.raises(Unavailable):
        made.offer()
    made.close()
