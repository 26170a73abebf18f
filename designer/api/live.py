"""Calendars, lists and tables, edited by revision; callers get them at once."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field, JsonValue

from designer.api.context import author, site
from designer.api.problems import Problem
from designer.api.routing import Answer, Empty, Request, allowed, routes
from designer.live.desk import Removal
from ivrflow.model.live import LiveDatum

__all__ = ["api"]

api = routes("live", "Data that is changed without publishing: calendars, lists and tables.")

Subject = Annotated[str, Field(pattern=r"^(calendar|list|table)$")]


class SubjectPath(BaseModel):
    """`calendar`, `list` or `table`."""

    subject: Subject


class DatumPath(BaseModel):
    """One of them."""

    subject: Subject
    name: Annotated[str, Field(max_length=64)]


class DatumShape(Answer):
    """One calendar, list or table."""

    subject: str
    name: str
    revision: str
    value: dict[str, JsonValue]
    """A calendar: `{"mon": ["09:00-17:30"], "holidays": {"2026-10-01": "National Day"}, "special": {…}, "country": …}`.
    A list: `{"title": "…", "entries": ["1380*"]}`. A table: `{"columns": {"city": "text"}, "rows": {…}}`."""


class DatumList(Answer):
    """All of a subject, by name."""

    data: tuple[DatumShape, ...]


class DatumRemovalQuery(BaseModel):
    """As it was seen."""

    base_revision: Annotated[str, Field(max_length=64)] = ""
    """Empty: whatever is there."""
    although_used: bool = False
    """Remove it though drafts use it."""


class DatumBody(Request):
    """What it is to be."""

    base_revision: Annotated[str, Field(max_length=64)] = ""
    """Empty: there was none."""
    value: dict[str, JsonValue]


@api.get("/live/<subject>", responses={200: DatumList})
@allowed("flows.see")
def list_live(path: SubjectPath) -> DatumList:
    """All of a subject."""
    return DatumList(data=tuple(map(DatumShape.model_validate, site().live.list(path.subject))))


@api.get("/live/<subject>/<name>", responses={200: DatumShape})
@allowed("flows.see")
def get_live(path: DatumPath) -> DatumShape:
    """One of them."""
    return DatumShape.model_validate(site().live.get(path.subject, path.name))


@api.put("/live/<subject>/<name>", responses={200: DatumShape})
@allowed("live.edit")
def put_live(path: DatumPath, body: DatumBody) -> DatumShape:
    """Change it on top of what was read; callers get it at once. 409 `stale` when somebody else was faster."""
    wanted = LiveDatum(path.subject, path.name, body.base_revision, body.value)
    put = site().live.put(wanted, author())
    site().others.forget()
    return DatumShape.model_validate(put)


@api.delete("/live/<subject>/<name>", responses={200: Empty, 409: Problem})
@allowed("live.edit")
def remove_live(path: DatumPath, query: DatumRemovalQuery) -> Empty:
    """Take it away. 422 while callers get to a node that uses it; 409 `in-use` when drafts use it, unless
    `although_used` is set."""
    site().live.remove(Removal(path.subject, path.name, query.base_revision, query.although_used), author())
    site().others.forget()
    return Empty()
