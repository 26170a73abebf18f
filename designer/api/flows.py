"""Flows of the store: saved by revision, copied, archived, restored."""

from __future__ import annotations

from flask import Response

from designer.api.context import author, site, user
from designer.api.flow_shapes import (
    Archive,
    ArchivedFlow,
    BaseQuery,
    CheckedAt,
    ConflictShape,
    FlowList,
    FlowShape,
    FlowSummaryShape,
    NameBody,
    NewFlow,
    RenameBody,
    RevisionList,
    RevisionPath,
    RevisionShape,
    SaveBody,
    SavedShape,
    StaleProblem,
    StaleSave,
)
from designer.api.problems import problem
from designer.api.routing import Empty, FlowPath, allowed, routes
from designer.documents.reading import read_document
from designer.documents.shapes import Document
from designer.documents.writing import layout_of, write_document
from designer.drafts.desk import Clash, layout_in, title_of
from designer.drafts.templates import Wanted
from ivrflow.lang import print_layout
from ivrflow.model.errors import Misuse
from ivrflow.model.releases import Draft

__all__ = ["api"]

api = routes("flows", "Flows of the store, as people work on them.")


@api.get("/flows", responses={200: FlowList})
@allowed("flows.see")
def list_flows() -> FlowList:
    """All flows."""
    return FlowList(flows=tuple(FlowSummaryShape.model_validate(each) for each in site().drafts.list()))


@api.post("/flows", responses={201: FlowShape})
@allowed("flows.edit")
def create_flow(body: NewFlow) -> tuple[FlowShape, int]:
    """A new flow, from a template or empty."""
    wanted = Wanted(body.id, body.title or body.id, body.languages, body.zone)
    draft = site().drafts.create(wanted, author(), body.template)
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
    text = _text_of(path.flow, body)
    before = site().store.drafts.get(path.flow)
    kept = before.layout if before is not None else ""
    layout = print_layout(layout_of(body.layout)) if body.layout is not None else kept
    now = site().store.database.now()
    saved = site().drafts.save(Draft(path.flow, body.base_revision, text, layout, author(), now))
    if isinstance(saved, Clash):
        return problem(409, saved.message, "stale", {"merge": _stale(saved).model_dump(mode="json")})
    return SavedShape(revision=saved.revision, text=text if body.checked is None else None)


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


def _text_of(flow: str, body: SaveBody) -> str:
    match body:
        case SaveBody(document=Document() as document, text=None, checked=None):
            return write_document(document)
        case SaveBody(document=None, text=str() as text, checked=None):
            return text
        case SaveBody(document=None, text=None, checked=CheckedAt() as checked):
            with site().checks.checker(user().token, flow, checked.tab) as checker:
                return checker.text_at(checked.stamp)
        case _:
            raise Misuse("send exactly one of `document`, `text` and `checked`")


def _shape(draft: Draft) -> FlowShape:
    return FlowShape(
        id=draft.flow,
        title=title_of(draft),
        revision=draft.revision,
        author=draft.author,
        updated=draft.updated,
        text=draft.text,
        document=site().readers.read(draft.flow, draft.text),
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
