"""The recordings: listed with what plays them, added, replaced, removed."""

from __future__ import annotations

from typing import Annotated

from flask_openapi3.models.file import FileStorage
from pydantic import BaseModel, Field

from designer.api.context import author, site
from designer.api.routing import Answer, Empty, Request, allowed, routes
from designer.prompts.recordings import Upload

__all__ = ["api"]

api = routes("recordings", "What is recorded in each language. Callers hear a change with the next publication.")

Language = Annotated[str, Field(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", max_length=35)]
Name = Annotated[str, Field(max_length=260)]
Hash = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]


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
    uses: tuple[UseShape, ...] = ()


class LanguageRecordings(Answer):
    """All of one language, by name."""

    language: str
    pieces: tuple[RecordingShape, ...]


class RecordingList(Answer):
    """All languages that have a voice."""

    languages: tuple[LanguageRecordings, ...]


class UploadForm(BaseModel):
    """A sound file: WAV always; MP3, Ogg, FLAC… where ffmpeg is installed. 12 MB and ten minutes at most."""

    language: Language
    name: Name
    file: FileStorage
    replaces: Hash = Field("", description="`sha256` of the recording that it replaces; empty: there is none.")


class TranscriptBody(Request):
    """What a recording says, or is to say."""

    language: Language
    name: Name
    text: Annotated[str, Field(max_length=10_000)]
    """Empty: nothing is known of it."""


class RemovalQuery(Request):
    """Which one, as it was seen."""

    language: Language
    name: Name
    replaces: Hash = ""
    although_used: bool = False
    """Remove it though flows play it."""


@api.get("/recordings", responses={200: RecordingList})
@allowed("prompts.hear")
def list_recordings() -> RecordingList:
    """What is recorded, what is still to be, and which nodes play it."""
    return RecordingList(languages=tuple(map(LanguageRecordings.model_validate, site().recordings.list())))


@api.post("/recordings", responses={200: RecordingShape})
@allowed("prompts.edit")
def upload_recording(form: UploadForm) -> RecordingShape:
    """Add or replace a recording, once it is certain that it can be played. 409 `stale` when another one is there."""
    upload = Upload(form.language, form.name, form.file.filename or "", form.file.read(), form.replaces)
    piece = site().recordings.put(upload)
    site().note(author(), "recording uploaded", f"{form.language}/{form.name}")
    return RecordingShape.model_validate(piece)


@api.put("/recordings/transcript", responses={200: Empty})
@allowed("prompts.edit")
def write_transcript(body: TranscriptBody) -> Empty:
    """What the robot voice speaks as long as nobody has recorded it, and what a recording is known to say."""
    site().recordings.transcribe(body.language, body.name, body.text)
    return Empty()


@api.delete("/recordings", responses={200: Empty})
@allowed("prompts.edit")
def remove_recording(query: RemovalQuery) -> Empty:
    """Take a recording away; its transcript stays. 409 `in-use` when flows play it, unless `although_used` is set."""
    site().recordings.remove(query.language, query.name, query.replaces, query.although_used)
    site().note(author(), "recording removed", f"{query.language}/{query.name}")
    return Empty()
