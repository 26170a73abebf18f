"""Recordings are kept as they were, and what a release names is found again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import update

from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.store.recordings import NewRecordingVersion
from ivrflow.store.schema import recording_contents
from ivrflow.store.store import Store

FILE = b"a sound"
DIGEST = hashlib.sha256(FILE).hexdigest()
UPLOADED = NewRecordingVersion("en-US", "welcome", DIGEST, ".wav", "Welcome.", "Anna", "upload", "li", "softer")


def test_versions_count_by_name_and_say_who_made_them_when_and_why(
    store: Store, pass_time: Callable[[float], None]
) -> None:
    store.recordings.add([UPLOADED], [FILE])
    pass_time(60)
    store.recordings.add([replace(UPLOADED, sha256="", suffix="", origin="removed", note="")])
    store.recordings.add([replace(UPLOADED, name="closing"), replace(UPLOADED, language="zh-CN")])
    removed, first = store.recordings.versions("en-US", "welcome")
    assert (first.number, first.what) == (1, UPLOADED)
    assert (removed.number, removed.what.sha256, (removed.created - first.created).seconds) == (2, "", 60)
    assert store.recordings.version("en-US", "welcome", 1) == first
    assert store.recordings.newest()["en-US", "welcome"] == removed
    assert sorted(store.recordings.newest()) == [("en-US", "closing"), ("en-US", "welcome"), ("zh-CN", "welcome")]
    with pytest.raises(Misuse, match='no version 3 of the recording "welcome"'):
        store.recordings.version("en-US", "welcome", 3)


def test_changes_are_in_the_audit_trail_and_what_was_found_is_not(store: Store) -> None:
    store.recordings.add([UPLOADED, replace(UPLOADED, origin="found")])
    (entry,) = store.audit.entries()
    assert (entry.who, entry.what, entry.subject, entry.detail) == (
        "li",
        "recording uploaded",
        "en-US/welcome",
        "softer",
    )


def test_contents_are_kept_once_by_their_hash(store: Store) -> None:
    store.recordings.add([UPLOADED], [FILE, FILE])
    store.recordings.add([replace(UPLOADED, name="closing")], [FILE])
    assert store.recordings.content(DIGEST) == FILE
    assert store.recordings.lacking([DIGEST, "0" * 64]) == {"0" * 64}


def test_what_is_not_kept_or_damaged_is_told(store: Store) -> None:
    with pytest.raises(Unavailable, match="is not kept in the store"):
        store.recordings.content("0" * 64)
    store.recordings.add([], [FILE])
    with store.database.writing() as connection:
        connection.execute(update(recording_contents).values(content=b"another"))
    with pytest.raises(Unavailable, match="is damaged"):
        store.recordings.content(DIGEST)
    with pytest.raises(Unavailable, match="not in the store, or damaged"):
        store.recordings.document("0" * 64)


def test_documents_are_found_by_their_hash(store: Store) -> None:
    store.recordings.keep_documents(["{}", "欢迎"])
    store.recordings.keep_documents(["{}"])
    assert store.recordings.document(hashlib.sha256("欢迎".encode()).hexdigest()) == "欢迎"
