"""The engine as a process: lines, calls, publications picked up, drain.

Everything here happens in the home thread, except where a name says otherwise. What may wait (the store, compiling a
release, rendering) is done in threads, so that no caller's prompt ever waits for it.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from ivrflow.model.cdr import Cdr, ended_call
from ivrflow.model.errors import IvrflowError, Unavailable
from ivrflow.model.events import Offered, TimeUp
from ivrflow.model.lines import Invitation, Line, Rejection
from ivrflow.model.ports import Channel, Report
from ivrflow.model.releases import match_route
from ivrflow.runtime.asyncio_home import AsyncioHome
from ivrflow.runtime.call_runner import CallRunner
from ivrflow.runtime.dispatcher import Edges
from ivrflow.runtime.engine_parts import EngineParts
from ivrflow.runtime.releases import LoadedRelease
from ivrflow.store.counters import Serials
from ivrflow.store.leases import Lease

__all__ = ["EngineService", "new_call_id"]

_log = logging.getLogger(__name__)

POLL_S = 0.25
"""How often the store is asked for a new publication: it is picked up within a second, and asking costs 0.3 ms."""
RETRY_MS = 10_000
"""How often a publication is tried again that could not be loaded."""
RENEW_S = 3.0
"""How often the lease is renewed; it lasts 10 s."""


def new_call_id(now: datetime) -> str:
    """Unique for ever; sorts by time."""
    return f"{now:%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"


class EngineService:
    """Answers calls until it is told to stop. Implements `ivrflow.model.lines.LineHandler`."""

    def __init__(self, parts: EngineParts, lease: Lease) -> None:
        self._parts, self._lease = parts, lease
        self._home: AsyncioHome
        self.line: Line
        """To the telephone network."""
        self.more_lines: tuple[Line, ...] = ()
        self.release: LoadedRelease | None = None
        """What new calls get."""
        # In this order: what changes between the two is picked up by the watch.
        self._serials = parts.store.serials()
        self._routes = parts.store.routes.list()
        self._calls: dict[str, CallRunner] = {}
        self._listening = self._draining = False
        self._taken_up = asyncio.Event()
        """Another release is served."""
        self._stopping = asyncio.Event()
        self._emptied = asyncio.Event()

    async def run(self, ready: Callable[[EngineService], None]) -> None:
        """Serve until `drain` is called and the last call is over. Raises Unavailable when it cannot begin."""
        self._home = AsyncioHome(asyncio.get_running_loop())
        await self._load_current()
        if self._draining:
            return
        self.line = self._parts.make_line(self._home, self)
        self.line.start()
        await asyncio.to_thread(self._start_more_lines)
        self._listening = True
        chores = [asyncio.create_task(self._watch_store()), asyncio.create_task(self._renew_lease())]
        if (monitoring := self._parts.monitoring) is not None:
            chores.append(asyncio.create_task(monitoring.run(self)))
        try:
            ready(self)
            await self._stopping.wait()
            await self._let_calls_finish()
        finally:
            for chore in chores:
                chore.cancel()
            await asyncio.gather(*chores, return_exceptions=True)
            for line in (self.line, *self.more_lines):
                await asyncio.to_thread(line.stop)

    def _start_more_lines(self) -> None:
        """One that cannot be had must not keep callers from the telephone network out."""
        for make in self._parts.make_more_lines:
            line = make(self._home, self)
            try:
                line.start()
            except Unavailable as error:
                _log.error("%s; calls from the telephone network are taken", error)
            else:
                self.more_lines = (*self.more_lines, line)

    @property
    def calls(self) -> int:
        """How many calls are in progress."""
        return len(self._calls)

    @property
    def is_draining(self) -> bool:
        """Whether no new calls are taken."""
        return self._draining

    def runner(self, call_id: str) -> CallRunner | None:
        """Of a call in progress."""
        return self._calls.get(call_id)

    def drain(self) -> None:
        """Take no new calls, let those in progress finish, then end. A second time: end them now."""
        if self._draining:
            self._end_all()
            return
        self._draining = True
        if self._listening:
            for line in (self.line, *self.more_lines):
                line.drain()
        _log.info("draining: %d calls in progress, no new ones are taken", len(self._calls))
        self._stopping.set()

    # Calls -----------------------------------------------------------------------------------------------------------

    def invited(self, invitation: Invitation, channel: Channel) -> Report | Rejection:
        """A call rings: find its flow, and begin."""
        offered = self._offered(invitation)
        rejection = self._why_not(invitation)
        if rejection is not None:
            self.record_refusal(offered, rejection)
            return rejection
        assert self.release is not None
        return self.take(offered, self.release, channel)

    def refused(self, invitation: Invitation, rejection: Rejection) -> None:
        """The line turned a call away by itself."""
        self.record_refusal(self._offered(invitation), rejection)

    def take(self, offered: Offered, release: LoadedRelease, channel: Channel) -> Report:
        """Begin a call of this release; what its channel reports goes where this says."""
        runner = CallRunner(release.programs, self._edges(release), self._parts.journal, self._home, self._ended)
        self._calls[offered.call_id] = runner
        # The channel is begun when this returns; only then may it be told anything.
        self._home.call_soon(lambda: runner.start(offered, channel))
        return runner.handle

    def why_no_call(self) -> Rejection | None:
        """Why no call at all can be taken now."""
        if self._draining:
            return Rejection(503, "draining", 5)
        if len(self._calls) >= self._parts.max_calls:
            return Rejection(503, "no room for another call", 5)
        return None

    def _why_not(self, invitation: Invitation) -> Rejection | None:
        if (rejection := self.why_no_call()) is not None:
            return rejection
        route = match_route(self._routes, invitation.dnis)
        if route is None:
            return Rejection(404, f'no route for "{invitation.dnis}"')
        if self.release is None or route.flow not in self.release.programs:
            return Rejection(503, f"the flow {route.flow} is not published", 30)
        return None

    def _offered(self, invitation: Invitation) -> Offered:
        now = datetime.now(UTC)
        route = match_route(self._routes, invitation.dnis)
        return Offered(
            call_id=new_call_id(now),
            ani=invitation.ani,
            dnis=invitation.dnis,
            started=now,
            seed=secrets.randbits(63),
            release=self.release.hash if self.release is not None else "",
            flow=route.flow if route is not None else "",
            channel="sip",
            facts=invitation.facts,
            route=route.pattern if route is not None else "",
        )

    def record_refusal(self, offered: Offered, rejection: Rejection) -> None:
        """A call that was never taken has a record all the same."""
        self._parts.journal.started(offered)
        cause = f"{rejection.code} {rejection.cause}".strip()
        self._parts.journal.ended(ended_call(offered, datetime.now(UTC), "refused", cause))

    def _edges(self, release: LoadedRelease) -> Edges:
        return Edges(release.speech, release.host_for_call(), self._parts.live, self._parts.acd)

    def _ended(self, cdr: Cdr) -> None:
        self._calls.pop(cdr.call_id, None)
        if not self._calls:
            self._emptied.set()

    def _end_all(self) -> None:
        for runner in list(self._calls.values()):
            # Soon, not now: one that has just been invited is not started yet.
            self._home.call_soon(partial(runner.handle, TimeUp("drain")))

    # Chores ----------------------------------------------------------------------------------------------------------

    async def _load_current(self) -> None:
        current = await asyncio.to_thread(self._parts.store.releases.current)
        if current is None:
            raise Unavailable(
                "nothing is published yet; publish a flow first: `ivrflow push flows` and `ivrflow publish`"
            )
        self.release = await asyncio.to_thread(self._parts.load, current.release)
        # What is loaded stays for hours: a full collection that walks over it stops the media thread for 50 ms.
        gc.collect()
        gc.freeze()
        self._taken_up.set()
        _log.info("serving release %s (publication %d)", current.release[:12], current.serial)

    async def _watch_store(self) -> None:
        """Pick up what is published and routed elsewhere; on any trouble go on with what we have, and try again."""
        failed, again_at = self._serials, 0.0
        while True:
            await asyncio.sleep(POLL_S)
            serials = failed
            try:
                serials = await asyncio.to_thread(self._parts.store.serials)
                if serials != self._serials and (serials != failed or self._home.now_ms() >= again_at):
                    await self._catch_up(serials)
            except IvrflowError as error:
                if serials != failed or self._home.now_ms() >= again_at:
                    _log.error("%s; calls go on with the release of before", error)
                    failed, again_at = serials, self._home.now_ms() + RETRY_MS
            except Exception:
                # A defect that one publication brings to light must not keep later ones from being picked up.
                _log.exception("a publication could not be loaded; calls go on with the release of before")
                failed, again_at = serials, self._home.now_ms() + RETRY_MS

    async def _catch_up(self, serials: Serials) -> None:
        self._routes = await asyncio.to_thread(self._parts.store.routes.list)
        if serials.publication != self._serials.publication:
            await self._load_current()
        self._serials = serials

    async def _renew_lease(self) -> None:
        while True:
            # What is served now is told at once.
            # Not wait_for: until Python 3.12 it swallows a cancellation that comes as the event does.
            with suppress(TimeoutError):
                async with asyncio.timeout(RENEW_S):
                    await self._taken_up.wait()
            self._taken_up.clear()
            serving = replace(self._lease, serving=self.release.hash if self.release is not None else "")
            try:
                self._lease = await asyncio.to_thread(self._parts.store.leases.renew, serving)
            except IvrflowError as error:
                _log.error("%s; this engine takes no new calls", error)
                if "lost its lease" in str(error):
                    self.drain()
                    return

    async def _let_calls_finish(self) -> None:
        if self._calls:
            self._emptied.clear()
            try:
                async with asyncio.timeout(self._parts.drain_s):
                    await self._emptied.wait()
            except TimeoutError:
                _log.warning("%d calls are ended: they went on for longer than the drain may take", len(self._calls))
                self._end_all()
                await asyncio.wait({asyncio.ensure_future(self._emptied.wait())}, timeout=35)
