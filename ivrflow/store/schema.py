"""The tables. Written for SQLite and PostgreSQL alike; every row belongs to a workspace."""

# size: tables one after the other, read together; those of reports stand in reports/tables.py.

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

__all__ = [
    "METADATA",
    "VERSION",
    "UtcTime",
    "accounts",
    "audit",
    "calls",
    "counters",
    "draft_revisions",
    "drafts",
    "folder_marks",
    "invitations",
    "leases",
    "live_data",
    "meta",
    "publications",
    "recording_contents",
    "recording_versions",
    "release_entries",
    "release_versions",
    "releases",
    "routes",
    "schedules",
    "sign_ins",
    "steps",
    "versions",
    "voice_documents",
]

VERSION = 13
"""Of the tables below. A change here needs a rung in `ladder.py`."""

METADATA = MetaData()


class UtcTime(TypeDecorator[datetime]):
    """A moment, kept in UTC: SQLite forgets the zone, so it is given back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def _key(name: str, kind: Any = String) -> Column[Any]:
    return Column(name, kind, primary_key=True)


def _needed(name: str, kind: Any = Text) -> Column[Any]:
    return Column(name, kind, nullable=False)


def _later(name: str) -> Column[Any]:
    """A text that rows of an older store lack."""
    return Column(name, Text, nullable=False, server_default="")


meta = Table("ivrflow_meta", METADATA, _key("name"), _needed("value"))

counters = Table("counters", METADATA, _key("workspace"), _key("name"), _needed("value", Integer))

drafts = Table(
    "drafts",
    METADATA,
    _key("workspace"),
    _key("flow"),
    _needed("revision", Integer),
    _needed("text"),
    _needed("layout"),
    _needed("author"),
    _needed("updated", UtcTime),
    # A deleted draft leaves its revision behind, so that a save from before the deletion is stale.
    _needed("deleted", Boolean),
    _later("conversations"),
)

versions = Table(
    "versions",
    METADATA,
    _key("workspace"),
    _key("flow"),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _needed("hash"),
    _needed("text"),
    _needed("text_sha256"),
    _needed("author"),
    _needed("note"),
    _needed("created", UtcTime),
    _later("conversations"),
)

releases = Table(
    "releases",
    METADATA,
    _key("workspace"),
    _key("hash"),
    _needed("author"),
    _needed("note"),
    _needed("created", UtcTime),
)

release_entries = Table(
    "release_entries",
    METADATA,
    _key("workspace"),
    _key("release"),
    _key("name"),
    _needed("hash"),
)

release_versions = Table(
    "release_versions",
    METADATA,
    _key("workspace"),
    _key("release"),
    _key("flow"),
    _needed("number", Integer),
)

publications = Table(
    "publications",
    METADATA,
    _key("workspace"),
    Column("serial", Integer, primary_key=True, autoincrement=False),
    _needed("release"),
    _needed("author"),
    _needed("note"),
    _needed("created", UtcTime),
    _later("proof"),
)

routes = Table("routes", METADATA, _key("workspace"), _key("pattern"), _needed("flow"))

live_data = Table(
    "live_data",
    METADATA,
    _key("workspace"),
    _key("subject"),
    _key("name"),
    _needed("revision"),
    _needed("value"),
)

calls = Table(
    "calls",
    METADATA,
    _key("workspace"),
    _key("call_id"),
    _needed("engine"),
    _needed("channel"),
    _needed("ani"),
    _needed("dnis"),
    _needed("flow"),
    _needed("release"),
    _needed("seed"),
    _needed("facts"),
    _needed("offered", UtcTime),
    Column("answered", UtcTime),
    Column("ended", UtcTime),
    _needed("ended_by"),
    _needed("cause"),
    _needed("path"),
    _needed("language"),
    _needed("queue"),
    Column("milestones", Text, nullable=False, server_default="[]"),
    _later("route"),
    _later("left_at"),
    Column("inputs", Text, nullable=False, server_default="[]"),
    # What follows can be told from the rest, and is there for those who look for calls; empty while a call goes on.
    _later("outcome"),
    Column("duration_ms", Integer),
    Column("services", Text, nullable=False, server_default="[]"),
    # All that lists of calls are filtered by: rows themselves are read only for what is shown.
    Index(
        "calls_listed",
        *("workspace", "offered", "call_id", "flow", "route", "left_at", "outcome", "services", "duration_ms"),
        *("ended_by", "dnis", "release"),
    ),
    Index("calls_by_caller", "workspace", "ani", "offered", "call_id"),
    Index("calls_in_progress", "workspace", "engine", "ended"),
)

steps = Table(
    "steps",
    METADATA,
    _key("workspace"),
    _key("call_id"),
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    _needed("record"),
)

leases = Table(
    "leases",
    METADATA,
    _key("workspace"),
    _key("name"),
    _needed("place"),
    _needed("pid", Integer),
    _needed("process_start"),
    _needed("acquired", UtcTime),
    _needed("expires", UtcTime),
    _later("serving"),
)

folder_marks = Table(
    "folder_marks",
    METADATA,
    _key("workspace"),
    _key("folder"),
    _key("flow"),
    _needed("text"),
    _needed("layout"),
    _later("conversations"),
)

audit = Table(
    "audit",
    METADATA,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    _needed("workspace", String),
    _needed("at", UtcTime),
    _needed("who"),
    _needed("what"),
    _needed("subject"),
    _needed("detail"),
    _later("address"),
)

draft_revisions = Table(
    "draft_revisions",
    METADATA,
    _key("workspace"),
    _key("flow"),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    _needed("text"),
    _needed("layout"),
    _needed("author"),
    _needed("saved", UtcTime),
    _later("conversations"),
)

accounts = Table(
    "accounts",
    METADATA,
    _key("workspace"),
    _key("name"),
    # As argon2 writes it, parameters and salt included. Nobody signs in with an empty one.
    _needed("password"),
    _needed("role"),
    _needed("made", UtcTime),
    Column("disabled", UtcTime),
    _later("identity"),
)

invitations = Table(
    "invitations",
    METADATA,
    _key("workspace"),
    # SHA-256 of what the link holds: who reads the store cannot use it.
    _key("token"),
    _needed("role"),
    _needed("expires", UtcTime),
    # Whose password it lets be set; empty: it makes an account.
    _later("account"),
    _later("author"),
)

sign_ins = Table(
    "sign_ins",
    METADATA,
    _key("workspace"),
    # SHA-256 of what the cookie holds.
    _key("token"),
    _needed("account"),
    _needed("csrf"),
    _needed("made", UtcTime),
    _needed("seen", UtcTime),
    _later("device"),
    _later("address"),
)

schedules = Table(
    "schedules",
    METADATA,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    _needed("workspace", String),
    _needed("flows"),
    _needed("author"),
    _needed("note"),
    _needed("due", UtcTime),
    _needed("state"),
    _needed("outcome"),
    # Flow → the revision that whoever scheduled it saw.
    Column("seen", Text, nullable=False, server_default="{}"),
)

recording_contents = Table(
    "recording_contents",
    METADATA,
    _key("workspace"),
    # Of the file as it was delivered.
    _key("sha256"),
    _needed("content", LargeBinary),
)

recording_versions = Table(
    "recording_versions",
    METADATA,
    _key("workspace"),
    _key("language"),
    _key("name"),
    Column("number", Integer, primary_key=True, autoincrement=False),
    # Empty: there is no recording any more, and the robot voice speaks the transcript.
    _needed("sha256"),
    _needed("suffix"),
    _needed("transcript"),
    _needed("speaker"),
    _needed("origin"),
    _needed("author"),
    _needed("note"),
    _needed("created", UtcTime),
)

voice_documents = Table("voice_documents", METADATA, _key("workspace"), _key("hash"), _needed("document"))
