"""One WebSocket: the page at its other end, and the call that it carries. In the line's thread."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable
from functools import partial
from typing import Final, Protocol

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from ivrflow.channels.browser.bridge import RtpBridge
from ivrflow.channels.browser.guard import Allowance
from ivrflow.channels.browser.messages import (
    AnsweredTransfer,
    BadMessage,
    Call,
    HangUpWish,
    KeyDown,
    Said,
    read_message,
    write_message,
)
from ivrflow.channels.media.rtp import FRAME_SAMPLES

__all__ = ["BAD_TICKET", "TOO_MUCH", "UNREADABLE", "Caller", "Connection"]

NORMAL: Final = 1000
"""Close codes of RFC 6455 section 7.4: the call is over;"""
UNREADABLE: Final = 1007
"""what came is not what was agreed on;"""
TOO_MUCH: Final = 1008
"""more than is allowed;"""
BAD_TICKET: Final = 4401
"""and one of ours: the ticket opens nothing."""

UNSENT: Final = 250
"""Messages that may wait for a slow network: 5 s of sound. What is later is dropped, for nobody wants to hear it."""

ENDING_S: Final = 5.0
"""How long the end of a call may take to be told."""


class Caller(Protocol):
    """Who is told what the page does, in the home thread: the channel."""

    def pressed(self, key: str) -> None: ...

    def transferred(self, outcome: str) -> None: ...

    def left(self, by: str, cause: str) -> None: ...


class Connection:
    """Implements `channel.Page`."""

    def __init__(self, peer: ServerConnection, call_home: Callable[[Callable[[], None]], None]) -> None:
        self._peer = peer
        self._call_home = call_home
        self._loop = asyncio.get_running_loop()
        self._unsent: asyncio.Queue[str | bytes | None] = asyncio.Queue(UNSENT)
        self._allowance = Allowance(time.monotonic)
        self._bridge: RtpBridge | None = None
        self._sound: socket.socket | None = None
        self._over = False
        self._closing = (NORMAL, "")

    # Conversation, in the line's thread ------------------------------------------------------------------------------

    async def ticket(self) -> str:
        """What the page shows first. Raises BadMessage, TimeoutError from outside, ConnectionClosed."""
        said = await self._peer.recv()
        if isinstance(said, str) and isinstance(call := read_message(said), Call):
            return call.ticket
        raise BadMessage("a call begins with a ticket")

    async def refuse(self, code: int, cause: str) -> None:
        """Close, and say why in so many words as fit (RFC 6455: 123 bytes)."""
        await self._peer.close(code, cause[:120])

    async def carry(self, caller: Caller, limit_s: float) -> None:
        """Carry the call until it is over."""
        sending = asyncio.create_task(self._send())
        by, cause = "lost", "the connection to the browser broke"
        try:
            async with asyncio.timeout(limit_s):
                by, cause = await self._hear(caller)
        except TimeoutError:
            cause = f"calls from the browser end after {limit_s / 60:.0f} minutes"
        finally:
            self._call_home(partial(caller.left, by, cause))
            if self._bridge is not None:
                self._bridge.close()
        # What the channel still has to say, the end of the call, comes by the same way and closes the connection.
        try:
            async with asyncio.timeout(ENDING_S):
                await sending
        except TimeoutError:
            self._peer.transport.abort()

    async def _hear(self, caller: Caller) -> tuple[str, str]:
        try:
            async for message in self._peer:
                if not self._allowance.takes_one_more():
                    self._closing = (TOO_MUCH, "more messages than a call has")
                    return "lost", "the browser sent more than a call has"
                if isinstance(message, bytes):
                    if len(message) != FRAME_SAMPLES:
                        raise BadMessage("sound comes in frames of 160 bytes")
                    if self._bridge is not None:
                        self._bridge.say(message)
                elif (ending := self._take(read_message(message), caller)) is not None:
                    return ending
        except BadMessage as error:
            self._closing = (UNREADABLE, str(error))
            return "lost", f"the browser sent something unreadable: {error}"
        except ConnectionClosed:
            return "lost", "the connection to the browser broke"
        # The page was closed properly: for its user that is hanging up.
        return "caller", "the page was closed"

    def _take(self, said: Said, caller: Caller) -> tuple[str, str] | None:
        match said:
            case KeyDown(key):
                self._call_home(partial(caller.pressed, key))
            case AnsweredTransfer(outcome):
                self._call_home(partial(caller.transferred, outcome))
            case HangUpWish():
                return "caller", "hung up"
            case Call():
                raise BadMessage("there is a call already")
        return None

    async def _send(self) -> None:
        try:
            while (message := await self._unsent.get()) is not None:
                await self._peer.send(message)
            await self._peer.close(*self._closing)
        except ConnectionClosed:
            # Whoever hears says so.
            return

    # channel.Page, from any thread -----------------------------------------------------------------------------------

    def tell(self, kind: str, **members: object) -> None:
        self._post(partial(self._put, write_message(kind, **members)))

    def listen(self, sock: socket.socket) -> None:
        self._post(partial(self._open_bridge, sock))

    def end(self, by: str, cause: str) -> None:
        self._post(self._hear_out)
        self.tell("ended", by=by, cause=cause)
        self._post(self._stop)

    def _post(self, job: Callable[[], None]) -> None:
        try:
            self._loop.call_soon_threadsafe(job)
        except RuntimeError:
            # The loop is closed: the line has stopped, and nobody is left to be told.
            if not self._loop.is_closed():
                raise

    # Within ----------------------------------------------------------------------------------------------------------

    def _put(self, message: str | bytes | None) -> None:
        if self._over:
            return
        if not self._unsent.full():
            self._unsent.put_nowait(message)
        elif not isinstance(message, bytes):
            # Only sound may be lost. A page that does not take even that is gone.
            self._over = True
            self._peer.transport.abort()

    def _stop(self) -> None:
        self._put(None)
        self._over = True

    def _hear_out(self) -> None:
        """The last words were played before the call ended, and may still be on their way."""
        if self._bridge is not None and self._sound is not None:
            self._bridge.take_rest(self._sound)

    def _open_bridge(self, sock: socket.socket) -> None:
        self._bridge, self._sound = RtpBridge(self._put), sock
        bridge = self._bridge

        async def connect() -> None:
            await self._loop.create_datagram_endpoint(lambda: bridge, sock=sock)

        self._connecting = asyncio.create_task(connect())
