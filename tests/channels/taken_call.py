"""A call as the runtime holds it, for tests that play the runtime."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import Generic, TypeVar

from ivrflow.model.commands import Command, Issued
from ivrflow.model.events import Event
from ivrflow.model.lines import Invitation
from ivrflow.model.ports import Channel, Referral
from ivrflow.model.sound import Sound
from ivrflow.runtime.asyncio_home import AsyncioHome

__all__ = ["TakenCall", "home_of_its_own"]

PATIENCE_S = 10.0
ChannelT = TypeVar("ChannelT", bound=Channel)
EventT = TypeVar("EventT")


@dataclass
class TakenCall(Generic[ChannelT]):
    invitation: Invitation
    channel: ChannelT
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


@contextmanager
def home_of_its_own() -> Iterator[AsyncioHome]:
    """An asyncio loop in a thread."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, name="home")
    thread.start()
    yield AsyncioHome(loop)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()
