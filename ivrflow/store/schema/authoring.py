"""What authors work on."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, Table

from ivrflow.store.schema.columns import METADATA, UtcTime, key, later, needed

__all__ = ["draft_revisions", "drafts", "folder_marks"]

drafts = Table(
    "drafts",
    METADATA,
    key("workspace"),
    key("flow"),
    needed("revision", Integer),
    needed("text"),
    needed("layout"),
    needed("author"),
    needed("updated", UtcTime),
    # A deleted draft leaves its revision behind, so that a save from before the deletion is stale.
    needed("deleted", Boolean),
    later("conversations"),
)

draft_revisions = Table(
    "draft_revisions",
    METADATA,
    key("workspace"),
    key("flow"),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    needed("text"),
    needed("layout"),
    needed("author"),
    needed("saved", UtcTime),
    later("conversations"),
)

folder_marks = Table(
    "folder_marks",
    METADATA,
    key("workspace"),
    key("folder"),
    key("flow"),
    needed("text"),
    needed("layout"),
    later("conversations"),
)
