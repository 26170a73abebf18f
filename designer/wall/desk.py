"""The wall in one hand: a thread that listens to engines and tells pages, beside the server that answers requests."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Thread
from typing import Any, Final

from websockets.asyncio.server import Server

from designer.wall.engines import Engine, Engines, Living
from designer.wall.picture import Audience, Picture
from designer.wall.releases import KnownReleases
from designer.wall.tickets import Tickets
from designer.wall.watchers import MaySee, Watchers
from ivrflow.model.errors import IvrflowError, Unavailable
from ivrflow.monitor.changes import Changes, ExitCounts
from ivrflow.monitor.handshake import PURPOSE
from ivrflow.store.store import Store

__all__ = ["Seen", "WallDesk"]

_log = logging.getLogger(__name__)

TOLD_EVERY_S: Final = 1.0
PATIENCE_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class Seen:
    """One engine and its calls, for whoever counts."""

    name: str
    since_ms: int
    """When it started."""
    calls: tuple[tuple[str, str, str], ...]
    """(flow in which it is, node, flow that was called), one for each."""
    exits: ExitCounts


class WallDesk:
    """Its methods may be called from any thread."""

    def __init__(self, store: Store, may_see: MaySee) -> None:
        self._store = store
        self.releases = KnownReleases(store.releases)
        self.tickets = Tickets(time.monotonic)
        self._engines = Engines(self._living, store.secrets.get(PURPOSE), self, _now_ms)
        self._picture = Picture(lambda: self._engines.known.values(), self.releases, _now_ms)
        self._watchers = Watchers(self.tickets, may_see, self._picture.whole)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None
        self._server: Server | None = None
        self._chores: list[asyncio.Task[None]] = []

    @property
    def port(self) -> int:
        """Where pages are let in; 0 while it is not started."""
        if self._server is None:
            return 0
        return int(next(iter(self._server.sockets)).getsockname()[1])

    def start(self, ip: str, port: int) -> None:
        """Listen to engines, and let pages in. Raises Unavailable when the port cannot be had."""
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="wall", daemon=True)
        self._thread.start()
        try:
            self._server = asyncio.run_coroutine_threadsafe(self._open(ip, port), self._loop).result()
        except OSError as error:
            self._end_thread()
            raise Unavailable(
                f"the live wall: port {port} on {ip} cannot be listened on ({error.strerror}); "
                "set another `wall_port` in [designer], or 0 for a free one"
            ) from error

    def stop(self) -> None:
        """Harmless when it is not started."""
        if self._loop is None:
            return
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._end_thread()

    def picture(self, audience: Audience) -> dict[str, Any]:
        """All that a page is told first."""
        return json.loads(self._ask(self._whole(audience))) if self._loop is not None else {"whole": True}

    def seen(self) -> tuple[Seen, ...]:
        """The engines that are watched."""
        return self._ask(self._seen()) if self._loop is not None else ()

    # Engines.Audience, in the wall's thread --------------------------------------------------------------------------

    async def heard(self, engine: Engine, changes: Changes) -> None:
        """An engine told something."""
        releases = {call["release"] for call in changes.calls.values() if "release" in call}
        for release in releases:
            if self.releases.versions(release) is None:
                try:
                    await asyncio.to_thread(self.releases.look_up, release)
                except IvrflowError as error:
                    _log.warning("wall: the versions of release %s are not known: %s", release[:12], error)
        self._picture.heard(engine, changes)

    def lost(self, engine: Engine, calls: tuple[str, ...]) -> None:
        """An engine tells nothing any more."""
        self._picture.lost(engine, calls)

    # In the wall's thread --------------------------------------------------------------------------------------------

    async def _open(self, ip: str, port: int) -> Server:
        server = await self._watchers.listen(ip, port)
        chores = (self._engines.run(), self._tell(), self._watchers.look_again())
        self._chores = [asyncio.create_task(chore) for chore in chores]
        return server

    async def _close(self) -> None:
        for chore in self._chores:
            chore.cancel()
        await asyncio.gather(*self._chores, return_exceptions=True)
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
            self._server = None

    def _end_thread(self) -> None:
        assert self._loop is not None
        assert self._thread is not None
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._loop = self._thread = None

    async def _tell(self) -> None:
        while True:
            await asyncio.sleep(TOLD_EVERY_S)
            self._watchers.tell(self._picture.news())

    async def _whole(self, audience: Audience) -> str:
        await self._found()
        return self._picture.whole(audience)

    async def _seen(self) -> tuple[Seen, ...]:
        await self._found()
        return tuple(
            Seen(
                engine.name,
                engine.state.status["since"],
                tuple((call["at_flow"], call["at"], call["flow"]) for call in engine.state.calls.values()),
                {
                    flow: {node: dict(exits) for node, exits in nodes.items()}
                    for flow, nodes in engine.state.exits.items()
                },
            )
            for engine in self._engines.known.values()
            if engine.link == "watched"
        )

    async def _found(self) -> None:
        """Just started: the engines that are there have not talked yet."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                await self._engines.looked.wait()
        except TimeoutError:
            return

    def _ask(self, question: Any) -> Any:
        assert self._loop is not None
        return asyncio.run_coroutine_threadsafe(question, self._loop).result(2 * PATIENCE_S)

    def _living(self) -> Mapping[str, Living]:
        addresses = self._store.whereabouts.all()
        return {
            lease.name: Living(addresses.get(lease.name, ""), bool(lease.serving))
            for lease in self._store.leases.living()
        }


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
