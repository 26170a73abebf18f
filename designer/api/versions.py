"""What was published, what is different, who answers which number."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from designer.api.context import author, site
from designer.api.language import told
from designer.api.routing import Answer, Empty, FlowName, FlowPath, Request, allowed, routes
from designer.documents.reading import read_document
from designer.documents.shapes import Document, LayoutShape
from designer.drafts.desk import layout_in
from designer.versions.differences import Side, difference
from designer.versions.in_use import calls_on_older_versions, engines_at_work, routes_in_use

__all__ = ["api"]

api = routes("versions", "Versions of flows, their differences, and which of them callers get.")


class VersionShape(Answer):
    """A flow as it was published once."""

    number: int
    author: str
    note: str
    created: datetime
    current: bool
    """Callers get it."""


class VersionList(Answer):
    """The newest first."""

    versions: tuple[VersionShape, ...]


class VersionPath(BaseModel):
    """One version."""

    flow: FlowName
    number: Annotated[int, Field(ge=0, le=2**53)]


class PublishedFlow(Answer):
    """A version, to be looked at."""

    flow: str
    number: int
    author: str
    note: str
    created: datetime
    text: str
    document: Document | None
    conversations: str
    """Those that it was tested with."""


class DiffQuery(Request):
    """What is compared with what."""

    before: Annotated[str, Field(pattern=r"^(draft|v[0-9]{1,9}|r[0-9]{1,9})$")]
    """`draft`, `v3` for version 3, `r12` for revision 12 of the draft."""
    after: Annotated[str, Field(pattern=r"^(draft|v[0-9]{1,9}|r[0-9]{1,9})$")] = "draft"


class MeaningShape(Answer):
    """Sentences of one sort."""

    heading: str
    sentences: tuple[str, ...]


class DiffAnswer(Answer):
    """What is different."""

    meaning: tuple[MeaningShape, ...]
    """What callers can newly reach, no longer reach, hear…; empty where one of the texts cannot be read."""
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    """Ids of nodes."""
    moved: tuple[str, ...]
    """Nodes that only stand elsewhere on the canvas."""
    header: bool
    """The header is another one."""
    lines: tuple[str, ...]
    """As `diff -u` writes them."""
    before: Document | None
    after: Document | None
    before_layout: LayoutShape
    after_layout: LayoutShape


class RouteShape(Answer):
    """A number, and what answers it."""

    pattern: str
    """`95588`; `955*` for whatever begins so; `*` for everything else."""
    flow: str
    version: int | None
    """None: the flow is not published, and callers are turned away."""


class OldCallsShape(Answer):
    """Calls that began before the latest publication and go on as they began."""

    flow: str
    version: int
    calls: int


class EngineShape(Answer):
    """An engine that runs, and what its new calls get."""

    name: str
    since: datetime
    publication: int | None
    """None while it begins."""
    is_current: bool
    """It serves what was published last; otherwise it is taking that up, or could not."""
    calls: int
    """In progress."""


class RouteList(Answer):
    """Which version each number runs, on which engines, and how many calls are still on an older one."""

    routes: tuple[RouteShape, ...]
    older: tuple[OldCallsShape, ...]
    engines: tuple[EngineShape, ...]
    """None: nobody answers calls at this moment."""


class RoutePath(BaseModel):
    """One number or prefix."""

    pattern: Annotated[str, Field(max_length=64)]


class RouteBody(Request):
    """Where it leads."""

    flow: FlowName


@api.get("/flows/<flow>/versions", responses={200: VersionList})
@allowed("flows.see")
def list_versions(path: FlowPath) -> VersionList:
    """The versions of a flow; none when it was never published."""
    current = site().store.releases.current()
    served = dict(site().store.releases.get(current.release).versions).get(path.flow) if current else None
    return VersionList(
        versions=tuple(
            VersionShape(
                number=each.number,
                author=each.author,
                note=each.note,
                created=each.created,
                current=each.number == served,
            )
            for each in site().store.releases.versions(path.flow)
        )
    )


@api.get("/flows/<flow>/versions/<int:number>", responses={200: PublishedFlow})
@allowed("flows.see")
def get_version(path: VersionPath) -> PublishedFlow:
    """A version as it was published. To go back to it in the draft, save its document."""
    found = site().store.releases.version(path.flow, path.number)
    return PublishedFlow(
        flow=found.flow,
        number=found.number,
        author=found.author,
        note=found.note,
        created=found.created,
        text=found.text,
        document=read_document(found.text),
        conversations=found.conversations,
    )


@api.get("/flows/<flow>/diff", responses={200: DiffAnswer})
@allowed("flows.see")
def compare_versions(path: FlowPath, query: DiffQuery) -> DiffAnswer:
    """Compare any two versions, revisions or the draft."""
    before, after = _side(path.flow, query.before), _side(path.flow, query.after)
    others = {draft.flow: draft.text for draft in site().store.drafts.list()}
    found = difference(path.flow, before, after, others)
    return DiffAnswer(
        meaning=tuple(
            MeaningShape(heading=told(heading, "changes"), sentences=tuple(told(each, "changes") for each in sentences))
            for heading, sentences in found.meaning
        ),
        added=found.added,
        removed=found.removed,
        changed=found.changed,
        moved=found.moved,
        header=found.header,
        lines=found.lines,
        before=read_document(before.text),
        after=read_document(after.text),
        before_layout=before.layout,
        after_layout=after.layout,
    )


@api.get("/routes", responses={200: RouteList})
@allowed("flows.see")
def list_routes() -> RouteList:
    """Which version each number runs."""
    return RouteList(
        routes=tuple(map(RouteShape.model_validate, routes_in_use(site().store))),
        older=tuple(map(OldCallsShape.model_validate, calls_on_older_versions(site().store))),
        engines=tuple(map(EngineShape.model_validate, engines_at_work(site().store))),
    )


@api.put("/routes/<pattern>", responses={200: Empty})
@allowed("publish")
def set_route(path: RoutePath, body: RouteBody) -> Empty:
    """Lead a number, a prefix or everything else to a flow; engines follow within a second."""
    site().drafts.get(body.flow)
    site().store.routes.set(path.pattern, body.flow, author())
    return Empty()


@api.delete("/routes/<pattern>", responses={200: Empty})
@allowed("publish")
def remove_route(path: RoutePath) -> Empty:
    """Nobody answers this number any more."""
    site().store.routes.remove(path.pattern, author())
    return Empty()


def _side(flow: str, which: str) -> Side:
    drafts = site().drafts
    if which == "draft":
        draft = drafts.get(flow)
        return Side("draft", draft.text, layout_in(draft.layout))
    kind, number = which[0], int(re.sub(r"\D", "", which))
    if kind == "r":
        draft = drafts.revision(flow, number)
        return Side(f"revision {number}", draft.text, layout_in(draft.layout))
    version = site().store.releases.version(flow, number)
    # Versions keep no layout: nodes stand where the draft that was published had them, else where it has them now.
    known = site().store.drafts.latest_with(flow, version.text) or site().store.drafts.get(flow)
    return Side(f"version {number}", version.text, layout_in(known.layout if known else ""))
