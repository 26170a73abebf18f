"""A line for browsers on a free port of the loopback, with real media, at home in an asyncio loop of its own thread."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import TypeAlias, TypeVar

import pytest

from ivrflow.channels.browser.channel import BrowserChannel
from ivrflow.channels.browser.line import BrowserLine
from ivrflow.channels.browser.settings import BrowserSettings
from ivrflow.channels.browser.ticket import Ticket, sign
from ivrflow.channels.media import MediaPlane, MediaSettings
from ivrflow.model.commands import Answer, Command, Issued
from ivrflow.model.events import Answered, Event
from ivrflow.model.lines import Invitation, Rejection
from ivrflow.model.ports import Referral, Report
from ivrflow.model.sound import Sound
from ivrflow.runtime.asyncio_home import AsyncioHome

from .page import ORIGIN, PATIENCE_S, Page

__all__ = ["SECRET", "NewPage", "Office", "TakenCall", "a_ticket"]

SECRET = b"known to the designer and the engine"
EventT = TypeVar("EventT")
NewPage: TypeAlias = Callable[..., Page]


def a_ticket(**differences: object) -> str:
    """A good ticket, but for what is said otherwise."""
    values: dict[str, object] = {"flow": "telebank", "author": "wang", "origin": ORIGIN}
    values["expires_s"] = int(time.time()) + 30
    return sign(Ticket(**(values | differences)), SECRET)  # type: ignore[arg-type]  # named as in Ticket


@dataclass
class TakenCall:
    """A call as the runtime holds it."""

    ticket: Ticket
    invitation: Invitation
    channel: BrowserChannel
    home: AsyncioHome
    events: SimpleQueue[Event] = field(default_factory=SimpleQueue)

    def do(self, number: int, command: Command, detail: Sound | Referral | None = None) -> None:
        self.home.call_soon(partial(self.channel.do, Issued(number, command), detail))

    def reports(self, kind: type[EventT]) -> EventT:
        """The next event, which must be of this kind."""
        event = self.events.get(timeout=PATIENCE_S)
        assert isinstance(event, kind), event
        return event

    def silent(self) -> bool:
        """Nothing more was reported, now that the home thread has done all it was given."""
        done: SimpleQueue[None] = SimpleQueue()
        self.home.call_soon(partial(done.put, None))
        done.get(timeout=PATIENCE_S)
        return self.events.empty()


@dataclass
class Office:
    """Who decides about calls in these tests: takes all, unless told otherwise."""

    home: AsyncioHome
    rejection: Rejection | None = None
    calls: SimpleQueue[TakenCall] = field(default_factory=SimpleQueue)

    def invited(self, ticket: Ticket, invitation: Invitation, channel: BrowserChannel) -> Report | Rejection:
        if self.rejection is not None:
            return self.rejection
        call = TakenCall(ticket, invitation, channel, self.home)
        self.calls.put(call)
        return call.events.put

    def next_call(self) -> TakenCall:
        return self.calls.get(timeout=PATIENCE_S)


@pytest.fixture(scope="module")
def home() -> Iterator[AsyncioHome]:
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, name="home")
    thread.start()
    yield AsyncioHome(loop)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture(scope="module")
def media() -> Iterator[MediaPlane]:
    plane = MediaPlane(MediaSettings("127.0.0.1", port_low=24000, port_high=24999, capacity=64))
    plane.start()
    yield plane
    plane.shutdown()


@pytest.fixture
def office(home: AsyncioHome) -> Office:
    return Office(home)


@pytest.fixture
def browser_settings() -> BrowserSettings:
    """What `line` listens with; a test module may have its own."""
    return BrowserSettings(SECRET)


@pytest.fixture
def line(
    browser_settings: BrowserSettings, media: MediaPlane, home: AsyncioHome, office: Office
) -> Iterator[BrowserLine]:
    line = BrowserLine(browser_settings, media, home, office)
    line.start()
    yield line
    line.stop()


@pytest.fixture
def new_page(line: BrowserLine) -> Iterator[NewPage]:
    """Pages: `new_page()`; from elsewhere by `new_page(origin=…)`."""
    with ExitStack() as pages:

        def make(origin: str | None = ORIGIN, path: str = "/call") -> Page:
            return pages.enter_context(Page(line.address, origin, path))

        yield make


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """One that has a ticket and calls."""
    return new_page().call(a_ticket())


@pytest.fixture
def call(page: Page, office: Office) -> TakenCall:
    """Its call, answered."""
    taken = office.next_call()
    taken.do(1, Answer())
    assert taken.reports(Answered) == Answered(1)
    return taken
