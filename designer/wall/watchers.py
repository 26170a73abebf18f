"""The pages that watch: one WebSocket each. In the wall's asyncio loop."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Final

from websockets.asyncio.server import Server, ServerConnection, broadcast, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from designer.wall.picture import Audience
from designer.wall.tickets import Tickets

__all__ = ["PATH", "SIGNED_OUT", "Watchers"]

_log = logging.getLogger(__name__)

PATH: Final = "/api/wall/live"
"""Not what the page itself is called: a proxy tells them apart by it."""
SIGNED_OUT: Final = 4401
"""Close code: whoever this was is not signed in any more, or never was."""
TOO_MANY: Final = 1013
MOST_WATCHERS: Final = 500
UNSENT_BYTES: Final = 2_000_000
"""A page that has not taken so much is dropped, and comes again."""
HELLO_S: Final = 5.0
PING_S: Final = 10.0
ASKED_AGAIN_S: Final = 3.0
"""How soon a page is closed after its person was signed out elsewhere."""

MaySee = Callable[[str], Audience | None]
"""A session's token → what whoever it stands for may see; None: nothing. Reads the store."""


class Watchers:
    """Those who watch, and what each may see."""

    def __init__(self, tickets: Tickets, may_see: MaySee, whole: Callable[[Audience], str]) -> None:
        self._tickets, self._may_see, self._whole = tickets, may_see, whole
        self._present: dict[ServerConnection, tuple[str, Audience]] = {}
        self._wholes: dict[Audience, str] = {}

    async def listen(self, ip: str, port: int) -> Server:
        """Let pages in. Raises OSError when the port cannot be had."""
        return await serve(
            self._attend,
            ip,
            port,
            process_request=_screen,
            compression=None,
            max_size=1_000,
            open_timeout=HELLO_S,
            ping_interval=PING_S,
            ping_timeout=PING_S,
            close_timeout=1,
            server_header=None,
            logger=_quiet(),
        )

    def tell(self, news: Mapping[Audience, str]) -> None:
        """One message for everybody who may see the same."""
        self._wholes.clear()
        for audience, message in news.items():
            broadcast((page for page, (_, theirs) in self._present.items() if theirs == audience), message)
        for page in tuple(self._present):
            if page.transport.get_write_buffer_size() > UNSENT_BYTES:
                _log.info("wall: a page does not keep up; it is dropped and may come again")
                self._drop(page)

    async def look_again(self) -> None:
        """Whether they may still see what they see; until it is cancelled."""
        while True:
            await asyncio.sleep(ASKED_AGAIN_S)
            sessions = {session for session, _ in self._present.values()}
            try:
                may = await asyncio.to_thread(self._may_see_now, sessions)
            except Exception:
                # The store refuses for a moment: nobody is let in meanwhile, and nobody is thrown out for it.
                _log.exception("wall: it cannot be asked who is signed in")
                continue
            for page, (session, audience) in tuple(self._present.items()):
                now = may.get(session, audience)
                if now is None:
                    del self._present[page]
                    await page.close(SIGNED_OUT, "signed out")
                elif now != audience:
                    self._present[page] = (session, now)
                    broadcast([page], self._whole(now))

    def _may_see_now(self, sessions: set[str]) -> dict[str, Audience | None]:
        return {session: self._may_see(session) for session in sessions}

    async def _attend(self, page: ServerConnection) -> None:
        try:
            session = await self._session_of(page)
            audience = await asyncio.to_thread(self._may_see, session) if session is not None else None
            if session is None or audience is None:
                await page.close(SIGNED_OUT, "the ticket opens nothing")
                return
            if len(self._present) >= MOST_WATCHERS:
                await page.close(TOO_MANY, "too many pages watch")
                return
            # Nothing comes between the whole and what changed since.
            broadcast([page], self._whole_now(audience))
            self._present[page] = (session, audience)
            await page.wait_closed()
        except ConnectionClosed:
            return
        finally:
            self._present.pop(page, None)

    async def _session_of(self, page: ServerConnection) -> str | None:
        assert page.request is not None, "the handshake is over"
        try:
            async with asyncio.timeout(HELLO_S):
                said = await page.recv()
            ticket = json.loads(said)["ticket"]
        except (TimeoutError, ValueError, TypeError, LookupError):
            return None
        return self._tickets.take(str(ticket), page.request.headers.get("Origin", ""))

    def _whole_now(self, audience: Audience) -> str:
        """Many pages may come at once, when the designer was started again."""
        if audience not in self._wholes:
            self._wholes[audience] = self._whole(audience)
        return self._wholes[audience]

    def _drop(self, page: ServerConnection) -> None:
        self._present.pop(page, None)
        page.transport.abort()


def _screen(page: ServerConnection, request: Request) -> Response | None:
    """Before the WebSocket is one: browsers say which page they show (RFC 6455, 10.2)."""
    if request.path != PATH:
        return page.respond(HTTPStatus.NOT_FOUND, f"the live wall is at {PATH}\n")
    if not request.headers.get("Origin"):
        return page.respond(HTTPStatus.FORBIDDEN, "only pages may watch\n")
    return None


def _quiet() -> logging.Logger:
    """What strangers do wrong is no error of ours: websockets logs each broken handshake as one."""
    logger = logging.getLogger(f"{__name__}.websocket")
    logger.setLevel(logging.CRITICAL)
    return logger
