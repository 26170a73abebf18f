"""Recordings, transcripts and voices, as they were and are."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, Table

from ivrflow.store.schema.columns import METADATA, UtcTime, key, needed

__all__ = ["recording_contents", "recording_versions", "voice_documents"]

recording_contents = Table(
    "recording_contents",
    METADATA,
    key("workspace"),
    # Of the file as it was delivered.
    key("sha256"),
    needed("content", LargeBinary),
)

recording_versions = Table(
    "recording_versions",
    METADATA,
    key("workspace"),
    key("language"),
    key("name"),
    Column("number", Integer, primary_key=True, autoincrement=False),
    # Empty: there is no recording any more, and the robot voice speaks the transcript.
    needed("sha256"),
    needed("suffix"),
    needed("transcript"),
    needed("speaker"),
    needed("origin"),
    needed("author"),
    needed("note"),
    needed("created", UtcTime),
)

voice_documents = Table("voice_documents", METADATA, key("workspace"), key("hash"), needed("document"))
