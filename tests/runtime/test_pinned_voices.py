"""What callers hear is kept when it is published, and found again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ivrflow.model.errors import Unavailable
from ivrflow.runtime.pinned_voices import documents_of, pin_voices, published_voices
from ivrflow.speech.recordings import Voices
from ivrflow.speech.sound_cache import SoundCache
from ivrflow.store.recordings import NewRecordingVersion
from ivrflow.store.store import Store

SHIPPED = Path(__file__).parents[2] / "voices"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two recordings in English."""
    english = tmp_path / "voices" / "en-US"
    english.mkdir(parents=True)
    for file in ("welcome.wav", "hold.wav", "voice.toml", "transcripts.toml"):
        shutil.copy(SHIPPED / "en-US" / file, english)
    return tmp_path / "voices"


def test_voices_are_found_as_they_were_published(store: Store, folder: Path) -> None:
    before = Voices(folder)
    manifest = pin_voices(store, before, "li")
    assert pin_voices(store, Voices(folder), "li") == manifest
    shutil.copy(folder / "en-US" / "hold.wav", folder / "en-US" / "welcome.wav")
    assert pin_voices(store, Voices(folder), "wang") != manifest
    found = published_voices(store, {"flow:f": "", **manifest}, SoundCache(None))
    assert found is not None
    assert found.recordings("en-US")["welcome"].sound == before.recordings("en-US")["welcome"].sound
    assert list(documents_of(store, manifest)) == ["en-US"]


def test_what_came_by_the_folder_gets_into_the_history_once(store: Store, folder: Path) -> None:
    pin_voices(store, Voices(folder), "li")
    pin_voices(store, Voices(folder), "wang")
    (found,) = store.recordings.versions("en-US", "welcome")
    assert (found.what.origin, found.what.author, found.what.suffix) == ("found", "li", ".wav")
    assert found.what.transcript == "Welcome to Northern Bank."


def test_what_the_designer_kept_is_not_found_again(store: Store, folder: Path) -> None:
    recording = Voices(folder).recordings("en-US")["welcome"]
    made = NewRecordingVersion("en-US", "welcome", recording.sha256, ".wav", "", "Anna", "upload", "li")
    store.recordings.add([made], [recording.path.read_bytes()])
    pin_voices(store, Voices(folder), "wang")
    assert [each.what for each in store.recordings.versions("en-US", "welcome")] == [made]


def test_a_file_that_changes_meanwhile_is_not_published_as_another(store: Store, folder: Path) -> None:
    voices = Voices(folder)
    (folder / "en-US" / "welcome.wav").write_bytes(b"another")
    with pytest.raises(Unavailable, match="changed while it was being published"):
        pin_voices(store, voices, "li")
    (folder / "en-US" / "welcome.wav").unlink()
    with pytest.raises(Unavailable, match="not readable"):
        pin_voices(store, voices, "li")


def test_releases_of_before_voices_were_pinned_have_none(store: Store) -> None:
    assert published_voices(store, {"flow:f": "0"}, SoundCache(None)) is None
