"""Recordings that callers do not hear yet: changed since they were published, and by whom."""

from __future__ import annotations

from designer.prompts.pieces import Piece
from designer.prompts.recordings import RecordingDesk
from ivrflow.runtime.four_eyes import OwnWork

__all__ = ["authors_of_change", "refuse_own_recordings"]


def refuse_own_recordings(desk: RecordingDesk, author: str) -> None:
    """Two people for every sound: raises OwnWork when this author changed a recording since it was published."""
    for language, piece in desk.shelf.waiting():
        if author in authors_of_change(desk, language, piece):
            raise OwnWork(f'you changed the recording "{piece.name}" yourself; somebody else has to publish it')


def authors_of_change(desk: RecordingDesk, language: str, piece: Piece) -> frozenset[str]:
    """Who made it differ from what callers hear; without those who came by the folder."""
    authors = set()
    for version in desk.store.versions(language, piece.name):
        what = version.what
        if what.sha256 == piece.heard if piece.heard else what.origin == "removed":
            break
        if what.origin != "found":
            authors.add(what.author)
    return frozenset(authors)
