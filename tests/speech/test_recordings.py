from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ivrflow.model.errors import BadDocument, Unavailable
from ivrflow.speech.pipeline import active_level_dbfs
from ivrflow.speech.recordings import Voices
from ivrflow.speech.sound_cache import SoundCache

MakeWav = Callable[..., Path]


def test_ids_are_paths_below_the_language(folder: Path) -> None:
    recordings = Voices(folder).recordings("en-US")
    assert sorted(recordings) == ["digit/1", "digit/2", "digit/3", "welcome"]
    assert recordings["welcome"].transcript == "Welcome."
    assert recordings["digit/1"].transcript == ""
    assert Voices(folder).languages == ("en-US", "zh-CN")


def test_recordings_are_trimmed_and_level(folder: Path) -> None:
    for recording in Voices(folder).recordings("en-US").values():
        assert active_level_dbfs(recording.sound) == pytest.approx(-20, abs=0.5)
    assert 1_000 <= Voices(folder).recordings("en-US")["welcome"].duration_ms <= 1_120


def test_a_snapshot_keeps_what_it_read(folder: Path, make_wav: MakeWav) -> None:
    before = Voices(folder)
    old = before.recordings("en-US")["welcome"]
    make_wav(folder / "en-US" / "welcome.wav", seconds=2.0)
    new = Voices(folder).recordings("en-US")["welcome"]
    assert before.recordings("en-US")["welcome"] == old
    assert new.sha256 != old.sha256
    assert new.duration_ms > old.duration_ms + 900


def test_a_broken_recording_is_reported_and_the_others_serve(folder: Path, make_wav: MakeWav) -> None:
    (folder / "en-US" / "welcome.wav").write_bytes(b"RIFF\x00\x00\x00\x00WAVEfmt ")
    make_wav(folder / "en-US" / "digit" / "4.wav", seconds=0.0)
    voices = Voices(folder)
    assert sorted(voices.recordings("en-US")) == ["digit/1", "digit/2", "digit/3"]
    assert sorted(voices.of("en-US").broken) == ["digit/4", "welcome"]
    messages = {fault.path.name: fault.message for fault in voices.faults}
    assert "welcome.wav: not readable as audio" in messages["welcome.wav"] or "ffmpeg" in messages["welcome.wav"]
    assert "4.wav: holds nothing but silence; record it anew" in messages["4.wav"]


def test_a_recording_that_leads_nowhere_is_reported(folder: Path) -> None:
    (folder / "en-US" / "closing.wav").symlink_to(folder / "moved.wav")
    (fault,) = Voices(folder).faults
    assert "closing.wav: not readable (No such file or directory); check that it is there" in fault.message


def test_two_recordings_of_one_id_are_reported(folder: Path, make_wav: MakeWav) -> None:
    shutil.copy(folder / "en-US" / "digit" / "1.wav", folder / "en-US" / "digit" / "1.AU")
    voices = Voices(folder)
    (fault,) = [fault for fault in voices.faults if "already" in fault.message]
    assert "is the recording of digit/1 already; remove one" in fault.message


def test_other_files_are_left_alone(folder: Path) -> None:
    (folder / "README.md").write_text("How these were recorded.", encoding="utf-8")
    (folder / "en-US" / "notes.txt").write_text("studio 2", encoding="utf-8")
    (folder / ".git").mkdir()
    assert Voices(folder).faults == ()


@pytest.mark.parametrize("content", ["welcome = ", 'number/3 = "three"', '[number]\n3 = "three"\n'])
def test_wrong_transcripts_are_reported_and_the_voice_serves(folder: Path, content: str) -> None:
    (folder / "en-US" / "transcripts.toml").write_text(content, encoding="utf-8")
    voices = Voices(folder)
    (fault,) = voices.faults
    assert "transcripts.toml" in fault.message
    assert "welcome" in voices.recordings("en-US")


def test_a_language_without_voice_names_the_file_to_add(folder: Path, make_wav: MakeWav) -> None:
    with pytest.raises(Unavailable, match=r"no voice for fr-FR: add the file .*fr-FR/voice\.toml"):
        Voices(folder).of("fr-FR")
    make_wav(folder / "fr-FR" / "bonjour.wav")
    voices = Voices(folder)
    with pytest.raises(Unavailable, match=r"no voice for fr-FR: add the file"):
        voices.of("fr-FR")
    assert [fault.path.name for fault in voices.faults] == ["voice.toml"]


def test_a_wrong_voice_leaves_the_other_languages_alone(folder: Path) -> None:
    (folder / "zh-CN" / "voice.toml").write_text("voice = 3", encoding="utf-8")
    voices = Voices(folder)
    with pytest.raises(BadDocument, match=r"zh-CN/voice\.toml:1: voice is missing"):
        voices.of("zh-CN")
    assert voices.languages == ("en-US",)


@pytest.mark.parametrize("language", ["../en-US", "", "en/US", "e"])
def test_what_is_no_language_tag_never_becomes_a_path(folder: Path, language: str) -> None:
    with pytest.raises(Unavailable, match="is not a language tag"):
        Voices(folder).of(language)


def test_a_language_added_later_needs_a_new_snapshot(folder: Path) -> None:
    voices = Voices(folder)
    (folder / "es-ES").mkdir()
    (folder / "es-ES" / "voice.toml").write_text('voice = "roa/es"', encoding="utf-8")
    with pytest.raises(Unavailable, match="load the voices again"):
        voices.of("es-ES")
    assert Voices(folder).of("es-ES").settings.voice == "roa/es"


def test_a_folder_that_is_not_there_has_no_languages(tmp_path: Path) -> None:
    assert Voices(tmp_path / "nowhere").languages == ()


def test_the_cache_spares_reading_recordings_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Voices(folder, SoundCache(tmp_path / "cache")).recordings("en-US")["welcome"]

    def refuse(path: Path) -> None:
        raise AssertionError(f"{path} was decoded again")

    monkeypatch.setattr("ivrflow.speech.recordings.read_audio", refuse)
    assert Voices(folder, SoundCache(tmp_path / "cache")).recordings("en-US")["welcome"] == first
