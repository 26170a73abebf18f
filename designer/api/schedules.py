"""Publications that happen later."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, Field

from designer.api.context import author, site
from designer.api.routing import Answer, Empty, FlowName, Request, allowed, routes
from ivrflow.model.errors import Misuse

__all__ = ["api"]

api = routes("schedules", "Publications that happen later, carried out by the designer; they survive its restart.")


class ScheduleBody(Request):
    """What is to be published, and when."""

    flows: tuple[FlowName, ...] | None = None
    """Drafts as they will be then; absent: all."""
    due: AwareDatetime
    """With zone."""
    note: Annotated[str, Field(max_length=2000)] = ""


class ScheduleShape(Answer):
    """One of them."""

    id: int
    flows: tuple[str, ...] | None
    due: datetime
    author: str
    note: str
    state: str
    """`waiting`, `running`, `done`, `failed` or `cancelled`."""
    outcome: str
    """What came of it; empty before."""


class ScheduleList(Answer):
    """Those that wait first, then the latest."""

    schedules: tuple[ScheduleShape, ...]


class SchedulePath(BaseModel):
    """One of them."""

    number: Annotated[int, Field(ge=0, le=2**53)]


@api.get("/schedules", responses={200: ScheduleList})
@allowed("flows.see")
def list_schedules() -> ScheduleList:
    """What is scheduled, and what came of what was."""
    return ScheduleList(schedules=tuple(map(ScheduleShape.model_validate, site().store.schedules.list())))


@api.post("/schedules", responses={201: ScheduleList})
@allowed("publish")
def add_schedule(body: ScheduleBody) -> tuple[ScheduleList, int]:
    """Schedule a publication. Errors and gates are looked at when it happens."""
    if body.due <= site().store.database.now():
        raise Misuse("this moment has passed; publish now, or choose a later one")
    for flow in body.flows or ():
        site().drafts.get(flow)
    site().schedule(body.flows, body.due, author(), body.note)
    return list_schedules(), 201


@api.delete("/schedules/<int:number>", responses={200: Empty})
@allowed("publish")
def cancel_schedule(path: SchedulePath) -> Empty:
    """Do not publish it after all."""
    site().store.schedules.cancel(path.number, author())
    return Empty()
