"""Voices of releases: what callers hear is kept when it is published, and found again when the release is loaded."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from ivrflow.model.errors import Unavailable
from ivrflow.speech.recordings import Recording, Voices
from ivrflow.speech.sound_cache import SoundCache
from ivrflow.speech.voice_document import PublishedVoices, document_of
from ivrflow.store.recordings import NewRecordingVersion
from ivrflow.store.store import Store

__all__ = ["documents_of", "pin_voices", "published_voices"]

KIND = "voice:"
"""In a manifest: `voice:en-US` → SHA-256 of the document of that language."""


def pin_voices(store: Store, voices: Voices, author: str) -> Mapping[str, str]:
    """Keep these voices for good; returns their entries of the manifest.

    Recordings that came into the folder by other ways than the designer get into their history now. Raises Unavailable
    when a file is not what it was a moment ago.
    """
    found = dict(_recordings(voices))
    lacking = store.recordings.lacking(recording.sha256 for recording in found.values())
    contents = {each.sha256: each.path for each in found.values() if each.sha256 in lacking}
    newest = store.recordings.newest()
    versions = []
    for (language, name), recording in found.items():
        before = newest.get((language, name))
        if before is None or before.what.sha256 != recording.sha256:
            versions.append(_found(language, name, recording, author))
    if versions or contents:
        store.recordings.add(versions, [_read(path, sha256) for sha256, path in contents.items()])
    documents = {language: document_of(voices.of(language)) for language in voices.languages}
    store.recordings.keep_documents(documents.values())
    return {f"{KIND}{language}": hashlib.sha256(text.encode()).hexdigest() for language, text in documents.items()}


def published_voices(store: Store, manifest: Mapping[str, str], cache: SoundCache) -> PublishedVoices | None:
    """The voices of a release; None for one that was published before voices were pinned. Raises Unavailable."""
    documents = documents_of(store, manifest)
    return PublishedVoices(documents, store.recordings.content, cache) if documents else None


def documents_of(store: Store, manifest: Mapping[str, str]) -> Mapping[str, str]:
    """Language → what it sounds like in a release. Raises Unavailable."""
    pinned = {name.removeprefix(KIND): digest for name, digest in manifest.items() if name.startswith(KIND)}
    return {language: store.recordings.document(digest) for language, digest in pinned.items()}


def _recordings(voices: Voices) -> Iterator[tuple[tuple[str, str], Recording]]:
    for language in voices.languages:
        for name, recording in voices.recordings(language).items():
            yield (language, name), recording


def _found(language: str, name: str, recording: Recording, author: str) -> NewRecordingVersion:
    return NewRecordingVersion(
        language=language,
        name=name,
        sha256=recording.sha256,
        suffix=recording.path.suffix,
        transcript=recording.transcript,
        speaker="",
        origin="found",
        author=author,
    )


def _read(path: Path, sha256: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Unavailable(f"{path}: not readable ({error.strerror}); publish again") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Unavailable(f"{path}: was changed while it was being published; publish again")
    return content
