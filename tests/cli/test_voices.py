"""voices."""

from __future__ import annotations

import wave
from pathlib import Path

from .conftest import Ivrflow


def record(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(
            b"".join(int(8000 * (-1) ** (n // 10)).to_bytes(2, "little", signed=True) for n in range(4000))
        )


def test_it_says_what_is_recorded_and_what_is_not(shop: Path, ivrflow: Ivrflow) -> None:
    before = ivrflow("voices", "--json").json["languages"]["en-US"]
    record(shop / "voices" / "en-US" / "number" / "3.wav")
    after = ivrflow("voices", "--json").json["languages"]["en-US"]
    assert before["recorded"] == []
    assert before["missing"]["number/3"] == "three"
    assert after["recorded"] == ["number/3"]
    assert "number/3" not in after["missing"]


def test_a_transcript_without_a_recording_is_still_to_record(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "voices" / "en-US" / "transcripts.toml").write_text('welcome = "Welcome to the shop."\n', "utf-8")
    assert "welcome\tWelcome to the shop.\n" in ivrflow("voices", "en-US").out


def test_a_broken_recording_is_named(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "voices" / "en-US" / "welcome.wav").write_bytes(b"not audio")
    said = ivrflow("voices")
    assert said.code == 1
    assert "welcome.wav" in said.err


def test_an_unknown_language_says_what_to_add(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("voices", "fr-FR")
    assert (said.code, "voices/fr-FR/voice.toml" in said.err) == (2, True)
