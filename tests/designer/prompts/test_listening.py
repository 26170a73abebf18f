"""Recordings are measured and heard before and after, and kept for a while."""

from __future__ import annotations

import io
import wave

import pytest

from designer.prompts import listening
from designer.prompts.listening import ListeningDesk, listened
from ivrflow.model.errors import Misuse

from .sounds_made import tone


def test_what_is_heard_is_the_telephones() -> None:
    made = listened(tone(1.0, 44_100, 2000), ".wav")
    assert (made.delivered.rate_hz, made.heard.rate_hz) == (44_100, 8_000)
    assert made.heard.level_dbfs == pytest.approx(-20, abs=0.5)
    assert made.delivered.level_dbfs == pytest.approx(-27.3, abs=0.5)
    with wave.open(io.BytesIO(made.delivered_wav)) as played:
        assert (played.getframerate(), played.getnframes()) == (44_100, 44_100)


def test_what_cannot_be_played_is_told_without_a_path_of_ours() -> None:
    with pytest.raises(Misuse, match=r"^recording.wav: not readable") as told:
        listened(b"no sound", ".wav")
    assert "/tmp" not in str(told.value)


def test_only_so_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "KEPT", 1)
    asked: list[str] = []

    def content(sha256: str) -> tuple[bytes, str]:
        asked.append(sha256)
        return tone(), ".wav"

    desk = ListeningDesk(content)
    for sha256 in ("a", "a", "b", "a"):
        desk.get(sha256)
    assert asked == ["a", "b", "a"]
