from __future__ import annotations

from pathlib import Path

import pytest

from ivrflow.model.errors import BadDocument, Unavailable
from ivrflow.speech.voice_settings import VoiceSettings, read_voice_settings


def read(tmp_path: Path, text: str) -> VoiceSettings:
    path = tmp_path / "voice.toml"
    path.write_text(text, encoding="utf-8")
    return read_voice_settings(path)


def test_only_the_voice_must_be_said(tmp_path: Path) -> None:
    assert read(tmp_path, 'voice = "gmw/en-US"') == VoiceSettings("gmw/en-us", 165, 1.0, "pyttsx3", {})


def test_reads_everything(tmp_path: Path) -> None:
    text = 'engine = "pyttsx3"\nvoice = "sit/cmn"\nrate_wpm = 180\nvolume = 0.5\n[lexicon]\nIVR = "I V R"\n'
    assert read(tmp_path, text) == VoiceSettings("sit/cmn", 180, 0.5, "pyttsx3", {"IVR": "I V R"})


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("voice = ", 1, "not TOML"),
        ('voice = "x"\n\nspeed = 3', 3, 'unknown setting "speed"'),
        ('voice = "x"\nengine = "piper"', 2, 'unknown engine "piper"; known are pyttsx3'),
        ("rate_wpm = 165", 1, "voice is missing"),
        ('voice = "x"\nrate_wpm = 1000', 2, "from 80 to 450"),
        ('voice = "x"\nrate_wpm = 165.5', 2, "from 80 to 450"),
        ('voice = "x"\nvolume = 2', 2, "up to 1"),
        ('voice = "x"\nvolume = true', 2, "up to 1"),
        ('voice = "x"\n[lexicon]\nACD = 3', 2, "lexicon holds lines such as"),
        ('voice = "x"\nlexicon = 3', 2, "lexicon holds lines such as"),
    ],
)
def test_mistakes_are_named_with_file_and_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    with pytest.raises(BadDocument) as caught:
        read(tmp_path, text)
    assert (caught.value.path, caught.value.line) == (str(tmp_path / "voice.toml"), line)
    assert what in caught.value.what


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "voice.toml").write_bytes('voice = "欢迎"'.encode("gbk"))
    with pytest.raises(BadDocument, match="not readable as UTF-8"):
        read_voice_settings(tmp_path / "voice.toml")


def test_a_language_without_the_file_is_told_which_to_add(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r'no voice for fr-FR: add the file .*fr-FR/voice\.toml .* "roa/fr"$'):
        read_voice_settings(tmp_path / "fr-FR" / "voice.toml")
    with pytest.raises(Unavailable, match=r"add the file .*de-DE/voice\.toml with a line voice = …, a voice of that"):
        read_voice_settings(tmp_path / "de-DE" / "voice.toml")


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Your ACD  call.\n", "Your A C D call."),
        ("ACDC and MACD", "ACDC and MACD"),
        ("请等待ACD系统", "请等待A C D系统"),
        ("AC and ACD", "alternating current and A C D"),
        ("重庆银行", "虫庆银行"),
        ("C++", "C plus plus"),
    ],
)
def test_the_lexicon_replaces_whole_words(written: str, spoken: str) -> None:
    lexicon = {"AC": "alternating current", "ACD": "A C D", "重庆": "虫庆", "C++": "C plus plus"}
    assert VoiceSettings("x", lexicon=lexicon).spoken(written) == spoken
