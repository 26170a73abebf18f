"""The live wall: what engines and calls do now."""

from __future__ import annotations

from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from flask import request
from pydantic import Field

from designer.accounts.permissions import User, can
from designer.api.context import encrypted, site, user
from designer.api.routing import Answer, FlowPath, Request, allowed, routes
from designer.api.wall_shapes import (
    FlowNamesShape,
    FlowNowShape,
    TodayShape,
    WallNames,
    WallPicture,
    WallTicket,
)
from designer.wall.flow_now import flow_now
from designer.wall.picture import CLEAR, MASKED, Audience
from designer.wall.tickets import LIFETIME_S
from designer.wall.watchers import PATH
from ivrflow.model.errors import Misuse, Unavailable

__all__ = ["api", "audience_of", "wall_url"]

api = routes("wall", "What engines and calls do now. Who may not see callers' numbers gets them masked.")


class MidnightQuery(Request):
    """Whose midnight is meant."""

    zone: Annotated[str, Field(max_length=64)] = "UTC"
    """`Asia/Shanghai`."""


@api.get("/wall", responses={200: WallPicture})
@allowed("wall.see")
def get_wall() -> WallPicture:
    """Everything, once."""
    return WallPicture.model_validate(site().wall.picture(audience_of(user())))


@api.post("/wall/tickets", responses={201: WallTicket})
@allowed("wall.see")
def get_wall_ticket() -> tuple[Answer, int]:
    """A ticket for the WebSocket that tells it each second. 503 when the wall cannot be had."""
    url = wall_url()
    if not url:
        raise Unavailable("the live wall is not there; the designer's log says why")
    origin = request.headers.get("Origin") or request.host_url.rstrip("/")
    return WallTicket(url=url, ticket=site().wall.tickets.give(user().token, origin), expires_s=LIFETIME_S), 201


@api.get("/wall/today", responses={200: TodayShape})
@allowed("wall.see")
def get_today(query: MidnightQuery) -> TodayShape:
    """What was counted since midnight in a time zone."""
    if query.zone not in available_timezones():
        raise Misuse(f'there is no time zone "{query.zone}"')
    return TodayShape.model_validate(site().today.of(ZoneInfo(query.zone)))


@api.get("/wall/names", responses={200: WallNames})
@allowed("wall.see")
def get_wall_names() -> WallNames:
    """What people call the flows that callers get, and their nodes."""
    current = site().store.releases.current()
    names = site().wall.releases.names(current.release) if current is not None else {}
    return WallNames(
        flows=tuple(FlowNamesShape(flow=flow, title=each.title, nodes=dict(each.nodes)) for flow, each in names.items())
    )


@api.get("/flows/<flow>/now", responses={200: FlowNowShape})
@allowed("wall.see")
def get_flow_now(path: FlowPath) -> FlowNowShape:
    """Where callers are in a flow, and which exits were taken today."""
    seen = site().wall.seen()
    return FlowNowShape.model_validate(flow_now(path.flow, seen, site().exits_today.of(path.flow, seen)))


def audience_of(someone: User) -> Audience:
    """What somebody may see of callers."""
    return CLEAR if can(someone, "calls.see") else MASKED


def wall_url() -> str:
    """The wall's WebSocket, also for the page's content security policy; empty when there is none."""
    port, settings = site().wall.port, site().installation.configuration.designer
    if not port:
        return ""
    if settings.wall_url:
        return settings.wall_url
    if encrypted():
        return f"wss://{request.host}{PATH}"
    name = request.host.rpartition(":")[0] if ":" in request.host.rpartition("]")[2] else request.host
    return f"ws://{name}:{port}{PATH}"
