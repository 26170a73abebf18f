"""The recordings: listed with what plays them, added, replaced, put back, removed."""

from __future__ import annotations

import io

from flask import Response, send_file

from designer.api.context import author, site
from designer.api.language import told
from designer.api.recording_shapes import (
    ArchiveForm,
    DeliveredShape,
    DeliveryAnswer,
    History,
    LanguageRecordings,
    MeasuredShape,
    PieceQuery,
    RecordingList,
    RecordingShape,
    RecordingVersionShape,
    RemovalQuery,
    RestoreBody,
    SoundOfPath,
    TranscriptBody,
    UploadForm,
)
from designer.api.routing import Empty, allowed, routes, takes
from designer.prompts.archive import MOST_ARCHIVE_BYTES
from designer.prompts.delivery import Delivery, deliver
from designer.prompts.recordings import Change, Upload
from designer.prompts.upload import MOST_BYTES
from ivrflow.store.recordings import RecordingVersion

__all__ = ["api"]

api = routes("recordings", "What is recorded in each language. Callers hear a change with the next publication.")


@api.get("/recordings", responses={200: RecordingList})
@allowed("prompts.hear")
def list_recordings() -> RecordingList:
    """What is recorded, what is still to be, which nodes play it, and whether callers hear it already."""
    languages = tuple(map(LanguageRecordings.model_validate, site().recordings.shelf.list()))
    return RecordingList(languages=languages, most_bytes=MOST_BYTES, most_archive_bytes=MOST_ARCHIVE_BYTES)


@api.post("/recordings", responses={200: RecordingShape})
@allowed("prompts.edit")
def upload_recording(form: UploadForm) -> RecordingShape:
    """Add or replace a recording, once it is certain that it can be played. 409 `stale` when another one is there."""
    change = Change(form.language, form.name, author(), form.replaces, form.note)
    # One byte more tells what is too large from what is just as large.
    content = form.file.stream.read(MOST_BYTES + 1)
    upload = Upload(change, form.file.filename or "", content, form.speaker.strip(), form.origin)
    return RecordingShape.model_validate(site().recordings.put(upload))


@api.post("/recordings/archive", responses={200: DeliveryAnswer})
@allowed("prompts.edit")
@takes(MOST_ARCHIVE_BYTES)
def deliver_recordings(form: ArchiveForm) -> DeliveryAnswer:
    """Many recordings at once: each comes in or is refused by itself."""
    delivery = Delivery(
        file=form.file.stream,
        language=form.language,
        author=author(),
        speaker=form.speaker.strip(),
        note=form.note,
        look_only=form.look_only,
        replace=form.replace,
    )
    delivered = deliver(site().recordings, delivery)
    return DeliveryAnswer(
        files=tuple(
            DeliveredShape.model_validate(each).model_copy(update={"detail": told(each.detail, "problems")})
            for each in delivered
        )
    )


@api.get("/recordings/history", responses={200: History})
@allowed("prompts.hear")
def recording_history(query: PieceQuery) -> History:
    """Who changed it, when and why; how it was delivered, and what the telephone makes of it."""
    piece = site().recordings.get(query.language, query.name)
    versions = site().store.recordings.versions(query.language, query.name)
    playable = piece.sha256 if piece.file is not None and piece.fault is None else None
    heard = site().listening.get(playable) if playable else None
    return History(
        versions=tuple(_version(each, piece.heard) for each in versions),
        delivered=MeasuredShape.model_validate(heard.delivered) if heard is not None else None,
        telephone=MeasuredShape.model_validate(heard.heard) if heard is not None else None,
    )


@api.get(
    "/recordings/sounds/<sha256>/<which>.wav",
    responses={200: {"content": {"audio/wav": {"schema": {"type": "string", "format": "binary"}}}}},
)
@allowed("prompts.hear")
def recording_sound(path: SoundOfPath) -> Response:
    """A recording of now or earlier. Whole or in parts; it never changes."""
    listened = site().listening.get(path.sha256)
    wav = listened.delivered_wav if path.which == "delivered" else listened.heard_wav
    etag = f"{path.sha256}-{path.which}"
    answer = send_file(io.BytesIO(wav), mimetype="audio/wav", conditional=True, etag=etag, max_age=3600)
    answer.headers["Cache-Control"] = "private, max-age=3600, immutable"
    return answer


@api.post("/recordings/restore", responses={200: RecordingShape})
@allowed("prompts.edit")
def restore_recording(body: RestoreBody) -> RecordingShape:
    """Put an earlier recording back, with what it says; what is there now stays in the history."""
    change = Change(body.language, body.name, author(), body.replaces, body.note)
    return RecordingShape.model_validate(site().recordings.restore(change, body.number))


@api.put("/recordings/transcript", responses={200: Empty})
@allowed("prompts.edit")
def write_transcript(body: TranscriptBody) -> Empty:
    """What the robot voice speaks as long as nobody has recorded it, and what a recording is known to say."""
    site().recordings.transcribe(Change(body.language, body.name, author()), body.text)
    return Empty()


@api.delete("/recordings", responses={200: Empty})
@allowed("prompts.edit")
def remove_recording(query: RemovalQuery) -> Empty:
    """Take a recording away; its transcript stays. 409 `in-use` when flows play it, unless `although_used` is set."""
    change = Change(query.language, query.name, author(), query.replaces, query.note)
    site().recordings.remove(change, query.although_used)
    return Empty()


def _version(each: RecordingVersion, heard: str) -> RecordingVersionShape:
    what = each.what
    return RecordingVersionShape(
        number=each.number,
        created=each.created,
        sha256=what.sha256,
        transcript=what.transcript,
        speaker=what.speaker,
        origin=what.origin,
        author=what.author,
        note=what.note,
        heard=bool(heard) and what.sha256 == heard,
    )
