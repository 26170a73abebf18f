"""The listener's end: what one engine tells, for as long as it tells."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from typing import Final

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from ivrflow.model.errors import Unavailable
from ivrflow.monitor.changes import Changes, read_changes
from ivrflow.monitor.feed import BAD_PROOF, STOPPED
from ivrflow.monitor.handshake import proof_of

__all__ = ["SILENT_S", "Gone", "listen"]

CONNECT_S: Final = 3.0
SILENT_S: Final = 4.0
"""An engine tells something every second. One that says nothing for so long hangs, or its machine is gone."""
MOST_BYTES: Final = 64_000_000


class Gone(Unavailable):
    """The engine tells nothing more. `stopped`: it ended as it was told to."""

    def __init__(self, message: str, stopped: bool = False) -> None:
        super().__init__(message)
        self.stopped = stopped


async def listen(address: str, secret: bytes) -> AsyncGenerator[Changes, None]:
    """What the engine at `127.0.0.1:41234` tells: a whole first, then at least one change a second.

    Ends with Gone, always, or with Unavailable when it cannot be understood. To be closed (`contextlib.aclosing`).
    """
    try:
        async with connect(
            f"ws://{address}/",
            open_timeout=CONNECT_S,
            close_timeout=1,
            max_size=MOST_BYTES,
            compression=None,
            ping_interval=None,
            user_agent_header=None,
            proxy=None,
        ) as engine:
            challenge = await _next(engine)
            await engine.send(proof_of(str(challenge), secret))
            while True:
                yield read_changes(await _next(engine))
    except ConnectionClosed as closed:
        code = closed.rcvd.code if closed.rcvd is not None else None
        if code == BAD_PROOF:
            raise Gone("the engine uses another store") from closed
        raise Gone("the engine has stopped" if code == STOPPED else "the engine is gone", code == STOPPED) from closed
    except TimeoutError as error:
        raise Gone(f"the engine has said nothing for {SILENT_S:.0f} s") from error
    except (OSError, WebSocketException) as error:
        raise Gone("the engine cannot be reached") from error


async def _next(engine: ClientConnection) -> str | bytes:
    async with asyncio.timeout(SILENT_S):
        return await engine.recv()
