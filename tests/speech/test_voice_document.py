"""A language becomes a text that changes with everything that can be heard, and voices again."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ivrflow.model.errors import Unavailable
from ivrflow.speech.recordings import Voices
from ivrflow.speech.sound_cache import SoundCache
from ivrflow.speech.voice_document import PublishedVoices, contents_of, document_of

from .conftest import MakeWav


def _contents(folder: Path) -> dict[str, bytes]:
    files = [path.read_bytes() for path in folder.rglob("*.wav")]
    return {hashlib.sha256(content).hexdigest(): content for content in files}


def test_published_voices_are_those_that_were_published(folder: Path, make_wav: MakeWav) -> None:
    before = Voices(folder)
    documents, contents = {"en-US": document_of(before.of("en-US"))}, _contents(folder)
    make_wav(folder / "en-US" / "welcome.wav", seconds=2.0)
    (folder / "en-US" / "digit" / "1.wav").unlink()
    published = PublishedVoices(documents, contents.__getitem__, SoundCache(None))
    assert published.languages == ("en-US",)
    assert published.of("en-US").settings == before.of("en-US").settings
    assert published.of("en-US").transcripts == before.of("en-US").transcripts
    was, now = before.recordings("en-US"), published.recordings("en-US")
    assert {name: (each.sha256, each.sound, each.transcript) for name, each in now.items()} == {
        name: (each.sha256, each.sound, each.transcript) for name, each in was.items()
    }
    hashes = {name: each.sha256 for name, each in was.items()}
    assert contents_of(documents["en-US"]) == (hashes, {"welcome": "Welcome.", "closing": "Good bye."})
    with pytest.raises(Unavailable, match="there was no voice of zh-CN when this was published"):
        published.of("zh-CN")


def test_the_text_changes_with_a_recording_a_transcript_and_a_setting(folder: Path, make_wav: MakeWav) -> None:
    english = folder / "en-US"

    def text(language: str = "en-US") -> str:
        return document_of(Voices(folder).of(language))

    texts, chinese = [text()], text("zh-CN")
    assert texts == [text()]
    make_wav(english / "welcome.wav", seconds=2.0)
    texts.append(text())
    (english / "transcripts.toml").write_text('welcome = "Hello."\n', encoding="utf-8")
    texts.append(text())
    (english / "voice.toml").write_text('voice = "gmw/en-us"\nrate_wpm = 170\n', encoding="utf-8")
    texts.append(text())
    assert len(set(texts)) == 4
    assert text("zh-CN") == chinese


def test_what_is_broken_cannot_be_published(folder: Path) -> None:
    (folder / "en-US" / "welcome.wav").write_bytes(b"no sound")
    assert "welcome" not in contents_of(document_of(Voices(folder).of("en-US")))[0]


def test_a_newer_document_is_refused(folder: Path) -> None:
    text = document_of(Voices(folder).of("zh-CN")).replace('"format":1', '"format":2')
    with pytest.raises(Unavailable, match="newer IVRFlow"):
        PublishedVoices({"zh-CN": text}, dict[str, bytes]().__getitem__, SoundCache(None))
