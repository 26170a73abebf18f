"""What can be recorded is told with what plays it, and whether callers hear it already."""

from __future__ import annotations

from pathlib import Path

from designer.prompts.pieces import Piece, file_of
from designer.prompts.recordings import Change, Upload
from designer.site import Site

from .sounds_made import tone


def _piece(site: Site, name: str) -> Piece:
    return site.recordings.get("en-US", name)


def test_nothing_waits_before_anything_was_published(site: Site) -> None:
    assert list(site.recordings.shelf.waiting()) == []
    assert _piece(site, "welcome").heard == ""


def test_what_is_new_changed_gone_or_written_anew_waits(site: Site, folder: Path) -> None:
    assert site.publish(None, "li", "").publication is not None
    english = folder / "voices" / "en-US"
    assert list(site.recordings.shelf.waiting()) == []
    site.recordings.put(Upload(Change("en-US", "added", "li"), "a.wav", tone()))
    (english / "hold.wav").unlink()
    (english / "welcome.wav").write_bytes(tone())
    change = Change("en-US", "spoken", "li")
    site.recordings.transcribe(change, "Spoken by the robot.")
    waiting = {piece.name: (piece.file, piece.author) for _, piece in site.recordings.shelf.waiting()}
    assert waiting == {
        "added": ("added.wav", "li"),
        "hold": (None, ""),
        "welcome": ("welcome.wav", ""),
        "spoken": (None, "li"),
    }
    # What a recording says is written down; callers hear the same.
    site.recordings.transcribe(Change("en-US", "you_entered", "li"), "Something else.")
    assert not _piece(site, "you_entered").waits
    assert site.publish([], "wang", "").publication is not None
    assert list(site.recordings.shelf.waiting()) == []


def test_a_broken_file_is_found_without_a_hash(site: Site, folder: Path) -> None:
    (folder / "voices" / "en-US" / "welcome.wav").write_bytes(b"no sound")
    found = file_of(site.installation.voices().of("en-US"), "welcome")
    assert found is not None
    assert (found.path.name, found.sha256) == ("welcome.wav", "")
    assert "not readable" in (_piece(site, "welcome").fault or "")
    site.recordings.put(Upload(Change("en-US", "welcome", "li"), "a.wav", tone()))
    assert _piece(site, "welcome").fault is None
