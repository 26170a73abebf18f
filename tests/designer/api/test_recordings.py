"""Recordings are listed with what plays them, and changed without harm."""

from __future__ import annotations

import io
import math
import struct
import wave
from pathlib import Path
from typing import Any

import pytest

from ..browser import Browser


def _tone(seconds: float = 0.4, rate_hz: int = 16_000, loudness: int = 12_000) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate_hz)
        samples = (int(loudness * math.sin(n * 2 * math.pi * 440 / rate_hz)) for n in range(int(seconds * rate_hz)))
        out.writeframes(b"".join(struct.pack("<h", each) for each in samples))
    return file.getvalue()


def _upload(browser: Browser, name: str, content: bytes, status: int = 200, **form: str) -> Any:
    file = (io.BytesIO(content), form.pop("file_name", "new.wav"))
    fields = {"language": "en-US", "name": name, "file": file, **form}
    answer = browser.send("POST", "/api/recordings", data=fields, content_type="multipart/form-data")
    return browser._told(answer, status)


def _piece(browser: Browser, name: str, language: str = "en-US") -> Any:
    languages = {each["language"]: each["pieces"] for each in browser.get("/api/recordings")["languages"]}
    return next((piece for piece in languages[language] if piece["name"] == name), None)


def test_recordings_are_listed_with_the_nodes_that_play_them(browser: Browser) -> None:
    welcome = _piece(browser, "welcome", "zh-CN")
    assert {"flow": "telebank", "node": "welcome", "published": False} in welcome["uses"]
    assert (welcome["file"], welcome["fault"], welcome["duration_ms"] > 500) == ("welcome.wav", None, True)
    three = _piece(browser, "digit/3")
    assert (three["of_values"], three.get("uses", [])) == (True, [])


def test_a_recording_is_added_heard_and_known_to_the_check(browser: Browser, folder: Path) -> None:
    made = _upload(browser, "cards/lost", _tone())
    assert abs(made["duration_ms"] - 400) <= 40
    assert made["file"] == "cards/lost.wav"
    assert (folder / "voices" / "en-US" / "cards" / "lost.wav").exists()
    sound = browser.post("/api/sounds", {"prompt": 'audio("cards/lost")', "language": "en-US"})
    assert abs(sound["duration_ms"] - 400) <= 40
    assert "cards/lost" in browser.get("/api/names")["recordings"]["en-US"]


def test_a_recording_is_replaced_by_whoever_has_seen_it(browser: Browser, folder: Path) -> None:
    before = _piece(browser, "welcome")
    assert _upload(browser, "welcome", _tone(), 409)["code"] == "stale"
    first = browser.post("/api/sounds", {"prompt": 'audio("welcome")', "language": "en-US"})
    old = (folder / "voices" / "en-US" / "welcome.wav").read_bytes()
    _upload(browser, "welcome", _tone(), replaces=before["sha256"])
    second = browser.post("/api/sounds", {"prompt": 'audio("welcome")', "language": "en-US"})
    assert second["duration_ms"] != first["duration_ms"]
    (kept,) = (folder / "voices" / "en-US").glob("welcome.wav.*.old")
    assert kept.read_bytes() == old
    assert _upload(browser, "welcome", _tone(), 409, replaces=before["sha256"])["code"] == "stale"


def test_removing_one_that_flows_play_has_to_be_wanted(browser: Browser, folder: Path) -> None:
    path = "/api/recordings?language=en-US&name=welcome&replaces=" + _piece(browser, "welcome")["sha256"]
    told = browser.delete(path, 409)
    assert (told["code"], "telebank.welcome" in told["detail"]) == ("in-use", True)
    browser.delete(f"{path}&although_used=true")
    piece = _piece(browser, "welcome")
    assert (piece["file"], piece["transcript"]) == (None, "Welcome to Northern Bank.")
    assert not (folder / "voices" / "en-US" / "welcome.wav").exists()


@pytest.mark.parametrize(
    ("name", "content", "form", "told"),
    [
        ("../../etc/passwd", _tone(), {}, "is no name for a recording"),
        ("/etc/passwd", _tone(), {}, "is no name for a recording"),
        ("a/b/c/d/e", _tone(), {}, "at most three deep"),
        ("new", b"<script>alert(1)</script>", {}, "new.wav: not readable"),
        ("new", _tone()[:60], {}, "new.wav"),
        ("new", _tone(loudness=0), {}, "holds nothing but silence"),
        ("new", _tone(), {"file_name": "<script>.exe"}, "is no sound file"),
        ("new", _tone(), {"file_name": "..\\..\\evil.sh"}, 'evil.sh" is no sound file'),
        ("new", _tone(), {"language": "de-DE"}, 'no voice for "de-DE"'),
    ],
)
def test_what_cannot_be_a_recording_changes_nothing_and_is_told(
    browser: Browser, folder: Path, name: str, content: bytes, form: dict[str, str], told: str
) -> None:
    before = sorted((folder / "voices").rglob("*"))
    answer = _upload(browser, name, content, 404 if "voice" in told else 422, **form)
    assert told in answer["detail"]
    assert "/tmp" not in answer["detail"]
    assert sorted((folder / "voices").rglob("*")) == before


def test_a_link_out_of_the_folder_is_not_followed(browser: Browser, folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (folder / "voices" / "en-US" / "out").symlink_to(elsewhere)
    assert "leads out of the folder" in _upload(browser, "out/new", _tone(), 422)["detail"]
    assert list(elsewhere.iterdir()) == []


def test_what_a_recording_says_is_written_down_and_spoken_until_it_is_recorded(browser: Browser, folder: Path) -> None:
    file = folder / "voices" / "en-US" / "transcripts.toml"
    before = file.read_text("utf-8")
    body = {"language": "en-US", "name": "cards/lost", "text": 'Your "card"\n is blocked.'}
    browser.put("/api/recordings/transcript", body)
    assert _piece(browser, "cards/lost")["transcript"] == 'Your "card" is blocked.'
    assert file.read_text("utf-8").startswith(before)
    browser.put("/api/recordings/transcript", {**body, "text": ""})
    assert _piece(browser, "cards/lost") is None
    assert file.read_text("utf-8") == before
