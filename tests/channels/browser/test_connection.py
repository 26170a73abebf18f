"""One WebSocket: what a slow network may lose, and what it may not."""

from __future__ import annotations

from ivrflow.channels.media import MediaPlane
from ivrflow.model.commands import Gather, Play
from ivrflow.model.events import Gathered, Played
from ivrflow.model.inputs import InputSettings
from ivrflow.model.sound import Sound

from .conftest import BrowserCall, NewPage, Office, a_ticket
from .page import Page


def test_what_the_caller_says_reaches_the_media_plane(call: BrowserCall, page: Page) -> None:
    before = _received(call)
    call.do(2, Play((), loop=True), Sound(b"\x55" * 160))
    page.hears(2)

    def arrived() -> bool:
        # One packet of audio in 64 passes the kernel's filter.
        for _ in range(4):
            page.send(b"\x11" * 160)
        return _received(call) > before

    page.wait(arrived, "a packet")


def _received(call: BrowserCall) -> int:
    plane = call.channel._media
    assert isinstance(plane, MediaPlane)
    return plane.facts().packets_received


def test_messages_keep_their_order(call: BrowserCall, page: Page) -> None:
    settings = InputSettings(max_length=12, first_digit_ms=60_000, inter_digit_ms=60_000)
    call.do(2, Gather((), settings), Sound(b""))
    page.press("123456789*0#")
    assert call.reports(Gathered).keys == "123456789*0"


def test_calls_do_not_hear_each_other(new_page: NewPage, office: Office) -> None:
    pages, calls = [], []
    for _ in range(3):
        pages.append(new_page().call(a_ticket()))
        calls.append(office.next_call())
    for number, call in enumerate(calls):
        call.do(1, Play(()), Sound(bytes([number]) * 160 * 5))
    for call in calls:
        assert call.reports(Played) == Played(1)
    for number, page in enumerate(pages):
        assert b"".join(page.hears(5)) == bytes([number]) * 160 * 5
