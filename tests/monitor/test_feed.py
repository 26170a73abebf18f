"""An engine's feed, listened to over real sockets."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import aclosing, asynccontextmanager

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from ivrflow.model.errors import Unavailable
from ivrflow.monitor import feed as feed_module
from ivrflow.monitor.changes import Changes
from ivrflow.monitor.feed import BAD_PROOF, Feed, FeedSettings
from ivrflow.monitor.handshake import proof_of
from ivrflow.monitor.subscription import Gone, listen

from ..e2e.waiting import wait_until

SECRET = b"s" * 32


@pytest.fixture
def feed() -> Iterator[Feed]:
    made = Feed(FeedSettings(SECRET))
    made.start()
    yield made
    made.stop()


def address(feed: Feed) -> str:
    return "{}:{}".format(*feed.address)


@asynccontextmanager
async def listening(feed: Feed, secret: bytes = SECRET) -> AsyncIterator[AsyncGenerator[Changes, None]]:
    async with aclosing(listen(address(feed), secret)) as told:
        yield told


def test_a_listener_is_told_all_and_then_what_changes(feed: Feed) -> None:
    feed.tell(Changes({"name": "main"}, {"a": {"at": "main", "since": 1}, "b": {"at": "x"}}))
    feed.tell(Changes(calls={"a": {"since": 2}}, gone=["b"]))

    async def story() -> None:
        async with listening(feed) as told:
            assert await anext(told) == Changes({"name": "main"}, {"a": {"at": "main", "since": 2}})
            feed.tell(Changes(calls={"a": {"at": "bye"}}))
            assert (await anext(told)).calls == {"a": {"at": "bye"}}
            await asyncio.to_thread(feed.stop)
            with pytest.raises(Gone) as gone:
                await anext(told)
            assert gone.value.stopped

    asyncio.run(story())


def test_who_does_not_know_the_secret_is_told_nothing(feed: Feed) -> None:
    async def story() -> None:
        async with listening(feed, b"another secret") as told:
            with pytest.raises(Gone, match="another store"):
                await anext(told)

    asyncio.run(story())


async def refused(engine: ClientConnection) -> int:
    with pytest.raises(ConnectionClosed) as closed:
        await engine.recv()
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code


def test_an_answer_that_was_overheard_opens_nothing(feed: Feed) -> None:
    async def story() -> None:
        async with connect(f"ws://{address(feed)}/") as one, connect(f"ws://{address(feed)}/") as other:
            proof = proof_of(str(await one.recv()), SECRET)
            await one.send(proof)
            assert await one.recv()
            await other.recv()
            await other.send(proof)
            assert await refused(other) == BAD_PROOF

    asyncio.run(story())


def test_who_says_too_much_is_cut_off(feed: Feed) -> None:
    async def story() -> None:
        async with connect(f"ws://{address(feed)}/") as stranger:
            await stranger.recv()
            await stranger.send("x" * 100_000)
            assert await refused(stranger) == 1009

    asyncio.run(story())


def test_a_listener_that_does_not_listen_is_dropped(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_module, "UNSENT_BYTES", 100_000)

    async def story() -> None:
        async with connect(f"ws://{address(feed)}/", max_size=None) as lazy:
            await lazy.send(proof_of(str(await lazy.recv()), SECRET))
            await lazy.recv()
            lazy.transport.pause_reading()
            for _ in range(20):
                feed.tell(Changes({"name": "x" * 1_000_000}))
            await asyncio.to_thread(wait_until, lambda: not feed._listeners, "it to be dropped", 20)
            lazy.transport.abort()
        async with listening(feed) as told:
            assert (await anext(told)).status["name"]

    asyncio.run(story())


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        feed = Feed(FeedSettings(SECRET, port=taken.getsockname()[1]))
        with pytest.raises(Unavailable, match="set another port"):
            feed.start()
    feed.stop()
