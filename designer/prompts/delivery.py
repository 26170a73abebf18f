"""What becomes of an archive of recordings: told file by file, first without changing anything, then done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import IO

from designer.drafts.desk import Unknown
from designer.prompts.archive import Naming, Packed, packed_in
from designer.prompts.pieces import Piece
from designer.prompts.recordings import Change, RecordingDesk, Upload
from designer.prompts.upload import CheckedSound, check_sound
from ivrflow.model.errors import Misuse

__all__ = ["Delivered", "Delivery", "deliver"]

BATCH_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class Delivery:
    """An archive, and what is to be done with it."""

    file: IO[bytes]
    language: str
    """Of files that lie in no folder called by another language."""
    author: str
    speaker: str = ""
    note: str = ""
    look_only: bool = False
    """Change nothing."""
    replace: bool = True
    """Also those that are there."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of one file, or what would."""

    path: str
    language: str
    name: str
    outcome: str
    """`new`, `replaces`, `same` (it is there already), `kept` (what is there was not to be replaced), `refused`."""
    detail: str = ""
    """Why it was refused."""
    duration_ms: int | None = None
    used: bool = False
    """Flows play it."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """A file that can be used."""

    upload: Upload
    sound: CheckedSound
    told: Delivered


def deliver(desk: RecordingDesk, delivery: Delivery) -> tuple[Delivered, ...]:
    """Take every file that can be used; each comes in or is refused by itself.

    Raises Misuse for an archive that is not to be opened, Unknown, Unavailable; what came in until then stays.
    """
    pieces = {(each.language, piece.name): piece for each in desk.shelf.list() for piece in each.pieces}
    languages = sorted({language for language, _ in pieces})
    if delivery.language not in languages:
        raise Unknown(f'there is no voice for "{delivery.language}"; there are {", ".join(languages)}')
    known = {key for key, piece in pieces.items() if piece.file is not None or piece.uses or piece.of_values}
    order: list[str] = []

    def packed() -> Iterator[Packed]:
        for each in packed_in(delivery.file, Naming(delivery.language, languages, known)):
            order.append(each.path)
            yield each

    delivered = list(_deliver(desk, delivery, packed(), pieces))
    places = {path: index for index, path in enumerate(order)}
    return tuple(sorted(delivered, key=lambda each: places[each.path]))


def _deliver(
    desk: RecordingDesk, delivery: Delivery, packed: Iterator[Packed], pieces: Mapping[tuple[str, str], Piece]
) -> Iterator[Delivered]:
    batch: list[_Taken] = []
    for each in packed:
        taken = _looked_at(delivery, each, pieces.get((each.language, each.name)))
        if isinstance(taken, Delivered):
            yield taken
            continue
        batch.append(taken)
        if sum(len(one.upload.content) for one in batch) > BATCH_BYTES:
            yield from _put(desk, batch)
            batch = []
    yield from _put(desk, batch)
    if not delivery.look_only:
        desk.changed()


def _looked_at(delivery: Delivery, each: Packed, there: Piece | None) -> _Taken | Delivered:
    """What is to be put in its place, or what becomes of a file that is not."""
    told = Delivered(each.path, each.language, each.name, "refused", each.refusal)
    if each.refusal:
        return told
    try:
        sound = check_sound(each.path, each.content)
    except Misuse as error:
        return replace(told, detail=str(error))
    recorded = there is not None and there.file is not None
    told = replace(told, outcome="replaces" if recorded else "new", duration_ms=sound.duration_ms)
    if there is not None:
        told = replace(told, used=bool(there.uses))
    if there is not None and there.sha256 == sha256(each.content).hexdigest():
        return replace(told, outcome="same")
    if recorded and not delivery.replace:
        return replace(told, outcome="kept")
    if delivery.look_only:
        return told
    replaces = (there.sha256 or "") if there is not None else ""
    change = Change(each.language, each.name, delivery.author, replaces, delivery.note)
    return _Taken(Upload(change, each.path, each.content, delivery.speaker, "archive"), sound, told)


def _put(desk: RecordingDesk, batch: Sequence[_Taken]) -> Iterator[Delivered]:
    """Together, since looking at all that is there takes its time; one by one when one of them is in the way."""
    try:
        desk.put_checked([(each.upload, each.sound) for each in batch])
        yield from (each.told for each in batch)
    except Misuse as error:
        if len(batch) == 1:
            yield replace(batch[0].told, outcome="refused", detail=str(error))
        else:
            for each in batch:
                yield from _put(desk, [each])
