"""What can be recorded: every name that flows play, that lies in a folder, that is written down or published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from designer.prompts.uses import Use
from ivrflow import say
from ivrflow.speech.recordings import LanguageVoices, Recording, Voices
from ivrflow.store.recordings import RecordingVersion

__all__ = ["File", "Heard", "LanguagePieces", "Piece", "Shelf", "file_of"]


@dataclass(frozen=True, slots=True)
class File:
    """A recording in the folder."""

    path: Path
    sha256: str
    """Empty when it cannot be read; whoever puts a good one there replaces it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What callers hear in one language, as it is published."""

    recordings: Mapping[str, str] = field(default_factory=dict)
    """Name → SHA-256."""
    transcripts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that can be recorded."""

    name: str
    transcript: str
    file: str | None
    """Its file in the folder of the language; None: the robot voice speaks the transcript."""
    sha256: str | None
    """Of the file, to be sent back by whoever replaces or removes it; empty when it cannot be read."""
    duration_ms: int | None
    fault: str | None
    """Why the file cannot be played."""
    of_values: bool
    """Numbers, dates and the like are put together from it."""
    waits: bool
    """Callers hear something else until the recordings are published."""
    heard: str
    """SHA-256 of what callers hear; empty for the robot voice, and before anything was published."""
    speaker: str
    """Empty when nobody wrote it down."""
    author: str
    """Who changed it last; empty when the designer did not see that."""
    changed: datetime | None
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class LanguagePieces:
    """All of one language, by name."""

    language: str
    pieces: tuple[Piece, ...]


Uses = Mapping[tuple[str, str], Sequence[Use]]
Newest = Mapping[tuple[str, str], RecordingVersion]
Published = Mapping[str, Heard]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where pieces are read from, each time anew."""

    folder: Path
    read_voices: Callable[[], Voices]
    read_uses: Callable[[], Uses]
    read_newest: Callable[[], Newest]
    read_published: Callable[[], Published | None]
    """By language; None: nothing is published, or was published before sounds were pinned."""

    def list(self) -> tuple[LanguagePieces, ...]:
        """By language."""
        voices = self.read_voices()
        view = _View(self.folder, voices, self.read_uses(), self.read_newest(), self.read_published())
        return tuple(LanguagePieces(each, tuple(view.pieces(each))) for each in voices.languages)

    def waiting(self) -> Iterator[tuple[str, Piece]]:
        """(language, piece): what callers hear otherwise until it is published."""
        for each in self.list():
            yield from ((each.language, piece) for piece in each.pieces if piece.waits)


def file_of(voices: LanguageVoices, name: str) -> File | None:
    """The file of a recording, also when it cannot be played."""
    recording: Recording | None = voices.recordings.get(name)
    if recording is not None:
        return File(recording.path, recording.sha256)
    return File(voices.broken[name].path, "") if name in voices.broken else None


@dataclass(frozen=True, slots=True)
class _View:
    folder: Path
    voices: Voices
    uses: Uses
    newest: Newest
    published: Published | None

    def pieces(self, language: str) -> Iterator[Piece]:
        voices = self.voices.of(language)
        words: Mapping[str, str] = {}
        with suppress(say.UnsupportedLanguage):
            words = say.prompt_ids(language)
        used = {name for tag, name in self.uses if tag == language}
        heard = self.published.get(language, Heard()) if self.published is not None else None
        gone = heard.recordings if heard is not None else {}
        for name in sorted({*voices.recordings, *voices.broken, *voices.transcripts, *words, *used, *gone}):
            yield self._piece(language, name, voices, words, heard)

    def _piece(
        self, language: str, name: str, voices: LanguageVoices, words: Mapping[str, str], heard: Heard | None
    ) -> Piece:
        file = file_of(voices, name)
        recording, version = voices.recordings.get(name), self.newest.get((language, name))
        transcript = voices.transcripts.get(name) or words.get(name, "")
        return Piece(
            name=name,
            transcript=transcript,
            file=file.path.relative_to(self.folder / language).as_posix() if file is not None else None,
            sha256=file.sha256 if file is not None else None,
            duration_ms=recording.duration_ms if recording is not None else None,
            fault=voices.broken[name].message if name in voices.broken else None,
            of_values=name in words,
            waits=heard is not None and _differs(name, recording, voices.transcripts, heard),
            heard=heard.recordings.get(name, "") if heard is not None else "",
            speaker=version.what.speaker if version is not None and file is not None else "",
            author=version.what.author if version is not None and version.what.origin != "found" else "",
            changed=version.created if version is not None and version.what.origin != "found" else None,
            uses=tuple(self.uses.get((language, name), ())),
        )


def _differs(name: str, recording: Recording | None, transcripts: Mapping[str, str], heard: Heard) -> bool:
    sha256 = recording.sha256 if recording is not None else ""
    if sha256 != heard.recordings.get(name, ""):
        return True
    # The robot voice speaks what is written down.
    return not sha256 and transcripts.get(name, "") != heard.transcripts.get(name, "")
