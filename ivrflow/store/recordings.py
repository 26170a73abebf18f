"""Recordings as they were and are: every file that callers may have heard, and who put it there.

What is worked on lies in the folder `voices/`. Kept here, for good, is what releases are made of (contents by their
hash, and one document per language that names them) and the history of each recording.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.store.audit import note_change
from ivrflow.store.database import Database
from ivrflow.store.schema import recording_contents, recording_versions, voice_documents

__all__ = ["NewRecordingVersion", "RecordingVersion", "Recordings"]

NOTED = {
    "microphone": "recording made",
    "upload": "recording uploaded",
    "archive": "recording uploaded",
    "restored": "recording restored",
    "removed": "recording removed",
    "transcript": "transcript written",
}
"""What the audit trail calls a change of this origin. What was found in the folder is on record there already."""


@dataclass(frozen=True, slots=True)
class NewRecordingVersion:
    """A recording of one language as it is from now on."""

    language: str
    name: str
    sha256: str
    """Of the file; empty: there is none, and the robot voice speaks the transcript."""
    suffix: str
    """`.wav`, `.mp3`…; empty when there is no file."""
    transcript: str
    speaker: str
    """Who is heard; empty when nobody wrote it down."""
    origin: str
    """`microphone`, `upload`, `archive`, `restored`, `removed`, `transcript`, or `found` in the folder."""
    author: str
    note: str = ""
    """Why."""


@dataclass(frozen=True, slots=True)
class RecordingVersion:
    """A recording as it was from then on."""

    number: int
    """Counts from 1 for each name of a language."""
    created: datetime
    what: NewRecordingVersion


class Recordings:
    """The recordings of a workspace. Nothing here is ever changed or removed, only added."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, versions: Iterable[NewRecordingVersion], contents: Collection[bytes] = ()) -> None:
        """Keep versions, and the contents that are not kept yet. Raises Unavailable."""
        with self._database.writing() as connection:
            for content in contents:
                self._keep(connection, content)
            for each in versions:
                self._add(connection, each)

    def versions(self, language: str, name: str) -> tuple[RecordingVersion, ...]:
        """The newest first."""
        query = select(recording_versions).where(
            recording_versions.c.workspace == self._database.workspace,
            recording_versions.c.language == language,
            recording_versions.c.name == name,
        )
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(recording_versions.c.number.desc())).all()
        return tuple(map(_version, rows))

    def version(self, language: str, name: str, number: int) -> RecordingVersion:
        """Raises Misuse for an unknown one."""
        for each in self.versions(language, name):
            if each.number == number:
                return each
        raise Misuse(f'there is no version {number} of the recording "{name}" in {language}')

    def newest(self) -> Mapping[tuple[str, str], RecordingVersion]:
        """(language, name) → its newest version."""
        columns = (recording_versions.c.language, recording_versions.c.name)
        mine = recording_versions.c.workspace == self._database.workspace
        last = select(*columns, func.max(recording_versions.c.number).label("number")).where(mine).group_by(*columns)
        newest = last.subquery()
        query = (
            select(recording_versions)
            .where(mine)
            .join(
                newest,
                (newest.c.language == recording_versions.c.language)
                & (newest.c.name == recording_versions.c.name)
                & (newest.c.number == recording_versions.c.number),
            )
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return {(row.language, row.name): _version(row) for row in rows}

    def lacking(self, hashes: Iterable[str]) -> frozenset[str]:
        """Those whose content is not kept here."""
        query = select(recording_contents.c.sha256).where(recording_contents.c.workspace == self._database.workspace)
        with self._database.reading() as connection:
            return frozenset(hashes) - set(connection.execute(query).scalars())

    def content(self, sha256: str) -> bytes:
        """A file as it was delivered. Raises Unavailable when it is not kept, or damaged."""
        query = select(recording_contents.c.content).where(
            recording_contents.c.workspace == self._database.workspace, recording_contents.c.sha256 == sha256
        )
        with self._database.reading() as connection:
            found = connection.execute(query).scalar_one_or_none()
        if found is None:
            raise Unavailable(
                f"the recording {sha256[:12]} is not kept in the store; restore a backup, or publish again"
            )
        content = bytes(found)
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Unavailable(f"the recording {sha256[:12]} is damaged in the store; restore a backup")
        return content

    def suffix_of(self, sha256: str) -> str | None:
        """Of the file in which a content was delivered; None when no version has it."""
        query = select(recording_versions.c.suffix).where(
            recording_versions.c.workspace == self._database.workspace, recording_versions.c.sha256 == sha256
        )
        with self._database.reading() as connection:
            found = connection.execute(query.limit(1)).scalar_one_or_none()
        return None if found is None else str(found)

    def keep_documents(self, documents: Iterable[str]) -> None:
        """What a language sounds like, one text per language. Keeping one twice changes nothing."""
        with self._database.writing() as connection:
            for text in documents:
                key = {"workspace": self._database.workspace, "hash": _sha256(text.encode())}
                if self._document(connection, key["hash"]) is None:
                    connection.execute(insert(voice_documents).values(**key, document=text))

    def document(self, digest: str) -> str:
        """By its hash. Raises Unavailable when it is not kept, or damaged."""
        with self._database.reading() as connection:
            found = self._document(connection, digest)
        if found is None or _sha256(found.encode()) != digest:
            raise Unavailable(f"the voices {digest[:12]} are not in the store, or damaged; restore a backup")
        return found

    def _document(self, connection: Connection, digest: str) -> str | None:
        query = select(voice_documents.c.document).where(
            voice_documents.c.workspace == self._database.workspace, voice_documents.c.hash == digest
        )
        found = connection.execute(query).scalar_one_or_none()
        return None if found is None else str(found)

    def _keep(self, connection: Connection, content: bytes) -> None:
        key = {"workspace": self._database.workspace, "sha256": _sha256(content)}
        there = select(recording_contents.c.sha256).filter_by(**key)
        if connection.execute(there).scalar_one_or_none() is None:
            connection.execute(insert(recording_contents).values(**key, content=content))

    def _add(self, connection: Connection, new: NewRecordingVersion) -> None:
        key = {"workspace": self._database.workspace, "language": new.language, "name": new.name}
        last = connection.execute(select(func.max(recording_versions.c.number)).filter_by(**key)).scalar() or 0
        row = {**asdict(new), **key, "number": int(last) + 1, "created": self._database.now()}
        connection.execute(insert(recording_versions).values(**row))
        if what := NOTED.get(new.origin):
            note_change(connection, self._database, new.author, what, f"{new.language}/{new.name}", new.note)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _version(row: Row[Any]) -> RecordingVersion:
    what = NewRecordingVersion(
        row.language,
        row.name,
        row.sha256,
        row.suffix,
        row.transcript,
        row.speaker,
        row.origin,
        row.author,
        row.note,
    )
    return RecordingVersion(row.number, row.created, what)
