"""Calls, and what happened in each."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from ivrflow.store.schema.columns import METADATA, UtcTime, key, later, needed

__all__ = ["calls", "steps"]

calls = Table(
    "calls",
    METADATA,
    key("workspace"),
    key("call_id"),
    needed("engine"),
    needed("channel"),
    needed("ani"),
    needed("dnis"),
    needed("flow"),
    needed("release"),
    needed("seed"),
    needed("facts"),
    needed("offered", UtcTime),
    Column("answered", UtcTime),
    Column("ended", UtcTime),
    needed("ended_by"),
    needed("cause"),
    needed("path"),
    needed("language"),
    needed("queue"),
    Column("milestones", Text, nullable=False, server_default="[]"),
    later("route"),
    later("left_at"),
    Column("inputs", Text, nullable=False, server_default="[]"),
    # What follows can be told from the rest, and is there for those who look for calls; empty while a call goes on.
    later("outcome"),
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
    key("workspace"),
    key("call_id"),
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    needed("record"),
)
