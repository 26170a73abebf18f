"""The recordings of an installation: added, replaced, put back, removed.

They are files below `voices/`, as a studio delivers them, which is what one works on: callers hear a change with the
next publication. Whatever was ever there is kept in the store with who put it there, when and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from threading import Lock

from designer.drafts.desk import Unknown
from designer.prompts.pieces import File, Piece, Shelf, file_of
from designer.prompts.transcripts import write_transcript
from designer.prompts.upload import CheckedSound, check_name, check_sound
from designer.prompts.uses import Use
from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.speech.recordings import LanguageVoices, Voices
from ivrflow.store.recordings import NewRecordingVersion, Recordings, RecordingVersion

__all__ = ["Change", "InUse", "RecordingDesk", "Replaced", "Upload"]

MOST_NAMED = 5


class InUse(Misuse):
    """Flows play it; say that you want to remove it although they do."""


class Replaced(Misuse):
    """Somebody else changed it meanwhile."""


@dataclass(frozen=True, slots=True)
class Change:
    """Which recording somebody changes, as he saw it, and why."""

    language: str
    name: str
    author: str
    replaces: str = ""
    """The hash of the recording that is there; empty: there is none."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Upload:
    """A recording to be put in its place."""

    change: Change
    file_name: str
    content: bytes
    speaker: str = ""
    origin: str = "upload"
    """`microphone`, `upload` or `archive`."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A sound on its way into the folder."""

    before: File | None
    place: Path
    content: bytes
    version: NewRecordingVersion


@dataclass(slots=True)
class RecordingDesk:
    """The folder `voices/` and the history beside it. For several threads at once."""

    shelf: Shelf
    store: Recordings
    changed: Callable[[], None]
    """Told after each change: whoever remembers recordings looks at them anew."""
    _lock: Lock = field(default_factory=Lock)

    def get(self, language: str, name: str) -> Piece:
        """Raises Unknown."""
        for each in self.shelf.list():
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
        self.put_checked([(upload, check_sound(upload.file_name, upload.content))])
        self.changed()
        return self.get(upload.change.language, upload.change.name)

    def put_checked(self, uploads: Sequence[tuple[Upload, CheckedSound]]) -> None:
        """Several whose sound was looked at: all or none. Whoever calls this tells `changed`. Raises like `put`."""
        with self._lock:
            voices = self.shelf.read_voices()
            placed = []
            for upload, sound in uploads:
                change, known = upload.change, _voices_of(voices, upload.change.language)
                before = _before(known, change)
                version = replace(
                    _version(change, upload.origin),
                    sha256=sha256(sound.content).hexdigest(),
                    suffix=sound.suffix,
                    transcript=known.transcripts.get(change.name, ""),
                    speaker=upload.speaker,
                )
                place = self._place(change.language, f"{change.name}{sound.suffix}")
                placed.append(_Placed(before, place, sound.content, version))
            self._take_over(placed)

    def restore(self, change: Change, number: int) -> Piece:
        """Put an earlier recording back, with what it says. Raises Unknown, Replaced, Misuse, Unavailable."""
        version = self.version(change.language, change.name, number)
        if not version.what.sha256:
            raise Misuse(f"version {number} is no recording; remove the one that is there instead")
        content = self.store.content(version.what.sha256)
        with self._lock:
            voices = self.shelf.read_voices()
            before = _before(_voices_of(voices, change.language), change)
            if before is not None and before.sha256 == version.what.sha256:
                raise Misuse(f"version {number} is what is there")
            note = change.note or f"back to version {number}"
            again = replace(version.what, origin="restored", author=change.author, note=note)
            place = self._place(change.language, f"{change.name}{version.what.suffix}")
            self._take_over([_Placed(before, place, content, again)])
            if version.what.transcript:
                self._write_transcript(change.language, change.name, version.what.transcript)
        self.changed()
        return self.get(change.language, change.name)

    def transcribe(self, change: Change, text: str) -> None:
        """Write down what a recording says, or is to say; empty: nothing. Raises Misuse, Unknown, Unavailable."""
        check_name(change.name)
        words = " ".join(text.split())
        with self._lock:
            voices = _voices_of(self.shelf.read_voices(), change.language)
            if voices.transcripts.get(change.name, "") == words:
                return
            self._write_transcript(change.language, change.name, words)
            file = file_of(voices, change.name)
            last = self._last(change.language, change.name)
            speaker = last.speaker if last is not None else ""
            written = replace(_version(change, "transcript"), transcript=words, speaker=speaker)
            if file is not None and file.sha256:
                written = replace(written, sha256=file.sha256, suffix=file.path.suffix)
                self.store.add([written], [file.path.read_bytes()])
            else:
                self.store.add([written])
        self.changed()

    def remove(self, change: Change, although_used: bool) -> None:
        """Take a recording away; its transcript stays and is spoken by the robot voice.

        Raises InUse with the flows that play it, unless that is wanted; Replaced, Unknown, Unavailable.
        """
        uses = self.shelf.read_uses().get((change.language, change.name), ())
        if uses and not although_used:
            raise InUse(_in_use(change.name, uses))
        with self._lock:
            known = _voices_of(self.shelf.read_voices(), change.language)
            before = _before(known, change)
            if before is None:
                raise Unknown(f'there is no recording "{change.name}" in {change.language}')
            removed = replace(_version(change, "removed"), transcript=known.transcripts.get(change.name, ""))
            found = list(self._unseen([(before, removed)]))
            self.store.add([*(version for version, _ in found), removed], [content for _, content in found])
            try:
                before.path.unlink()
            except OSError as error:
                raise Unavailable(f"{before.path}: cannot be removed ({error.strerror})") from error
        self.changed()

    def version(self, language: str, name: str, number: int) -> RecordingVersion:
        """One entry of its history. Raises Unknown."""
        try:
            return self.store.version(language, name, number)
        except Misuse as error:
            raise Unknown(str(error)) from error

    def content(self, digest: str) -> tuple[bytes, str]:
        """A recording as it was delivered, of now or earlier, and its file's suffix. Raises Unknown, Unavailable."""
        voices = self.shelf.read_voices()
        for language in voices.languages:
            for recording in voices.recordings(language).values():
                if recording.sha256 == digest:
                    return recording.path.read_bytes(), recording.path.suffix
        suffix = self.store.suffix_of(digest)
        if suffix is None:
            raise Unknown("this recording is not kept here")
        return self.store.content(digest), suffix

    def _take_over(self, placed: Sequence[_Placed]) -> None:
        """First beside their places, then into the history, then into their places: a failure leaves what was."""
        fresh = [each.place.with_name(f"{each.place.name}.new") for each in placed]
        try:
            for each, path in zip(placed, fresh, strict=True):
                each.place.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(each.content)
            found = list(self._unseen([(each.before, each.version) for each in placed]))
            versions = [*(version for version, _ in found), *(each.version for each in placed)]
            self.store.add(versions, [*(content for _, content in found), *(each.content for each in placed)])
            for each, path in zip(placed, fresh, strict=True):
                path.replace(each.place)
                if each.before is not None and each.before.path != each.place:
                    each.before.path.unlink()
        except OSError as error:
            raise Unavailable(f"{self.shelf.folder}: cannot be written ({error.strerror})") from error
        finally:
            for path in fresh:
                with suppress(OSError):
                    path.unlink()

    def _unseen(
        self, changes: Sequence[tuple[File | None, NewRecordingVersion]]
    ) -> Iterator[tuple[NewRecordingVersion, bytes]]:
        """What takes its leave and came by other ways than the designer: nothing is lost that way."""
        newest = self.store.newest()
        for before, change in changes:
            last = newest.get((change.language, change.name))
            if before is not None and before.sha256 and (last is None or last.what.sha256 != before.sha256):
                found = replace(change, sha256=before.sha256, suffix=before.path.suffix, speaker="", note="")
                yield replace(found, origin="found", author=""), before.path.read_bytes()

    def _last(self, language: str, name: str) -> NewRecordingVersion | None:
        versions = self.store.versions(language, name)
        return versions[0].what if versions else None

    def _write_transcript(self, language: str, name: str, text: str) -> None:
        write_transcript(self.shelf.folder / language / "transcripts.toml", name, text)

    def _place(self, language: str, relative: str) -> Path:
        folder = (self.shelf.folder / language).resolve()
        place = folder / relative
        if not place.parent.resolve().is_relative_to(folder):
            raise Misuse(f'"{relative}" leads out of the folder of {language}')
        return place


def _version(change: Change, origin: str) -> NewRecordingVersion:
    """Without a sound."""
    return NewRecordingVersion(
        language=change.language,
        name=change.name,
        sha256="",
        suffix="",
        transcript="",
        speaker="",
        origin=origin,
        author=change.author,
        note=change.note,
    )


def _voices_of(voices: Voices, language: str) -> LanguageVoices:
    if language not in voices.languages:
        raise Unknown(f'there is no voice for "{language}"; there are {", ".join(voices.languages)}')
    return voices.of(language)


def _before(voices: LanguageVoices, change: Change) -> File | None:
    found = file_of(voices, check_name(change.name))
    if (found.sha256 if found is not None else "") != change.replaces:
        what = "was changed meanwhile" if found is not None and change.replaces else "is there already"
        raise Replaced(f'"{change.name}" {what if found is not None else "is gone"}; look at it again')
    return found


def _in_use(name: str, uses: Sequence[Use]) -> str:
    places = list(dict.fromkeys(f"{each.flow}.{each.node}" for each in uses))
    named = ", ".join(places[:MOST_NAMED])
    more = f" and {len(places) - MOST_NAMED} more" if len(places) > MOST_NAMED else ""
    return f'"{name}" is played by {named}{more}; without it the robot voice speaks its transcript there'
