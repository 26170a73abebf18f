"""Recordings are put in their places all at once or not at all; nothing that was there is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from designer.prompts.recordings import Change, InUse, RecordingDesk, Replaced, Upload
from designer.site import Site
from ivrflow.model.errors import Unavailable
from ivrflow.store.recordings import Recordings

from .sounds_made import tone

WELCOME = Change("en-US", "welcome", "li")


@pytest.fixture
def desk(site: Site) -> RecordingDesk:
    return site.recordings


def test_when_the_history_cannot_be_written_the_folder_stays_as_it_was(
    desk: RecordingDesk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Unavailable("the disk is full")

    monkeypatch.setattr(Recordings, "add", full)
    before = {path: path.read_bytes() for path in (folder / "voices").rglob("*") if path.is_file()}
    sha256 = desk.get("en-US", "welcome").sha256 or ""
    with pytest.raises(Unavailable, match="full"):
        desk.put(Upload(replace(WELCOME, replaces=sha256), "a.wav", tone()))
    with pytest.raises(Unavailable, match="full"):
        desk.remove(replace(WELCOME, replaces=sha256), although_used=True)
    assert {path: path.read_bytes() for path in (folder / "voices").rglob("*") if path.is_file()} == before


def test_a_recording_of_another_format_takes_the_place_of_the_old_one(desk: RecordingDesk, folder: Path) -> None:
    flac = Path(__file__).parents[3] / "voices" / "en-US" / "hold.wav"
    sha256 = desk.get("en-US", "welcome").sha256 or ""
    (folder / "voices" / "en-US" / "welcome.wav").rename(folder / "voices" / "en-US" / "welcome.WAV")
    made = desk.put(Upload(replace(WELCOME, replaces=sha256), "a.wav", flac.read_bytes()))
    assert made.file == "welcome.wav"
    assert [path.name for path in (folder / "voices" / "en-US").glob("welcome.*")] == ["welcome.wav"]


def test_what_came_by_the_folder_is_kept_when_it_takes_its_leave(desk: RecordingDesk, folder: Path) -> None:
    file = folder / "voices" / "en-US" / "welcome.wav"
    old, sha256 = file.read_bytes(), desk.get("en-US", "welcome").sha256 or ""
    desk.put(Upload(replace(WELCOME, replaces=sha256), "a.wav", tone()))
    origins = [each.what.origin for each in desk.store.versions("en-US", "welcome")]
    assert origins == ["upload", "found"]
    assert desk.content(sha256) == (old, ".wav")
    desk.put(Upload(replace(WELCOME, replaces=desk.get("en-US", "welcome").sha256 or ""), "a.wav", tone(0.7)))
    assert len(desk.store.versions("en-US", "welcome")) == 3


def test_the_flows_that_play_it_are_named(desk: RecordingDesk) -> None:
    sha256 = desk.get("en-US", "welcome").sha256 or ""
    with pytest.raises(InUse, match=r'"welcome" is played by telebank\.welcome; without it'):
        desk.remove(replace(WELCOME, replaces=sha256), although_used=False)


def test_whoever_has_seen_another_one_is_told(desk: RecordingDesk) -> None:
    for replaces, told in (("", "is there already"), ("0" * 64, "was changed meanwhile")):
        with pytest.raises(Replaced, match=told):
            desk.put(Upload(replace(WELCOME, replaces=replaces), "a.wav", tone()))
    with pytest.raises(Replaced, match="is gone"):
        desk.put(Upload(replace(WELCOME, name="nothing", replaces="0" * 64), "a.wav", tone()))


def test_a_transcript_is_in_the_history_once(desk: RecordingDesk) -> None:
    for _ in range(2):
        desk.transcribe(WELCOME, "Hello.")
    (written,) = desk.store.versions("en-US", "welcome")
    assert (written.what.origin, written.what.transcript) == ("transcript", "Hello.")
    assert written.what.sha256 == desk.get("en-US", "welcome").sha256
