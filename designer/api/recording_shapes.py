"""What routes of recordings are sent, and answer."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from flask_openapi3.models.file import FileStorage
from pydantic import BaseModel, Field

from designer.api.routing import Answer, Request

__all__ = [
    "ArchiveForm",
    "DeliveredShape",
    "DeliveryAnswer",
    "History",
    "LanguageRecordings",
    "MeasuredShape",
    "PieceQuery",
    "RecordingList",
    "RecordingShape",
    "RecordingVersionShape",
    "RemovalQuery",
    "RestoreBody",
    "SoundOfPath",
    "TranscriptBody",
    "UploadForm",
]

Language = Annotated[str, Field(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", max_length=35)]
Name = Annotated[str, Field(max_length=260)]
Hash = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
Speaker = Annotated[str, Field(max_length=80)]
Note = Annotated[str, Field(max_length=500)]


class UseShape(Answer):
    """A node that plays a recording."""

    flow: str
    node: str
    published: bool
    """Callers hear it now; otherwise it is only drawn."""


class RecordingShape(Answer):
    """One thing that can be recorded."""

    name: str
    """As flows name it: `audio("welcome")`. A stroke makes folders: `cards/lost`."""
    transcript: str
    """What it says; empty when nobody wrote it down."""
    file: str | None
    """Its file in the folder of the language; None: the robot voice speaks the transcript."""
    sha256: str | None
    """Of the file: to be sent back as `replaces`."""
    duration_ms: int | None
    fault: str | None
    """Why the file cannot be played."""
    of_values: bool
    """Numbers, dates and the like are put together from it."""
    waits: bool = False
    """Callers hear something else until the recordings are published."""
    heard: str = ""
    """SHA-256 of what callers hear; empty for the robot voice, and before anything was published."""
    speaker: str = ""
    """Who is heard; empty when nobody wrote it down."""
    author: str = ""
    """Who changed it last; empty when that was not in the designer."""
    changed: datetime | None = None
    uses: tuple[UseShape, ...] = ()


class LanguageRecordings(Answer):
    """All of one language, by name."""

    language: str
    pieces: tuple[RecordingShape, ...]


class RecordingList(Answer):
    """All languages that have a voice."""

    languages: tuple[LanguageRecordings, ...]
    most_bytes: int
    """Of one file."""
    most_archive_bytes: int


class UploadForm(BaseModel):
    """A sound file: WAV always; MP3, Ogg, FLAC… where ffmpeg is installed. 12 MB and ten minutes at most."""

    language: Language
    name: Name
    file: FileStorage
    replaces: Hash = Field("", description="`sha256` of the recording that it replaces; empty: there is none.")
    speaker: Speaker = Field("", description="Who is heard.")
    note: Note = Field("", description="Why.")
    origin: Literal["upload", "microphone"] = "upload"


class ArchiveForm(BaseModel):
    """A ZIP archive of sound files, 64 MB at most; their names become names of recordings."""

    file: FileStorage
    language: Language = Field(description="Of files that lie in no folder called by another one.")
    look_only: bool = Field(False, description="Tell what would become of each file, and change nothing.")
    replace: bool = Field(True, description="Also those that are there.")
    speaker: Speaker = ""
    note: Note = ""


class DeliveredShape(Answer):
    """What became of one file, or what would."""

    path: str
    """In the archive."""
    language: str
    name: str
    outcome: Literal["new", "replaces", "same", "kept", "refused"]
    """`same`: it is there already; `kept`: what is there was not to be replaced."""
    detail: str = ""
    """Why it was refused."""
    duration_ms: int | None = None
    used: bool = False
    """Flows play it."""


class DeliveryAnswer(Answer):
    """File by file."""

    files: tuple[DeliveredShape, ...]


class TranscriptBody(Request):
    """What a recording says, or is to say."""

    language: Language
    name: Name
    text: Annotated[str, Field(max_length=10_000)]
    """Empty: nothing is known of it."""


class PieceQuery(Request):
    """One recording."""

    language: Language
    name: Name


class RemovalQuery(PieceQuery):
    """Which one, as it was seen."""

    replaces: Hash = ""
    although_used: bool = False
    """Remove it though flows play it."""
    note: Note = ""


class RestoreBody(PieceQuery):
    """An earlier recording is to take the place of the one that was seen."""

    number: Annotated[int, Field(ge=1, le=2**31)]
    """Of its version."""
    replaces: Hash = ""
    note: Note = ""


class RecordingVersionShape(Answer):
    """A recording as it was from then on."""

    number: int
    created: datetime
    sha256: str
    """Empty: there was none, and the robot voice spoke the transcript."""
    transcript: str
    speaker: str
    origin: str
    """`microphone`, `upload`, `archive`, `restored`, `removed`, `transcript`, `found` (it came by the folder)."""
    author: str
    note: str
    heard: bool
    """Callers hear it now."""


class MeasuredShape(Answer):
    """A sound in figures. Levels in dB below full scale."""

    duration_ms: int
    rate_hz: int
    level_dbfs: float
    """Of the parts in which somebody speaks."""
    peak_dbfs: float
    silence_before_ms: int
    silence_after_ms: int
    clipped: bool
    """The loudest sounds were cut off when it was recorded."""
    bars: tuple[int, ...]
    """Peaks of as many equal parts, 0 to 100: a drawing of it."""


class History(Answer):
    """All that is known of one recording."""

    versions: tuple[RecordingVersionShape, ...]
    """The newest first; none for what came by the folder and was never published."""
    delivered: MeasuredShape | None
    """As it was delivered; None when there is no recording that can be played."""
    telephone: MeasuredShape | None
    """As callers hear it: brought to one level, silence cut off."""


class SoundOfPath(BaseModel):
    """A recording of now or earlier, by its SHA-256: as it was `delivered`, or as on the `telephone`."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    which: Literal["delivered", "telephone"]
