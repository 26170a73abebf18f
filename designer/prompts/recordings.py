"""The recordings of an installation: listed with what plays them, added, replaced, removed.

They are files below `voices/`, as a studio delivers them. Calls keep what was published; a change is heard with the
next publication. What is replaced or removed stays beside it as `<name>.<first digits of its hash>.old`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from designer.drafts.desk import Unknown
from designer.prompts.transcripts import write_transcript
from designer.prompts.upload import check_name, check_sound
from designer.prompts.uses import Use
from ivrflow import say
from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.speech.recordings import LanguageVoices, Recording, Voices

__all__ = ["InUse", "LanguagePieces", "Piece", "RecordingDesk", "Replaced", "Upload"]


class InUse(Misuse):
    """Flows play it; say that you want to remove it although they do."""


class Replaced(Misuse):
    """Somebody else changed it meanwhile."""


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
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class LanguagePieces:
    """All of one language, by name."""

    language: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Upload:
    """A recording to be put in its place."""

    language: str
    name: str
    file_name: str
    content: bytes
    replaces: str = ""
    """The hash of the recording that it replaces; empty: there is none."""


Uses = Mapping[tuple[str, str], Sequence[Use]]


@dataclass(slots=True)
class RecordingDesk:
    """The folder `voices/`. For several threads at once."""

    folder: Path
    read_voices: Callable[[], Voices]
    read_uses: Callable[[], Uses]
    changed: Callable[[], None]
    """Told after each change: whoever remembers recordings looks at them anew."""
    _lock: Lock = field(default_factory=Lock)

    def list(self) -> tuple[LanguagePieces, ...]:
        """By language."""
        voices, uses = self.read_voices(), self.read_uses()
        return tuple(LanguagePieces(each, self._pieces(each, voices.of(each), uses)) for each in voices.languages)

    def get(self, language: str, name: str) -> Piece:
        """Raises Unknown."""
        for each in self.list():
            if each.language == language:
                for piece in each.pieces:
                    if piece.name == name:
                        return piece
                raise Unknown(f'there is no recording "{name}" in {language}')
        raise Unknown(f'there is no voice for "{language}"; voices/{language}/voice.toml makes one')

    def put(self, upload: Upload) -> Piece:
        """Add or replace a recording.

        Raises Misuse for a name or a file that cannot be used, Replaced, Unknown, Unavailable.
        """
        sound = check_sound(upload.file_name, upload.content)
        with self._lock:
            before = self._before(upload.language, check_name(upload.name), upload.replaces)
            place = self._place(upload.language, f"{upload.name}{sound.suffix}")
            fresh = place.with_name(f"{place.name}.new")
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
                fresh.write_bytes(sound.content)
                if before is not None:
                    _put_aside(before)
                fresh.replace(place)
            except OSError as error:
                with suppress(OSError):
                    fresh.unlink()
                raise Unavailable(f"{place}: cannot be written ({error.strerror})") from error
        self.changed()
        return self.get(upload.language, upload.name)

    def transcribe(self, language: str, name: str, text: str) -> None:
        """Write down what a recording says, or is to say; empty: nothing. Raises Misuse, Unknown, Unavailable."""
        check_name(name)
        with self._lock:
            self._voices_of(language)
            write_transcript(self.folder / language / "transcripts.toml", name, " ".join(text.split()))
        self.changed()

    def remove(self, language: str, name: str, replaces: str, although_used: bool) -> None:
        """Take a recording away; its transcript stays and is spoken by the robot voice.

        Raises InUse with the first flow that plays it, unless that is wanted; Replaced, Unknown, Unavailable.
        """
        uses = self.read_uses().get((language, name), ())
        if uses and not although_used:
            more = f" and {len(uses) - 1} more" if len(uses) > 1 else ""
            raise InUse(
                f'"{name}" is played by {uses[0].flow}.{uses[0].node}{more}; without it the robot voice speaks its '
                "transcript there"
            )
        with self._lock:
            before = self._before(language, check_name(name), replaces)
            if before is None:
                raise Unknown(f'there is no recording "{name}" in {language}')
            try:
                _put_aside(before)
            except OSError as error:
                raise Unavailable(f"{before.path}: cannot be removed ({error.strerror})") from error
        self.changed()

    def _voices_of(self, language: str) -> LanguageVoices:
        voices = self.read_voices()
        if language not in voices.languages:
            raise Unknown(f'there is no voice for "{language}"; there are {", ".join(voices.languages)}')
        return voices.of(language)

    def _before(self, language: str, name: str, replaces: str) -> _File | None:
        found = _file_of(self._voices_of(language), name)
        if (found.sha256 if found is not None else "") != replaces:
            what = "was changed meanwhile" if found is not None and replaces else "is there already"
            raise Replaced(f'"{name}" {what if found is not None else "is gone"}; look at it again')
        return found

    def _place(self, language: str, relative: str) -> Path:
        folder = (self.folder / language).resolve()
        place = folder / relative
        if not place.parent.resolve().is_relative_to(folder):
            raise Misuse(f'"{relative}" leads out of the folder of {language}')
        return place

    def _pieces(self, language: str, voices: LanguageVoices, uses: Uses) -> tuple[Piece, ...]:
        words: Mapping[str, str] = {}
        with suppress(say.UnsupportedLanguage):
            words = say.prompt_ids(language)
        used = {name for tag, name in uses if tag == language}
        names = sorted({*voices.recordings, *voices.broken, *voices.transcripts, *words, *used})
        return tuple(self._piece(language, name, voices, words, uses) for name in names)

    def _piece(self, language: str, name: str, voices: LanguageVoices, words: Mapping[str, str], uses: Uses) -> Piece:
        file = _file_of(voices, name)
        recording = voices.recordings.get(name)
        return Piece(
            name=name,
            transcript=voices.transcripts.get(name) or words.get(name, ""),
            file=file.path.relative_to(self.folder / language).as_posix() if file is not None else None,
            sha256=file.sha256 if file is not None else None,
            duration_ms=recording.duration_ms if recording is not None else None,
            fault=voices.broken[name].message if name in voices.broken else None,
            of_values=name in words,
            uses=tuple(uses.get((language, name), ())),
        )


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    sha256: str


def _file_of(voices: LanguageVoices, name: str) -> _File | None:
    recording: Recording | None = voices.recordings.get(name)
    if recording is not None:
        return _File(recording.path, recording.sha256)
    if name in voices.broken:
        # It cannot be read, so it has no hash; whoever puts a good one there replaces it.
        return _File(voices.broken[name].path, "")
    return None


def _put_aside(file: _File) -> None:
    mark = file.sha256[:8] or "broken"
    file.path.replace(file.path.with_name(f"{file.path.name}.{mark}.old"))
