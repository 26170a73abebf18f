"""How listening ends when an engine does not do its part."""

from __future__ import annotations

import asyncio
import socket
from contextlib import aclosing

import pytest
from websockets.asyncio.server import ServerConnection, serve

from ivrflow.model.errors import Unavailable
from ivrflow.monitor import subscription
from ivrflow.monitor.subscription import Gone, listen


def test_nobody_is_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    async def story() -> None:
        async with aclosing(listen(f"127.0.0.1:{port}", b"")) as told:
            with pytest.raises(Gone, match="cannot be reached"):
                await anext(told)

    asyncio.run(story())


@pytest.mark.parametrize(
    ("said", "how"),
    [("{}", "said nothing"), ("nonsense", "another version"), ("", "gone")],
    ids=["it falls silent", "it says what nobody understands", "it is killed"],
)
def test_an_engine_that_ends_badly(said: str, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subscription, "SILENT_S", 0.2)

    async def engine(listener: ServerConnection) -> None:
        await listener.send("a word")
        await listener.recv()
        if said:
            await listener.send(said)
            await listener.wait_closed()
        listener.transport.abort()

    async def story() -> None:
        async with serve(engine, "127.0.0.1", 0) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            async with aclosing(listen(f"127.0.0.1:{port}", b"")) as told:
                with pytest.raises(Unavailable, match=how) as ended:
                    async for _ in told:
                        pass
            assert not getattr(ended.value, "stopped", False)

    asyncio.run(story())
