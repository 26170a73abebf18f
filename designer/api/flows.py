"""Flows of the store: saved by revision, copied, archived, restored."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from flask import Response
from pydantic import BaseModel, Field

from designer.api.context import author, site
from designer.api.problems import Problem, problem
from designer.api.routing import Answer, Empty, FlowName, FlowPath, Request, allowed, routes
from designer.documents.reading import read_document
from designer.documents.shapes import Document, LayoutShape
from designer.documents.writing import layout_of, write_document
from designer.drafts.desk import Clash, layout_in, title_of
from ivrflow.lang import print_layout
from ivrflow.model.errors import Misuse
from ivrflow.model.releases import Draft

__all__ = ["ConflictShape", "StaleProblem", "StaleSave", "api"]

api = routes("flows", "Flows of the store, as people work on them.")

Title = Annotated[str, Field(max_length=200)]
FlowText = Annotated[str, Field(max_length=2_000_000)]
BaseRevision = Annotated[int, Field(ge=0, le=2**53)]


class FlowSummaryShape(Answer):
    """A flow in the list."""

    id: str
    title: str
    revision: int
    author: str
    updated: datetime
    published: int | None
    """The version that callers get."""
    is_published: bool
    """Callers get exactly this text."""
    routes: tuple[str, ...]
    """Numbers that lead to it."""


class FlowList(Answer):
    """All flows, by id."""

    flows: tuple[FlowSummaryShape, ...]


class FlowShape(Answer):
    """A flow, to be drawn."""

    id: str
    title: str
    revision: int
    """To be sent back as `base_revision` when saving."""
    author: str
    updated: datetime
    text: str
    document: Document | None
    """None: its header cannot be read; show the text alone."""
    layout: LayoutShape
    conversations: str
    """Its tests, as a `.calls` file holds them."""


class NewFlow(Request):
    """A new flow that greets and says goodbye."""

    id: FlowName
    title: Title = ""
    languages: Annotated[tuple[str, ...], Field(min_length=1, max_length=20)] = ("en-US",)
    zone: Annotated[str, Field(max_length=64)] = "UTC"


class SaveBody(Request):
    """Exactly one of `document` and `text`; a layout that is absent stays as it is in the store."""

    base_revision: BaseRevision
    document: Document | None = None
    text: FlowText | None = None
    layout: LayoutShape | None = None


class SavedShape(Answer):
    """It is in the store."""

    revision: int
    text: str


class NameBody(Request):
    """Another id."""

    id: FlowName
    title: Title = ""
    """For a copy; empty: as the original."""


class RenameBody(Request):
    """Another id."""

    id: FlowName
    base_revision: BaseRevision


class BaseQuery(Request):
    """What was read."""

    base_revision: BaseRevision


class RevisionPath(BaseModel):
    """One revision of a flow."""

    flow: FlowName
    number: Annotated[int, Field(ge=0, le=2**53)]


class RevisionShape(Answer):
    """A draft as it was once."""

    revision: int
    author: str
    saved: datetime


class RevisionList(Answer):
    """The revisions that are kept, the newest first."""

    revisions: tuple[RevisionShape, ...]


class ArchivedFlow(Answer):
    """A flow that was taken out of the list."""

    id: str
    title: str
    author: str
    updated: datetime


class Archive(Answer):
    """Flows that can be had back."""

    flows: tuple[ArchivedFlow, ...]


class ConflictShape(Answer):
    """Both sides changed one thing. `merged` has what was to be saved now (`mine`)."""

    node: str | None
    part: str
    language: str | None
    base: str | None
    mine: str | None
    theirs: str | None


class StaleSave(Answer):
    """A stale save, as member `merge` of the problem. To accept: save `merged` on top of `revision`."""

    revision: int | None
    """Theirs; None: they deleted the flow."""
    author: str | None
    base: Document | None
    theirs: Document | None
    theirs_text: str | None
    merged: Document | None
    layout: LayoutShape
    conflicts: tuple[ConflictShape, ...]


class StaleProblem(Problem):
    """Somebody else saved meanwhile; nothing was changed."""

    merge: StaleSave


@api.get("/flows", responses={200: FlowList})
@allowed("flows.see")
def list_flows() -> FlowList:
    """All flows."""
    return FlowList(flows=tuple(FlowSummaryShape.model_validate(each) for each in site().drafts.list()))


@api.post("/flows", responses={201: FlowShape})
@allowed("flows.edit")
def create_flow(body: NewFlow) -> tuple[FlowShape, int]:
    """A new flow."""
    draft = site().drafts.create(body.id, body.title or body.id, body.languages, body.zone, author())
    return _shape(draft), 201


@api.get("/flows/<flow>", responses={200: FlowShape})
@allowed("flows.see")
def get_flow(path: FlowPath) -> FlowShape:
    """A flow, to be drawn."""
    return _shape(site().drafts.get(path.flow))


@api.put("/flows/<flow>", responses={200: SavedShape, 409: StaleProblem})
@allowed("flows.edit")
def save_flow(path: FlowPath, body: SaveBody) -> SavedShape | Response:
    """Save on top of `base_revision`. 409 `stale`, with a merge to accept, when somebody else was faster."""
    if (body.document is None) == (body.text is None):
        raise Misuse("send exactly one of `document` and `text`")
    text = write_document(body.document) if body.document is not None else body.text or ""
    before = site().store.drafts.get(path.flow)
    kept = before.layout if before is not None else ""
    layout = print_layout(layout_of(body.layout)) if body.layout is not None else kept
    now = site().store.database.now()
    saved = site().drafts.save(Draft(path.flow, body.base_revision, text, layout, author(), now))
    if isinstance(saved, Clash):
        return problem(409, saved.message, "stale", {"merge": _stale(saved).model_dump(mode="json")})
    return SavedShape(revision=saved.revision, text=text)


@api.delete("/flows/<flow>", responses={200: Empty})
@allowed("flows.delete")
def archive_flow(path: FlowPath, query: BaseQuery) -> Empty:
    """Take a flow out of the list. What was drawn stays in the archive; what is published stays published."""
    site().drafts.archive(path.flow, author(), query.base_revision)
    return Empty()


@api.post("/flows/<flow>/copy", responses={201: FlowShape})
@allowed("flows.edit")
def copy_flow(path: FlowPath, body: NameBody) -> tuple[FlowShape, int]:
    """A flow under another name, with layout and conversations."""
    title = body.title or title_of(site().drafts.get(path.flow))
    return _shape(site().drafts.copy(path.flow, body.id, title, author())), 201


@api.post("/flows/<flow>/rename", responses={200: FlowShape})
@allowed("flows.edit")
def rename_flow(path: FlowPath, body: RenameBody) -> FlowShape:
    """Another id; refused while numbers or other flows lead to it."""
    return _shape(site().drafts.rename(path.flow, body.id, author(), body.base_revision))


@api.get("/flows/<flow>/revisions", responses={200: RevisionList})
@allowed("flows.see")
def list_revisions(path: FlowPath) -> RevisionList:
    """The history of the draft."""
    kept = site().store.drafts.revisions(path.flow)
    return RevisionList(
        revisions=tuple(RevisionShape(revision=each.revision, author=each.author, saved=each.updated) for each in kept)
    )


@api.get("/flows/<flow>/revisions/<int:number>", responses={200: FlowShape})
@allowed("flows.see")
def get_revision(path: RevisionPath) -> FlowShape:
    """The draft as it was at a revision."""
    return _shape(site().drafts.revision(path.flow, path.number))


@api.get("/archive", responses={200: Archive})
@allowed("flows.see")
def list_archive() -> Archive:
    """Flows that were taken out of the list."""
    found = site().drafts.archived()
    return Archive(
        flows=tuple(
            ArchivedFlow(id=each.flow, title=title_of(each), author=each.author, updated=each.updated) for each in found
        )
    )


@api.post("/archive/<flow>/restore", responses={200: FlowShape})
@allowed("flows.edit")
def restore_flow(path: FlowPath) -> FlowShape:
    """A flow back from the archive."""
    return _shape(site().drafts.restore(path.flow, author()))


def _shape(draft: Draft) -> FlowShape:
    return FlowShape(
        id=draft.flow,
        title=title_of(draft),
        revision=draft.revision,
        author=draft.author,
        updated=draft.updated,
        text=draft.text,
        document=read_document(draft.text),
        layout=layout_in(draft.layout),
        conversations=draft.conversations,
    )


def _stale(clash: Clash) -> StaleSave:
    theirs = clash.theirs
    return StaleSave(
        revision=theirs.revision if theirs else None,
        author=theirs.author if theirs else None,
        base=read_document(clash.base.text) if clash.base else None,
        theirs=read_document(theirs.text) if theirs else None,
        theirs_text=theirs.text if theirs else None,
        merged=clash.merged,
        layout=clash.layout,
        conflicts=tuple(ConflictShape.model_validate(each) for each in clash.conflicts),
    )
