"""Listens to every engine of the store. In one asyncio loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Final, Protocol

from ivrflow.model.errors import IvrflowError
from ivrflow.monitor.changes import Changes, EngineState
from ivrflow.monitor.subscription import Gone, listen

__all__ = ["Engine", "Engines", "Living"]

_log = logging.getLogger(__name__)

LOOKED_FOR_EVERY_S: Final = 1.0
FORGOTTEN_MS: Final[Mapping[str, int]] = {"stopped": 600_000, "gone": 12 * 3_600_000, "unwatched": 0, "starting": 0}
"""How long an engine that is not there any more stays on the wall, by how it left."""


@dataclass(slots=True)
class Engine:
    """One engine, as far as it is known."""

    name: str
    link: str
    """`watched`; `starting`: it has begun and does not talk yet; `unwatched`: it lives and cannot be listened to;
    `gone`: it vanished; `stopped`: it ended as it was told to."""
    since_ms: int
    """When that began."""
    reason: str = ""
    """Why it is not watched, in words."""
    state: EngineState = field(default_factory=EngineState)


@dataclass(frozen=True, slots=True)
class Living:
    """An engine that holds its lease."""

    address: str
    """Where it talks; empty: nowhere."""
    serves: bool
    """It has loaded a release."""


class Audience(Protocol):
    """Who is told what engines tell."""

    async def heard(self, engine: Engine, changes: Changes) -> None:
        """Something changed."""

    def lost(self, engine: Engine, calls: tuple[str, ...]) -> None:
        """Nothing is known any more of these calls."""


class Engines:
    """By name. `living` reads the store, in a thread."""

    def __init__(
        self, living: Callable[[], Mapping[str, Living]], secret: bytes, audience: Audience, now_ms: Callable[[], int]
    ) -> None:
        self._living, self._secret, self._audience, self._now_ms = living, secret, audience, now_ms
        self.known: dict[str, Engine] = {}
        self._listening: dict[str, asyncio.Task[None]] = {}
        self._found: frozenset[str] | None = None
        self.looked = asyncio.Event()
        """All engines that were found first have talked, or cannot."""

    async def run(self) -> None:
        """Until it is cancelled."""
        try:
            while True:
                try:
                    await self._look(await asyncio.to_thread(self._living))
                except IvrflowError as error:
                    _log.warning("wall: %s; engines that are watched already go on being watched", error)
                await asyncio.sleep(LOOKED_FOR_EVERY_S)
        finally:
            listening = tuple(self._listening.values())
            for task in listening:
                task.cancel()
            await asyncio.gather(*listening, return_exceptions=True)

    async def _look(self, living: Mapping[str, Living]) -> None:
        for name, found in living.items():
            if name not in self._listening:
                if found.address:
                    self._listening[name] = asyncio.create_task(self._listen(name, found))
                else:
                    self._not_heard(name, found, "it has no address in the store")
        self._forget(living)
        if self._found is None:
            self._found = frozenset(living)
        self._note_looked()

    def _note_looked(self) -> None:
        if self._found is not None and self._found <= self.known.keys():
            self.looked.set()

    async def _listen(self, name: str, found: Living) -> None:
        engine: Engine | None = None
        try:
            async with aclosing(listen(found.address, self._secret)) as told:
                async for changes in told:
                    if engine is None:
                        engine = self._begin(name)
                    engine.state.take(changes)
                    await self._audience.heard(engine, changes)
        except Gone as gone:
            if engine is not None:
                self._leave(engine, "stopped" if gone.stopped else "gone", str(gone))
            else:
                self._not_heard(name, found, str(gone))
        except IvrflowError as error:
            if engine is not None:
                self._leave(engine, "unwatched", str(error))
            else:
                self._not_heard(name, found, str(error))
        except Exception:
            # A defect of ours: the wall goes on with the other engines, and tries this one again.
            _log.exception("wall: engine %s cannot be watched", name)
            if engine is not None:
                self._leave(engine, "unwatched", "a defect of the designer; its log says more")
        finally:
            del self._listening[name]

    def _begin(self, name: str) -> Engine:
        engine = Engine(name, "watched", self._now_ms())
        self.known[name] = engine
        self._note_looked()
        return engine

    def _leave(self, engine: Engine, link: str, reason: str) -> None:
        calls = tuple(engine.state.calls)
        engine.link, engine.since_ms, engine.reason = link, self._now_ms(), reason
        engine.state.calls.clear()
        self._audience.lost(engine, calls)

    def _not_heard(self, name: str, found: Living, reason: str) -> None:
        """It lives, or did so a moment ago, and does not talk."""
        known = self.known.get(name)
        if known is not None and known.link in ("gone", "stopped"):
            # Its lease may outlive it, and so may its address in the store.
            return
        link = "unwatched" if found.serves else "starting"
        if known is None or known.link != link:
            self.known[name] = Engine(name, link, self._now_ms(), reason)
            self._note_looked()

    def _forget(self, living: Mapping[str, Living]) -> None:
        now_ms = self._now_ms()
        for name, engine in tuple(self.known.items()):
            lasts_ms = FORGOTTEN_MS.get(engine.link)
            if lasts_ms is not None and name not in living and now_ms - engine.since_ms > lasts_ms:
                del self.known[name]
