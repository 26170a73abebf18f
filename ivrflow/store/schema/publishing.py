"""What is published, when, and for which numbers."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, String, Table, Text

from ivrflow.store.schema.columns import METADATA, UtcTime, key, later, needed

__all__ = ["publications", "release_entries", "release_versions", "releases", "routes", "schedules", "versions"]

versions = Table(
    "versions",
    METADATA,
    key("workspace"),
    key("flow"),
    Column("number", Integer, primary_key=True, autoincrement=False),
    needed("hash"),
    needed("text"),
    needed("text_sha256"),
    needed("author"),
    needed("note"),
    needed("created", UtcTime),
    later("conversations"),
)

releases = Table(
    "releases",
    METADATA,
    key("workspace"),
    key("hash"),
    needed("author"),
    needed("note"),
    needed("created", UtcTime),
)

release_entries = Table(
    "release_entries",
    METADATA,
    key("workspace"),
    key("release"),
    key("name"),
    needed("hash"),
)

release_versions = Table(
    "release_versions",
    METADATA,
    key("workspace"),
    key("release"),
    key("flow"),
    needed("number", Integer),
)

publications = Table(
    "publications",
    METADATA,
    key("workspace"),
    Column("serial", Integer, primary_key=True, autoincrement=False),
    needed("release"),
    needed("author"),
    needed("note"),
    needed("created", UtcTime),
    later("proof"),
)

schedules = Table(
    "schedules",
    METADATA,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    needed("workspace", String),
    needed("flows"),
    needed("author"),
    needed("note"),
    needed("due", UtcTime),
    needed("state"),
    needed("outcome"),
    # Flow → the revision that whoever scheduled it saw.
    Column("seen", Text, nullable=False, server_default="{}"),
)

routes = Table("routes", METADATA, key("workspace"), key("pattern"), needed("flow"))
