"""The line from browsers: one TCP port, its thread, and the calls on it."""

from __future__ import annotations

import asyncio
import logging
import time
from functools import partial
from http import HTTPStatus
from threading import Thread
from typing import Final, Protocol

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from ivrflow.channels.browser.channel import BrowserChannel, MediaPort
from ivrflow.channels.browser.connection import BAD_TICKET, UNREADABLE, Connection
from ivrflow.channels.browser.guard import Crowd, bounded
from ivrflow.channels.browser.messages import BadMessage
from ivrflow.channels.browser.settings import BrowserSettings
from ivrflow.channels.browser.ticket import BadTicket, Ticket, Turnstile
from ivrflow.model.errors import Unavailable
from ivrflow.model.lines import Home, Invitation, Rejection
from ivrflow.model.ports import Report

__all__ = ["PATH", "BrowserLine", "TicketHandler"]

_log = logging.getLogger(__name__)

PATH: Final = "/call"
ANI: Final = "browser"
WAITING: Final = 8
"""Connections beyond the calls: those that have not shown their ticket yet."""
MAX_MESSAGE_BYTES: Final = 4_096
PING_S: Final = 5.0
"""A browser that does not answer for twice as long is gone."""


class TicketHandler(Protocol):
    """Who decides about calls. Called in the home thread."""

    def invited(self, ticket: Ticket, invitation: Invitation, channel: BrowserChannel) -> Report | Rejection:
        """A call rings. Take it by returning where its events are to go, or turn it away."""


class BrowserLine:
    """Listens for calls (lines.Line). Methods may be called from any thread, but not from the line's own."""

    def __init__(self, settings: BrowserSettings, media: MediaPort, home: Home, handler: TicketHandler) -> None:
        self._settings, self._media, self._home, self._handler = settings, media, home, handler
        self._turnstile = Turnstile(settings.secret, time.time, settings.life)
        self._crowd = Crowd(settings.max_calls + WAITING)
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="browser line", daemon=True)
        self._server: Server | None = None
        self._calls = 0
        self._draining = False

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens, the real port included. Only while it is started."""
        assert self._server is not None, "the line is not started"
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
                f"calls from the browser: {settings.ip}:{settings.port} (TCP) cannot be had ({error.strerror}); "
                "set another port in [browser], or switch it off there"
            ) from error

    def drain(self) -> None:
        """Take no new calls. Calls in progress go on."""
        self._draining = True

    def stop(self) -> None:
        """End the calls that are left, and give the port back. Harmless when the line is not started."""
        if self._server is None:
            return
        asyncio.run_coroutine_threadsafe(self._close(self._server), self._loop).result()
        self._server = None
        self._end_thread()

    # In the line's thread --------------------------------------------------------------------------------------------

    async def _open(self) -> Server:
        return await serve(
            self._attend,
            self._settings.ip,
            self._settings.port,
            process_request=self._screen,
            create_connection=bounded(self._crowd),
            compression=None,
            max_size=MAX_MESSAGE_BYTES,
            open_timeout=self._settings.hello_s,
            ping_interval=PING_S,
            ping_timeout=PING_S,
            close_timeout=2,
            server_header=None,
            logger=_quiet(),
        )

    async def _close(self, server: Server) -> None:
        server.close()
        await server.wait_closed()

    def _end_thread(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _screen(self, connection: ServerConnection, request: Request) -> Response | None:
        """Before the WebSocket is one: only pages may call, and browsers say which page they show (RFC 6455, 10.2)."""
        if request.path != PATH:
            return connection.respond(HTTPStatus.NOT_FOUND, "calls from IVRFlow's designer come in at /call\n")
        if not request.headers.get("Origin"):
            return connection.respond(HTTPStatus.FORBIDDEN, "only pages may call\n")
        if self._draining or self._calls >= self._settings.max_calls:
            return connection.respond(HTTPStatus.SERVICE_UNAVAILABLE, "no room for another call\n")
        return None

    async def _attend(self, peer: ServerConnection) -> None:
        connection = Connection(peer, self._home.call_soon)
        try:
            async with asyncio.timeout(self._settings.hello_s):
                shown = await connection.ticket()
            request = peer.request
            assert request is not None, "the handshake is over"
            ticket = self._turnstile.admit(shown, request.headers.get("Origin", ""))
        except BadTicket as error:
            _log.info("a call from %s was refused: %s", peer.remote_address[0], error)
            await connection.refuse(BAD_TICKET, str(error))
        except BadMessage as error:
            await connection.refuse(UNREADABLE, str(error))
        except TimeoutError:
            await connection.refuse(BAD_TICKET, "no ticket was shown")
        except ConnectionClosed:
            return
        else:
            await self._carry(connection, ticket, peer.remote_address[0])

    async def _carry(self, connection: Connection, ticket: Ticket, ip: str) -> None:
        channel = BrowserChannel(connection, self._home, self._media, self._settings.media_ip)
        facts = {
            "test": f"draft {ticket.revision}" if ticket.revision else "published",
            "author": ticket.author,
            "peer": ip,
        }
        invitation = Invitation(ANI, ticket.dnis, facts)
        self._calls += 1
        try:
            self._home.call_soon(partial(self._introduce, ticket, invitation, channel))
            await connection.carry(channel, self._settings.max_call_s)
        finally:
            self._calls -= 1

    # In the home thread ----------------------------------------------------------------------------------------------

    def _introduce(self, ticket: Ticket, invitation: Invitation, channel: BrowserChannel) -> None:
        try:
            verdict = self._handler.invited(ticket, invitation, channel)
        except Exception:
            # A defect of ours: the caller is told, the others keep their calls.
            _log.exception("defect while taking a call from the browser")
            verdict = Rejection(500, "a defect of IVRFlow; the engine's log says more")
        if isinstance(verdict, Rejection):
            channel.turn_away(verdict.cause)
        else:
            channel.begin(verdict)


def _quiet() -> logging.Logger:
    """What peers do wrong is no error of ours: websockets logs each broken handshake as one."""
    logger = logging.getLogger(f"{__name__}.websocket")
    logger.setLevel(logging.CRITICAL)
    return logger
