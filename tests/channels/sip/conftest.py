"""A SIP line on a free port of the loopback, with real media, at home in an asyncio loop of its own thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import TypeAlias

import pytest

from ivrflow.channels.media import MediaPlane, MediaSettings
from ivrflow.channels.sip.channel import SipChannel
from ivrflow.channels.sip.line import SipLine
from ivrflow.channels.sip.settings import SipSettings
from ivrflow.model.lines import Invitation, Rejection
from ivrflow.model.ports import Channel, Report
from ivrflow.runtime.asyncio_home import AsyncioHome

from ..taken_call import TakenCall, home_of_its_own
from .phone import PATIENCE_S, Phone

SipCall: TypeAlias = TakenCall[SipChannel]


@dataclass
class Office:
    """Who decides about calls in these tests: takes all, unless told otherwise."""

    home: AsyncioHome
    verdict: Callable[[Invitation], Rejection | None] = lambda _: None
    calls: SimpleQueue[SipCall] = field(default_factory=SimpleQueue)
    turned_away: SimpleQueue[tuple[Invitation, Rejection]] = field(default_factory=SimpleQueue)

    def invited(self, invitation: Invitation, channel: Channel) -> Report | Rejection:
        rejection = self.verdict(invitation)
        if rejection is not None:
            return rejection
        assert isinstance(channel, SipChannel)
        call = SipCall(invitation, channel, self.home)
        self.calls.put(call)
        return call.events.put

    def refused(self, invitation: Invitation, rejection: Rejection) -> None:
        self.turned_away.put((invitation, rejection))

    def next_call(self) -> SipCall:
        return self.calls.get(timeout=PATIENCE_S)

    def no_call(self) -> bool:
        try:
            self.calls.get_nowait()
        except Empty:
            return True
        return False


@pytest.fixture(scope="module")
def home() -> Iterator[AsyncioHome]:
    with home_of_its_own() as home:
        yield home


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
