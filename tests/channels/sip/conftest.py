"""A SIP line on a free port of the loopback, with real media, at home in an asyncio loop of its own thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

import pytest

from ivrflow.channels.media import MediaPlane, MediaSettings
from ivrflow.channels.sip.channel import SipChannel
from ivrflow.channels.sip.line import SipLine
from ivrflow.channels.sip.settings import SipSettings
from ivrflow.model.commands import Command, Issued
from ivrflow.model.events import Event
from ivrflow.model.lines import Invitation, Rejection
from ivrflow.model.ports import Channel, Referral, Report
from ivrflow.model.sound import Sound
from ivrflow.runtime.asyncio_home import AsyncioHome
from tests.channels.sip.phone import PATIENCE_S, Phone

EventT = TypeVar("EventT")


@dataclass
class TakenCall:
    """A call as the runtime holds it."""

    invitation: Invitation
    channel: SipChannel
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
    verdict: Callable[[Invitation], Rejection | None] = lambda _: None
    calls: SimpleQueue[TakenCall] = field(default_factory=SimpleQueue)
    turned_away: SimpleQueue[tuple[Invitation, Rejection]] = field(default_factory=SimpleQueue)

    def invited(self, invitation: Invitation, channel: Channel) -> Report | Rejection:
        rejection = self.verdict(invitation)
        if rejection is not None:
            return rejection
        assert isinstance(channel, SipChannel)
        call = TakenCall(invitation, channel, self.home)
        self.calls.put(call)
        return call.events.put

    def refused(self, invitation: Invitation, rejection: Rejection) -> None:
        self.turned_away.put((invitation, rejection))

    def next_call(self) -> TakenCall:
        return self.calls.get(timeout=PATIENCE_S)

    def no_call(self) -> bool:
        try:
            self.calls.get_nowait()
        except Empty:
            return True
        return False


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
    plane = MediaPlane(MediaSettings("127.0.0.1", port_low=23000, port_high=23999, capacity=64))
    plane.start()
    yield plane
    plane.shutdown()


@pytest.fixture
def office(home: AsyncioHome) -> Office:
    return Office(home)


@pytest.fixture
def sip_settings() -> SipSettings:
    """What `line` listens with; a test module may have its own."""
    return SipSettings(port=0)


@pytest.fixture
def line(sip_settings: SipSettings, media: MediaPlane, home: AsyncioHome, office: Office) -> Iterator[SipLine]:
    line = SipLine(sip_settings, media, home, office)
    line.start()
    yield line
    line.stop()


@pytest.fixture
def phone(line: SipLine) -> Iterator[Phone]:
    with Phone(line.address) as phone:
        yield phone
