"""Calls with sound: the page gets a ticket, with which the engine lets it call."""

from __future__ import annotations

from typing import Annotated

from flask import request
from pydantic import Field

from designer.accounts.permissions import can
from designer.api.context import author, site, user
from designer.api.routing import Answer, FlowName, Request, allowed, routes
from ivrflow.model.errors import Misuse
from ivrflow.runtime.browser_calls import TicketOffice

__all__ = ["api", "call_url"]

api = routes("calls", "Calls with sound: the browser is a telephone, and the engine answers.")


class CallsAnswer(Answer):
    """Whether the page can call."""

    url: str
    """The engine's WebSocket; empty: `[browser]` is switched off in `ivrflow.toml`."""


class TicketBody(Request):
    """What shall be called."""

    flow: FlowName
    revision: Annotated[int, Field(ge=0, le=2**53)] = 0
    """Of the draft, as the last save gave it; 0: what is published."""


class TicketAnswer(Answer):
    """What the engine wants to see."""

    url: str
    ticket: str
    """Good for one call, from this page."""
    expires_s: int
    """Seconds from now."""


@api.get("/calls", responses={200: CallsAnswer})
@allowed("flows.test")
def can_call() -> CallsAnswer:
    """Where calls with sound go, if there are any."""
    return CallsAnswer(url=call_url())


@api.post("/calls", responses={201: TicketAnswer})
@allowed("flows.test")
def get_ticket(body: TicketBody) -> tuple[TicketAnswer, int]:
    """A ticket for one call. What the flow looks up and changes in such a call is real."""
    if not can(user(), "hosts.ask"):
        raise Misuse("your account may not ask the real sources, which a call with sound does; use the simulator")
    origin = request.headers.get("Origin") or request.host_url.rstrip("/")
    invited = _office().ticket(body.flow, body.revision, author(), origin)
    return TicketAnswer(url=invited.url, ticket=invited.ticket, expires_s=invited.expires_s), 201


def call_url() -> str:
    """The engine's WebSocket, for the page's content security policy; empty when there is none."""
    return _office().url


def _office() -> TicketOffice:
    installation = site().installation
    return TicketOffice(installation.store, installation.configuration.browser)
