"""The engine's end: a WebSocket that tells listeners what goes on."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from threading import Thread
from typing import Final

from websockets.asyncio.server import Server, ServerConnection, broadcast, serve
from websockets.exceptions import ConnectionClosed

from ivrflow.model.errors import Unavailable
from ivrflow.monitor.changes import Changes, EngineState, write_changes
from ivrflow.monitor.handshake import new_challenge, proves

__all__ = ["BAD_PROOF", "STOPPED", "Feed", "FeedSettings"]

_log = logging.getLogger(__name__)

STOPPED: Final = 1001
"""Close code (RFC 6455 section 7.4.1): the engine ends as it was told to."""
BAD_PROOF: Final = 4401
MOST_LISTENERS: Final = 16
UNSENT_BYTES: Final = 8_000_000
"""A listener that has not taken so much is dropped: some seconds of 1,000 calls that all move."""
HELLO_S: Final = 5.0
PING_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """Where it listens, and to whom it talks."""

    secret: bytes
    ip: str = "127.0.0.1"
    port: int = 0
    """TCP; 0 takes a free one."""


class Feed:
    """Remembers what it was told, and tells it to listeners. Methods may be called from any thread."""

    def __init__(self, settings: FeedSettings) -> None:
        self._settings = settings
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="monitor", daemon=True)
        self._server: Server | None = None
        self._state = EngineState()
        self._listeners: set[ServerConnection] = set()

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens, the real port included. Only while it is started."""
        assert self._server is not None, "the feed is not started"
        host, port = next(iter(self._server.sockets)).getsockname()[:2]
        return host, port

    def start(self) -> None:
        """Listen. Raises Unavailable when the port cannot be had."""
        self._thread.start()
        try:
            self._server = asyncio.run_coroutine_threadsafe(self._open(), self._loop).result()
        except OSError as error:
            self._end_thread()
            settings = self._settings
            raise Unavailable(
                f"monitor: {settings.ip}:{settings.port} (TCP) cannot be had ({error.strerror}); "
                "set another port in [monitor], or 0 for a free one"
            ) from error

    def tell(self, changes: Changes) -> None:
        """Pass on what is new; returns at once. What it holds must not change any more."""
        self._loop.call_soon_threadsafe(self._tell, changes)

    def stop(self) -> None:
        """Say goodbye, and give the port back. Harmless when it is not started."""
        if self._server is None:
            return
        asyncio.run_coroutine_threadsafe(self._close(self._server), self._loop).result()
        self._server = None
        self._end_thread()

    # In its own thread -----------------------------------------------------------------------------------------------

    async def _open(self) -> Server:
        return await serve(
            self._attend,
            self._settings.ip,
            self._settings.port,
            compression=None,
            max_size=1_000,
            open_timeout=HELLO_S,
            ping_interval=PING_S,
            ping_timeout=PING_S,
            close_timeout=1,
            server_header=None,
            logger=_quiet(),
        )

    async def _close(self, server: Server) -> None:
        server.close(code=STOPPED)
        await server.wait_closed()

    def _end_thread(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _tell(self, changes: Changes) -> None:
        self._state.take(changes)
        if not self._listeners:
            return
        broadcast(self._listeners, write_changes(changes))
        for listener in tuple(self._listeners):
            if listener.transport.get_write_buffer_size() > UNSENT_BYTES:
                _log.warning("monitor: a listener does not keep up; it is dropped and may come again")
                self._listeners.discard(listener)
                listener.transport.abort()

    async def _attend(self, listener: ServerConnection) -> None:
        try:
            if not await self._knows_the_secret(listener):
                await listener.close(BAD_PROOF, "not from this installation")
                return
            if len(self._listeners) >= MOST_LISTENERS:
                await listener.close(1013, "too many listeners")
                return
            # Nothing may come between the whole and the first change: neither of them waits.
            broadcast([listener], write_changes(self._state.whole()))
            self._listeners.add(listener)
            await listener.wait_closed()
        except ConnectionClosed:
            return
        finally:
            self._listeners.discard(listener)

    async def _knows_the_secret(self, listener: ServerConnection) -> bool:
        challenge = new_challenge()
        await listener.send(challenge)
        try:
            async with asyncio.timeout(HELLO_S):
                proof = await listener.recv()
        except TimeoutError:
            return False
        return isinstance(proof, str) and proves(proof, challenge, self._settings.secret)


def _quiet() -> logging.Logger:
    """What strangers do wrong is no error of ours: websockets logs each broken handshake as one."""
    logger = logging.getLogger(f"{__name__}.websocket")
    logger.setLevel(logging.CRITICAL)
    return logger
