"""Calls from the page in which flows are drawn: the tickets that the designer gives out, and what the engine makes of
them. Such calls are journalled like all others; their facts say that they are tests (`test`, `author`)."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial

from ivrflow.channels.browser.channel import BrowserChannel
from ivrflow.channels.browser.ticket import LIFETIME_S, Ticket, digest_of, sign
from ivrflow.model.commands import Issued, Reject
from ivrflow.model.errors import IvrflowError, Misuse
from ivrflow.model.events import Event, HungUp, Offered
from ivrflow.model.lines import Home, Invitation, Rejection
from ivrflow.model.ports import Report
from ivrflow.runtime.configuration import BrowserSection
from ivrflow.runtime.draft_release import DraftName
from ivrflow.runtime.engine_parts import CallDesk
from ivrflow.runtime.releases import LoadedRelease
from ivrflow.runtime.service import new_call_id
from ivrflow.store.calls import TEST_CHANNEL
from ivrflow.store.store import Store

__all__ = ["PURPOSE", "BrowserCalls", "Invited", "TicketOffice"]

PURPOSE = "calls from the browser"
"""Under which the store keeps the secret that tickets are signed with."""


# In the designer -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Invited:
    """What a page needs to call."""

    url: str
    """`ws://127.0.0.1:8090/call`."""
    ticket: str
    expires_s: int
    """Seconds from now."""


class TicketOffice:
    """Gives out tickets, in the designer."""

    def __init__(self, store: Store, section: BrowserSection) -> None:
        self._store, self._section = store, section

    @property
    def url(self) -> str:
        """Where the engine takes calls from pages; empty when it takes none."""
        section = self._section
        if not section.start:
            return ""
        host = f"[{section.ip}]" if ":" in section.ip else section.ip
        return section.url or f"ws://{host}:{section.port}/call"

    def ticket(self, flow: str, revision: int, author: str, origin: str) -> Invited:
        """For one call of a draft's revision; of what is published of the flow, with revision 0.

        Raises Misuse when the engine takes no calls from pages, or there is no such flow or revision; Unavailable.
        """
        if not self.url:
            raise Misuse("calls from the page are switched off; set `start = true` under [browser] in ivrflow.toml")
        digest = ""
        if revision:
            draft = self._store.drafts.revision(flow, revision)
            if draft is None:
                raise Misuse(f'there is no revision {revision} of a flow "{flow}"; save, and call again')
            digest = digest_of(draft.text)
        expires = self._store.database.now() + timedelta(seconds=LIFETIME_S / 2)
        dialled = [route.pattern for route in self._store.routes.list() if route.flow == flow]
        numbers = [pattern for pattern in dialled if not pattern.endswith("*")]
        ticket = Ticket(
            flow,
            author,
            origin,
            int(expires.timestamp()),
            revision,
            digest,
            dnis=numbers[0] if numbers else "",
            engines=" ".join(lease.life for lease in self._store.leases.living()),
        )
        return Invited(self.url, sign(ticket, self._store.secrets.get(PURPOSE)), LIFETIME_S // 2)


# In the engine -------------------------------------------------------------------------------------------------------


class BrowserCalls:
    """Decides about calls from pages, in the home thread (channels.browser.line.TicketHandler)."""

    def __init__(self, desk: CallDesk, home: Home, load_draft: Callable[[DraftName], LoadedRelease]) -> None:
        """`load_draft` may take seconds; called in a thread; raises IvrflowError."""
        self._desk, self._home, self._load_draft = desk, home, load_draft
        self._loading: set[asyncio.Task[None]] = set()

    def invited(self, ticket: Ticket, invitation: Invitation, channel: BrowserChannel) -> Report | Rejection:
        """A call rings. One to a draft is taken at once, and goes on when the draft is ready."""
        offered = _offered(ticket, invitation)
        release = self._desk.release
        rejection = self._desk.why_no_call()
        if rejection is None and not ticket.revision and (release is None or ticket.flow not in release.programs):
            rejection = Rejection(404, f"the flow {ticket.flow} is not published")
        if rejection is not None:
            self._desk.record_refusal(offered, rejection)
            return rejection
        if ticket.revision:
            return self._when_ready(ticket, offered, channel)
        assert release is not None
        return self._take(offered, release, channel)

    def _take(self, offered: Offered, release: LoadedRelease, channel: BrowserChannel) -> Report:
        channel.recordings = release.programs[offered.flow].recordings
        return self._desk.take(replace(offered, release=release.hash), release, channel)

    def _when_ready(self, ticket: Ticket, offered: Offered, channel: BrowserChannel) -> Report:
        waiting = _Waiting()

        async def prepare() -> None:
            draft = DraftName(ticket.flow, ticket.revision, ticket.digest)
            try:
                release = await asyncio.to_thread(self._load_draft, draft)
            except IvrflowError as error:
                self._desk.record_refusal(offered, Rejection(488, str(error)))
                channel.do(Issued(0, Reject(str(error))))
                return
            if waiting.gone is not None:
                self._desk.record_refusal(offered, Rejection(487, waiting.gone.cause))
            elif (rejection := self._desk.why_no_call()) is not None:
                self._desk.record_refusal(offered, rejection)
                channel.do(Issued(0, Reject(rejection.cause)))
            else:
                waiting.report = self._take(offered, release, channel)

        task = asyncio.get_running_loop().create_task(prepare())
        self._loading.add(task)
        task.add_done_callback(partial(self._prepared, channel))
        return waiting.take

    def _prepared(self, channel: BrowserChannel, task: asyncio.Task[None]) -> None:
        self._loading.discard(task)
        if not task.cancelled() and task.exception() is not None:
            # A defect of ours: asyncio logs it with its traceback, and the caller does not wait for ever.
            channel.do(Issued(0, Reject("a defect of IVRFlow; the engine's log says more")))
            task.get_loop().call_exception_handler(
                {"message": "a draft could not be made ready", "exception": task.exception(), "task": task}
            )


class _Waiting:
    """Where a call's events go: until its flow is ready, only that it is over counts."""

    def __init__(self) -> None:
        self.gone: HungUp | None = None
        self.report: Report | None = None

    def take(self, event: Event) -> None:
        if self.report is not None:
            self.report(event)
        elif isinstance(event, HungUp):
            self.gone = event


def _offered(ticket: Ticket, invitation: Invitation) -> Offered:
    now = datetime.now(UTC)
    return Offered(
        call_id=new_call_id(now),
        ani=invitation.ani,
        dnis=invitation.dnis,
        started=now,
        seed=secrets.randbits(63),
        flow=ticket.flow,
        channel=TEST_CHANNEL,
        facts=invitation.facts,
    )
