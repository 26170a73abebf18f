"""A running engine and a page that calls it as one of the channels."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from websockets.exceptions import ConnectionClosed

from ivrflow.channels.browser.ticket import Ticket, sign
from ivrflow.model.cdr import Cdr
from ivrflow.model.conversation import Conversation
from ivrflow.runtime.browser_calls import PURPOSE
from ivrflow.store.calls import CallFilter

from ...e2e.ear import Ear
from ...e2e.installation import Installation
from ...e2e.waiting import wait_until
from ...peers.wav import Pcm
from ..browser.page import ORIGIN, Page
from .phone_call import agents_in
from .sounds import Sounds
from .wire_line import WireLine

__all__ = ["BrowserLine"]

VALID_S = 30


class BrowserTelephone:
    """Implements phone_call.Telephone: keys go as messages, and the page decides what comes of a hand-over."""

    def __init__(self, page: Page, agents: str) -> None:
        self._page, self._agents = page, agents
        self._ear = Ear(page.heard)
        self._read = 0
        self.handed: tuple[str, dict[str, object]] | None = None
        self.is_pressing = False

    @property
    def last_sound_s(self) -> float | None:
        return self._page.frames[-1][0] if self._page.frames else None

    def heard(self) -> Pcm:
        return self._ear.all()

    def press(self, keys: str) -> None:
        self._page.press(keys)

    def hang_up(self) -> None:
        # Both may hang up at the same time.
        with suppress(ConnectionClosed):
            self._page.say(type="hangup")
        self._page.is_closed()

    def look_around(self) -> bool:
        told = [message for _, message in self._page.messages[self._read :]]
        self._read += len(told)
        for message in told:
            if message["type"] == "transfer":
                if self._agents == "done":
                    self.handed = message["target"], message["data"]
                self._page.say(type="transferred", outcome=self._agents)
        return any(message["type"] == "ended" for message in told)


class BrowserLine(WireLine[BrowserTelephone]):
    """All calls of browsers come from `browser`: callers are told apart by the account in their ticket."""

    def __init__(self, installation: Installation, sounds: Sounds, url: str, routes: Mapping[str, str]) -> None:
        super().__init__(installation, sounds)
        parts = urlsplit(url)
        self._address, self._routes = (parts.hostname or "", parts.port or 0), routes
        with installation.store() as store:
            self._secret = store.secrets.get(PURPOSE)
            self._engines = " ".join(lease.life for lease in store.leases.living())

    @contextmanager
    def dial(self, conversation: Conversation, caller: str) -> Iterator[BrowserTelephone]:
        dnis = conversation.dnis
        ticket = Ticket(
            self._routes[dnis], caller, ORIGIN, int(time.time()) + VALID_S, dnis=dnis, engines=self._engines
        )
        with Page(self._address) as page:
            page.call(sign(ticket, self._secret))
            page.is_told("answered")
            yield BrowserTelephone(page, agents_in(conversation))

    def cdr(self, caller: str) -> Cdr:
        with self._installation.store() as store:

            def found() -> Cdr | None:
                records = store.calls.find(CallFilter(ani="browser", limit=10_000))
                return next((cdr for cdr in records if dict(cdr.facts).get("author") == caller), None)

            return wait_until(found, f"the record of {caller}'s call", 40)
