"""Who gets in, who does not, and what becomes of those who misbehave."""

from __future__ import annotations

import json
import time

import pytest
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from ivrflow.channels.browser.guard import MESSAGES_PER_S, SAVED_S
from ivrflow.channels.browser.line import WAITING, BrowserLine
from ivrflow.channels.browser.settings import BrowserSettings
from ivrflow.channels.browser.ticket import Ticket, sign
from ivrflow.channels.media import MediaPlane
from ivrflow.model.commands import Play
from ivrflow.model.errors import Unavailable
from ivrflow.model.events import HungUp
from ivrflow.model.lines import Rejection
from ivrflow.model.sound import Sound
from ivrflow.runtime.asyncio_home import AsyncioHome

from .conftest import LIFE, SECRET, BrowserCall, NewPage, Office, a_ticket
from .page import ORIGIN, Page

MAX_CALLS = 2


@pytest.fixture
def browser_settings() -> BrowserSettings:
    return BrowserSettings(SECRET, LIFE, max_calls=MAX_CALLS, hello_s=2.0, max_call_s=1.5)


def test_a_good_ticket_passes_once(new_page: NewPage, office: Office) -> None:
    ticket = a_ticket(revision=12, dnis="95588")
    new_page().call(ticket).is_told("ringing")
    taken = office.next_call()
    assert (taken.ticket.revision, taken.invitation.dnis) == (12, "95588")
    assert taken.invitation.facts["test"] == "draft 12"
    assert new_page().call(ticket).is_closed() == (4401, "the ticket was used already; call again")
    assert office.calls.empty()


@pytest.mark.parametrize(
    "ticket",
    [
        "",
        ".",
        "nonsense",
        "é.é",
        sign(Ticket("telebank", "wang", ORIGIN, 2**40), b"another secret"),
        a_ticket().replace(".", "A."),
        a_ticket(expires_s=int(time.time()) - 1),
        a_ticket(expires_s=int(time.time()) + 3600),
        a_ticket(origin="http://elsewhere.example"),
        "A" * 3_000,
    ],
)
def test_a_bad_ticket_does_not_pass(new_page: NewPage, office: Office, ticket: str) -> None:
    assert new_page().call(ticket).is_closed()[0] == 4401
    assert office.calls.empty()


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "null", ORIGIN + "0"])
def test_another_page_does_not_pass(new_page: NewPage, office: Office, origin: str) -> None:
    assert new_page(origin=origin).call(a_ticket()).is_closed() == (4401, "the ticket was made for another page")
    assert office.calls.empty()


def test_what_is_no_page_does_not_pass(new_page: NewPage) -> None:
    with pytest.raises(InvalidHandshake, match="403"):
        new_page(origin=None)
    with pytest.raises(InvalidHandshake, match="404"):
        new_page(path="/")


@pytest.mark.parametrize(
    "first", ["", "{", "[]", '"call"', '{"type": "key", "key": "1"}', '{"type": "call", "ticket": 7}', b"\xff" * 160]
)
def test_what_begins_with_something_else_is_closed(new_page: NewPage, first: str | bytes) -> None:
    page = new_page()
    page.send(first)
    assert page.is_closed()[0] == 1007


def test_who_says_nothing_is_not_waited_for(new_page: NewPage) -> None:
    assert new_page().is_closed() == (4401, "no ticket was shown")


@pytest.mark.parametrize(
    "garbage",
    [
        "[" * 4_000,
        '{"type": "key", "key": "11"}',
        '{"type": "key", "key": "x"}',
        '{"type": "transferred", "outcome": "bribed"}',
        '{"type": "call", "ticket": ""}',
        json.dumps({"type": "key"}),
        b"",
        b"\xff" * 159,
        b"\xff" * 161,
    ],
)
def test_garbage_ends_the_call(call: BrowserCall, page: Page, garbage: str | bytes) -> None:
    page.send(garbage)
    assert call.reports(HungUp).by == "lost"
    assert page.is_closed()[0] == 1007


def test_what_is_too_large_ends_the_call(call: BrowserCall, page: Page) -> None:
    page.send("x" * 5_000)
    assert call.reports(HungUp).by == "lost"
    assert page.is_closed()[0] == 1009


@pytest.mark.parametrize("message", ['{"type": "key", "key": "1"}', b"\xff" * 160])
def test_a_flood_ends_the_call(call: BrowserCall, page: Page, message: str | bytes) -> None:
    try:
        for _ in range(int(MESSAGES_PER_S * SAVED_S) + 200):
            page.send(message)
    except ConnectionClosed:
        pass
    assert call.reports(HungUp).cause == "the browser sent more than a call has"
    assert page.is_closed()[0] == 1008


def test_a_call_has_an_end(call: BrowserCall, page: Page) -> None:
    call.do(2, Play((), loop=True), Sound(bytes(160)))
    assert call.reports(HungUp).by == "lost"
    assert "minutes" in page.is_told("ended")["cause"]


def test_there_is_room_for_so_many_calls(new_page: NewPage, office: Office) -> None:
    pages = [new_page().call(a_ticket()) for _ in range(MAX_CALLS)]
    for page in pages:
        page.is_told("ringing")
    with pytest.raises(InvalidHandshake, match="503"):
        new_page()
    pages[0].say(type="hangup")
    pages[0].is_closed()
    new_page().call(a_ticket()).is_told("ringing")


def test_a_crowd_at_the_door_is_bounded(new_page: NewPage, line: BrowserLine) -> None:
    for _ in range(MAX_CALLS + WAITING):
        new_page()
    # Refused at the handshake, or cut off right after it: the machine decides how far it gets.
    with pytest.raises((InvalidHandshake, ConnectionClosed, OSError, EOFError)):
        new_page()


def test_a_call_that_is_turned_away_is_told_why(new_page: NewPage, office: Office) -> None:
    office.rejection = Rejection(404, "the flow telebank is not published")
    ended = new_page().call(a_ticket()).is_told("ended")
    assert (ended["by"], ended["cause"]) == ("refused", "the flow telebank is not published")


def test_a_line_that_drains_takes_no_calls_and_keeps_those_it_has(
    call: BrowserCall, page: Page, line: BrowserLine, new_page: NewPage
) -> None:
    line.drain()
    with pytest.raises(InvalidHandshake, match="503"):
        new_page()
    call.do(2, Play(()), Sound(bytes(320)))
    page.hears(2)


def test_a_line_that_stops_ends_its_calls(call: BrowserCall, page: Page, line: BrowserLine) -> None:
    line.stop()
    page.is_closed()
    assert isinstance(call.events.get(timeout=20), HungUp)
    line.stop()


def test_a_port_that_is_taken_is_told(line: BrowserLine, media: MediaPlane, home: AsyncioHome, office: Office) -> None:
    second = BrowserLine(BrowserSettings(SECRET, LIFE, port=line.address[1]), media, home, office)
    with pytest.raises(Unavailable, match="cannot be had"):
        second.start()
    second.stop()
