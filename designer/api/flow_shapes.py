"""What is told of flows, and what is sent to change them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from designer.api.problems import Problem
from designer.api.routing import Answer, FlowName, Request
from designer.documents.shapes import Document, LayoutShape

__all__ = [
    "Archive",
    "ArchivedFlow",
    "BaseQuery",
    "CheckedAt",
    "ConflictShape",
    "FlowList",
    "FlowShape",
    "FlowSummaryShape",
    "NameBody",
    "NewFlow",
    "RenameBody",
    "RevisionList",
    "RevisionPath",
    "RevisionShape",
    "SaveBody",
    "SavedShape",
    "StaleProblem",
    "StaleSave",
]

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
    """A new flow; without a template it greets and says goodbye."""

    id: FlowName
    title: Title = ""
    languages: Annotated[tuple[str, ...], Field(min_length=1, max_length=20)] = ("en-US",)
    zone: Annotated[str, Field(max_length=64)] = "UTC"
    template: Literal["", "menu", "hours", "look_up", "survey"] = ""
    """What it begins as: a menu with an agent, opening hours, a number entered and looked up, a survey."""


class CheckedAt(Request):
    """What is being drawn in a browser tab, as the server saw it last."""

    tab: Annotated[str, Field(max_length=64)]
    stamp: int
    """Of the check that it was told by."""


class SaveBody(Request):
    """Exactly one of `document`, `text` and `checked`; a layout that is absent stays as it is in the store."""

    base_revision: BaseRevision
    document: Document | None = None
    text: FlowText | None = None
    checked: CheckedAt | None = None
    """A large flow that was checked need not be sent again. 409 `outdated`: send the whole document."""
    layout: LayoutShape | None = None


class SavedShape(Answer):
    """It is in the store."""

    revision: int
    text: str | None = None
    """Absent after a save of what was `checked`."""


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
