"""Engines are found, listened to, missed and found again: with real feeds on real sockets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from designer.wall.engines import FORGOTTEN_MS, Engine, Engines, Living
from ivrflow.monitor.changes import Changes
from ivrflow.monitor.feed import Feed, FeedSettings

from ...e2e.waiting import wait_until

SECRET = b"s" * 32


class Wall:
    """Hears what engines tell, and says which ones live."""

    def __init__(self) -> None:
        self.living: dict[str, Living] = {}
        self.heard_of: list[str] = []
        self.lost_calls: list[str] = []
        self.now_ms = 0
        self.engines = Engines(lambda: dict(self.living), SECRET, self, lambda: self.now_ms)

    async def heard(self, engine: Engine, changes: Changes) -> None:
        self.heard_of.append(engine.name)

    def lost(self, engine: Engine, calls: tuple[str, ...]) -> None:
        self.lost_calls += calls

    def link(self, name: str) -> str:
        known = self.engines.known.get(name)
        return known.link if known is not None else "unknown"

    async def until(self, condition: Callable[[], bool]) -> None:
        await asyncio.to_thread(wait_until, condition, "the wall to notice")


def new_feed(secret: bytes = SECRET) -> Feed:
    feed = Feed(FeedSettings(secret))
    feed.start()
    feed.tell(Changes({"name": "main"}, {"a": {"at": "x"}}))
    return feed


def at(feed: Feed, serves: bool = True) -> Living:
    return Living("{}:{}".format(*feed.address), serves)


@asynccontextmanager
async def watching() -> AsyncIterator[Wall]:
    wall = Wall()
    task = asyncio.create_task(wall.engines.run())
    try:
        yield wall
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def test_an_engine_stops_and_comes_again() -> None:
    async def story() -> None:
        feed = new_feed()
        async with watching() as wall:
            wall.living["main"] = at(feed)
            await wall.until(lambda: wall.link("main") == "watched")
            assert wall.engines.known["main"].state.calls == {"a": {"at": "x"}}
            del wall.living["main"]
            await asyncio.to_thread(feed.stop)
            await wall.until(lambda: wall.link("main") == "stopped")
            assert wall.lost_calls == ["a"]
            assert wall.engines.known["main"].state.calls == {}
            again = new_feed()
            wall.living["main"] = at(again)
            await wall.until(lambda: wall.link("main") == "watched")
            await asyncio.to_thread(again.stop)
            await wall.until(lambda: wall.link("main") == "stopped")
            del wall.living["main"]
            wall.now_ms = FORGOTTEN_MS["stopped"] + 1
            await wall.until(lambda: wall.link("main") == "unknown")

    asyncio.run(story())


def test_an_engine_that_does_not_talk() -> None:
    async def story() -> None:
        stranger = new_feed(b"the secret of another store")
        async with watching() as wall:
            wall.living |= {
                "silent": Living("", True),
                "begun": Living("", False),
                "strange": at(stranger),
                "lost": Living("127.0.0.1:1", True),
            }
            await asyncio.wait_for(wall.engines.looked.wait(), 20)
            links = {name: wall.link(name) for name in wall.living}
            assert links == {"silent": "unwatched", "begun": "starting", "strange": "unwatched", "lost": "unwatched"}
            assert wall.heard_of == []
            assert "another store" in wall.engines.known["strange"].reason
        await asyncio.to_thread(stranger.stop)

    asyncio.run(story())


def test_the_lease_of_one_that_vanished_does_not_bring_it_back() -> None:
    async def story() -> None:
        feed = new_feed()
        async with watching() as wall:
            wall.living["main"] = at(feed)
            await wall.until(lambda: wall.link("main") == "watched")
            for listener in tuple(feed._listeners):
                feed._loop.call_soon_threadsafe(listener.transport.abort)
            await asyncio.to_thread(feed.stop)
            await wall.until(lambda: wall.link("main") in ("gone", "stopped"))
            link, looked = wall.link("main"), wall.engines.known["main"]
            wall.engines.looked.clear()
            await asyncio.wait_for(wall.engines.looked.wait(), 20)
            assert wall.link("main") == link
            assert wall.engines.known["main"] is looked

    asyncio.run(story())
