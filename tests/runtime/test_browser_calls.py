"""Tickets as the designer gives them out, and what the engine does before a call runs. With sound: tests/e2e."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from ivrflow.channels.browser.channel import BrowserChannel
from ivrflow.channels.browser.ticket import BadTicket, Ticket, Turnstile
from ivrflow.channels.media import MediaPlane, MediaSettings
from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.model.events import Event, HungUp, Offered
from ivrflow.model.lines import Invitation, Rejection
from ivrflow.model.ports import Channel, Report
from ivrflow.runtime.asyncio_home import AsyncioHome
from ivrflow.runtime.browser_calls import PURPOSE, BrowserCalls, TicketOffice
from ivrflow.runtime.configuration import BrowserSection
from ivrflow.runtime.draft_release import DraftName
from ivrflow.runtime.releases import LoadedRelease
from ivrflow.store.store import Store

from .test_draft_release import Ready, load, save

ORIGIN = "http://127.0.0.1:8080"
FROM_PAGE = Invitation("browser", "95588", {"test": "draft 1"})


def test_a_ticket_names_what_may_be_called(store: Store) -> None:
    save(store, "shop", "Hello.")
    store.routes.set("9*", "shop", "wang")
    store.routes.set("95588", "shop", "wang")
    lease = store.leases.acquire("main engine")
    invited = TicketOffice(store, BrowserSection(start=True)).ticket("shop", 1, "wang", ORIGIN)
    assert (invited.url, invited.expires_s) == ("ws://127.0.0.1:8090/call", 30)
    ticket = Turnstile(store.secrets.get(PURPOSE), time.time, lease.life).admit(invited.ticket, ORIGIN)
    assert (ticket.flow, ticket.revision, ticket.author, ticket.dnis) == ("shop", 1, "wang", "95588")
    assert ticket.digest == save(store, "shop", "Hello.").digest


def test_a_ticket_is_worth_nothing_once_the_engine_was_started_again(store: Store) -> None:
    save(store, "shop", "Hello.")
    store.leases.release(store.leases.acquire("main"))
    running = store.leases.acquire("main")
    invited = TicketOffice(store, BrowserSection(start=True)).ticket("shop", 1, "wang", ORIGIN)
    store.leases.release(running)
    started_again = store.leases.acquire("main")
    assert started_again.life != running.life
    with pytest.raises(BadTicket, match="was started after the ticket was made"):
        Turnstile(store.secrets.get(PURPOSE), time.time, started_again.life).admit(invited.ticket, ORIGIN)


@pytest.mark.parametrize(
    ("section", "url"),
    [
        (BrowserSection(), ""),
        (BrowserSection(start=True, ip="::1", port=7), "ws://[::1]:7/call"),
        (BrowserSection(start=True, url="wss://ivr.example/call"), "wss://ivr.example/call"),
    ],
)
def test_where_pages_find_the_engine(store: Store, section: BrowserSection, url: str) -> None:
    assert TicketOffice(store, section).url == url


def test_there_are_no_tickets_for_what_cannot_be_called(store: Store) -> None:
    with pytest.raises(Misuse, match="switched off"):
        TicketOffice(store, BrowserSection()).ticket("shop", 0, "wang", ORIGIN)
    with pytest.raises(Misuse, match="no revision 3"):
        TicketOffice(store, BrowserSection(start=True)).ticket("shop", 3, "wang", ORIGIN)


# In the engine -------------------------------------------------------------------------------------------------------


class Screen:
    """The page, that only takes note of what it is told (channel.Page)."""

    def __init__(self) -> None:
        self.told: list[tuple[str, ...]] = []

    def tell(self, kind: str, **members: object) -> None:
        self.told.append((kind,))

    def listen(self, sock: object) -> None:
        raise AssertionError("nothing is heard here")

    def end(self, by: str, cause: str) -> None:
        self.told.append(("ended", by, cause))


@dataclass
class Engine:
    """What the service does for all calls (browser_calls.Desk)."""

    release: LoadedRelease | None = None
    busy: Rejection | None = None
    taken: list[Offered] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    refused: list[tuple[Offered, Rejection]] = field(default_factory=list)

    def why_no_call(self) -> Rejection | None:
        return self.busy

    def take(self, offered: Offered, release: LoadedRelease, channel: Channel) -> Report:
        self.taken.append(offered)
        return self.events.append

    def record_refusal(self, offered: Offered, rejection: Rejection) -> None:
        self.refused.append((offered, rejection))


def phone(
    engine: Engine,
    revision: int,
    load_draft: Callable[[DraftName], LoadedRelease],
    *then: Event,
) -> tuple[Report | Rejection, Screen]:
    """Call `shop`; `then` is reported at once, before the draft can be ready. Returns when all is settled."""
    screen = Screen()

    async def run() -> Report | Rejection:
        home = AsyncioHome(asyncio.get_running_loop())
        media = MediaPlane(MediaSettings("127.0.0.1"))
        channel = BrowserChannel(screen, home, media, "127.0.0.1")
        calls = BrowserCalls(engine, home, load_draft)
        verdict = calls.invited(Ticket("shop", "wang", ORIGIN, 0, revision), FROM_PAGE, channel)
        if not isinstance(verdict, Rejection):
            channel.begin(verdict)
            for event in then:
                verdict(event)
        others = asyncio.all_tasks() - {asyncio.current_task()}
        if others:
            await asyncio.wait(others, timeout=10)
        return verdict

    return asyncio.run(run()), screen


def nothing_to_load(_: DraftName) -> LoadedRelease:
    raise AssertionError("no draft is meant")


def test_what_is_published_is_called_at_once(store: Store) -> None:
    release = load(store, save(store, "shop", "Hello."), Ready())
    engine = Engine(LoadedRelease("f00d", release.programs, None, release.host_for_call))
    phone(engine, 0, nothing_to_load)
    (offered,) = engine.taken
    assert (offered.flow, offered.release, offered.channel) == ("shop", "f00d", "browser")
    assert (offered.ani, offered.dnis, offered.facts) == ("browser", "95588", {"test": "draft 1"})


def test_a_flow_that_is_not_published_is_refused() -> None:
    engine = Engine()
    verdict, _ = phone(engine, 0, nothing_to_load)
    assert isinstance(verdict, Rejection)
    assert [rejection.code for _, rejection in engine.refused] == [404]


def test_an_engine_that_has_no_room_refuses() -> None:
    engine = Engine(busy=Rejection(503, "draining"))
    assert phone(engine, 1, nothing_to_load)[0] == Rejection(503, "draining")
    assert len(engine.refused) == 1


def test_a_draft_is_called_when_it_is_ready(store: Store) -> None:
    release = load(store, save(store, "shop", "Hello."), Ready())
    asked: list[DraftName] = []

    def ready(draft: DraftName) -> LoadedRelease:
        asked.append(draft)
        return release

    engine = Engine()
    verdict, screen = phone(engine, 7, ready)
    assert [(each.flow, each.revision) for each in asked] == [("shop", 7)]
    assert [each.release for each in engine.taken] == [""]
    assert screen.told == [("ringing",)]
    assert callable(verdict)
    verdict(HungUp("caller"))
    assert engine.events == [HungUp("caller")]


def test_who_does_not_wait_for_the_draft_has_hung_up(store: Store) -> None:
    release = load(store, save(store, "shop", "Hello."), Ready())
    engine = Engine()
    phone(engine, 1, lambda _: release, HungUp("caller", "the page was closed"))
    assert not engine.taken
    assert [rejection.cause for _, rejection in engine.refused] == ["the page was closed"]


def test_a_draft_that_cannot_be_called_says_why() -> None:
    def broken(_: DraftName) -> LoadedRelease:
        raise Unavailable("the flow has errors that come first")

    engine = Engine()
    _, screen = phone(engine, 1, broken)
    assert screen.told[-1] == ("ended", "flow", "the flow has errors that come first")
    assert [rejection.code for _, rejection in engine.refused] == [488]


def test_a_defect_ends_the_call_and_is_told(caplog: pytest.LogCaptureFixture) -> None:
    def defect(_: DraftName) -> LoadedRelease:
        raise ZeroDivisionError

    _, screen = phone(Engine(), 1, defect)
    assert screen.told[-1][:2] == ("ended", "flow")
    assert "could not be made ready" in caplog.text
