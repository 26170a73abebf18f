"""A line for browsers on a free port of the loopback, with real media, at home in an asyncio loop of its own thread."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import TypeAlias, TypeVar

import pytest

from ivrflow.channels.browser.channel import BrowserChannel
from ivrflow.channels.browser.line import BrowserLine
from ivrflow.channels.browser.settings import BrowserSettings
from ivrflow.channels.browser.ticket import Ticket, sign
from ivrflow.channels.media import MediaPlane, MediaSettings
from ivrflow.model.commands import Answer
from ivrflow.model.events import Answered
from ivrflow.model.lines import Invitation, Rejection
from ivrflow.model.ports import Report
from ivrflow.runtime.asyncio_home import AsyncioHome

from ..taken_call import TakenCall, home_of_its_own
from .page import ORIGIN, PATIENCE_S, Page

__all__ = ["LIFE", "SECRET", "BrowserCall", "NewPage", "Office", "a_ticket"]

LIFE = "main@2026-03-02T10:15:00"
SECRET = b"known to the designer and the engine"
EventT = TypeVar("EventT")
NewPage: TypeAlias = Callable[..., Page]


def a_ticket(**differences: object) -> str:
    """A good ticket, but for what is said otherwise."""
    values: dict[str, object] = {"flow": "telebank", "author": "wang", "origin": ORIGIN, "engines": LIFE}
    values["expires_s"] = int(time.time()) + 30
    return sign(Ticket(**(values | differences)), SECRET)  # type: ignore[arg-type]  # named as in Ticket


@dataclass(kw_only=True)
class BrowserCall(TakenCall[BrowserChannel]):
    ticket: Ticket


@dataclass
class Office:
    """Who decides about calls in these tests: takes all, unless told otherwise."""

    home: AsyncioHome
    rejection: Rejection | None = None
    calls: SimpleQueue[BrowserCall] = field(default_factory=SimpleQueue)

    def invited(self, ticket: Ticket, invitation: Invitation, channel: BrowserChannel) -> Report | Rejection:
        if self.rejection is not None:
            return self.rejection
        call = BrowserCall(invitation=invitation, channel=channel, home=self.home, ticket=ticket)
        self.calls.put(call)
        return call.events.put

    def next_call(self) -> BrowserCall:
        return self.calls.get(timeout=PATIENCE_S)


@pytest.fixture(scope="module")
def home() -> Iterator[AsyncioHome]:
    with home_of_its_own() as home:
        yield home


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
    return BrowserSettings(SECRET, LIFE)


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
def call(page: Page, office: Office) -> BrowserCall:
    """Its call, answered."""
    taken = office.next_call()
    taken.do(1, Answer())
    assert taken.reports(Answered) == Answered(1)
    return taken
