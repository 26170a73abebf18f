"""Recordings are listed with what plays them, and changed without harm."""

from __future__ import annotations

import io
import wave
from pathlib import Path
from typing import Any

import pytest

from ..browser import Browser
from ..prompts.sounds_made import tone


def upload(browser: Browser, name: str, content: bytes, status: int = 200, **form: str) -> Any:
    file = (io.BytesIO(content), form.pop("file_name", "new.wav"))
    fields = {"language": "en-US", "name": name, "file": file, **form}
    answer = browser.send("POST", "/api/recordings", data=fields, content_type="multipart/form-data")
    return browser._told(answer, status)


def piece_of(browser: Browser, name: str, language: str = "en-US") -> Any:
    languages = {each["language"]: each["pieces"] for each in browser.get("/api/recordings")["languages"]}
    return next((piece for piece in languages[language] if piece["name"] == name), None)


def history(browser: Browser, name: str, language: str = "en-US") -> Any:
    return browser.get(f"/api/recordings/history?language={language}&name={name}")


def _sound(sha256: str, which: str) -> str:
    return f"/api/recordings/sounds/{sha256}/{which}.wav"


def test_recordings_are_listed_with_the_nodes_that_play_them(browser: Browser) -> None:
    welcome = piece_of(browser, "welcome", "zh-CN")
    assert {"flow": "telebank", "node": "welcome", "published": False} in welcome["uses"]
    assert (welcome["file"], welcome["fault"], welcome["duration_ms"] > 500) == ("welcome.wav", None, True)
    three = piece_of(browser, "digit/3")
    assert (three["of_values"], three.get("uses", [])) == (True, [])


def test_a_recording_is_added_heard_and_known_to_the_check(browser: Browser, folder: Path) -> None:
    made = upload(browser, "cards/lost", tone())
    assert abs(made["duration_ms"] - 400) <= 40
    assert made["file"] == "cards/lost.wav"
    assert (folder / "voices" / "en-US" / "cards" / "lost.wav").exists()
    sound = browser.post("/api/sounds", {"prompt": 'audio("cards/lost")', "language": "en-US"})
    assert abs(sound["duration_ms"] - 400) <= 40
    assert "cards/lost" in browser.get("/api/names")["recordings"]["en-US"]


def test_a_recording_is_replaced_by_whoever_has_seen_it(browser: Browser, folder: Path) -> None:
    before = piece_of(browser, "welcome")
    assert upload(browser, "welcome", tone(), 409)["code"] == "stale"
    first = browser.post("/api/sounds", {"prompt": 'audio("welcome")', "language": "en-US"})
    old = (folder / "voices" / "en-US" / "welcome.wav").read_bytes()
    upload(browser, "welcome", tone(), replaces=before["sha256"])
    second = browser.post("/api/sounds", {"prompt": 'audio("welcome")', "language": "en-US"})
    assert second["duration_ms"] != first["duration_ms"]
    new, found = history(browser, "welcome")["versions"]
    assert (found["origin"], found["author"], found["sha256"]) == ("found", "", before["sha256"])
    assert (new["origin"], new["author"], new["number"]) == ("upload", "wang", 2)
    assert browser.send("GET", _sound(found["sha256"], "delivered")).get_data()[44:] == old[44:]
    assert upload(browser, "welcome", tone(), 409, replaces=before["sha256"])["code"] == "stale"


def test_removing_one_that_flows_play_has_to_be_wanted(browser: Browser, folder: Path) -> None:
    path = "/api/recordings?language=en-US&name=welcome&replaces=" + piece_of(browser, "welcome")["sha256"]
    told = browser.delete(path, 409)
    assert (told["code"], "telebank.welcome" in told["detail"]) == ("in-use", True)
    browser.delete(f"{path}&although_used=true")
    piece = piece_of(browser, "welcome")
    assert (piece["file"], piece["transcript"]) == (None, "Welcome to Northern Bank.")
    assert not (folder / "voices" / "en-US" / "welcome.wav").exists()


@pytest.mark.parametrize(
    ("name", "content", "form", "told"),
    [
        ("../../etc/passwd", tone(), {}, "is no name for a recording"),
        ("/etc/passwd", tone(), {}, "is no name for a recording"),
        ("a/b/c/d/e", tone(), {}, "at most three deep"),
        ("new", b"<script>alert(1)</script>", {}, "new.wav: not readable"),
        ("new", tone()[:60], {}, "new.wav"),
        ("new", tone(loudness=0), {}, "holds nothing but silence"),
        ("new", tone(), {"file_name": "<script>.exe"}, "is no sound file"),
        ("new", tone(), {"file_name": "..\\..\\evil.sh"}, 'evil.sh" is no sound file'),
        ("new", tone(), {"language": "de-DE"}, 'no voice for "de-DE"'),
    ],
)
def test_what_cannot_be_a_recording_changes_nothing_and_is_told(
    browser: Browser, folder: Path, name: str, content: bytes, form: dict[str, str], told: str
) -> None:
    before = sorted((folder / "voices").rglob("*"))
    answer = upload(browser, name, content, 404 if "voice" in told else 422, **form)
    assert told in answer["detail"]
    assert "/tmp" not in answer["detail"]
    assert sorted((folder / "voices").rglob("*")) == before


def test_a_link_out_of_the_folder_is_not_followed(browser: Browser, folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (folder / "voices" / "en-US" / "out").symlink_to(elsewhere)
    assert "leads out of the folder" in upload(browser, "out/new", tone(), 422)["detail"]
    assert list(elsewhere.iterdir()) == []


def test_what_a_recording_says_is_written_down_and_spoken_until_it_is_recorded(browser: Browser, folder: Path) -> None:
    file = folder / "voices" / "en-US" / "transcripts.toml"
    before = file.read_text("utf-8")
    body = {"language": "en-US", "name": "cards/lost", "text": 'Your "card"\n is blocked.'}
    browser.put("/api/recordings/transcript", body)
    assert piece_of(browser, "cards/lost")["transcript"] == 'Your "card" is blocked.'
    assert file.read_text("utf-8").startswith(before)
    browser.put("/api/recordings/transcript", {**body, "text": ""})
    assert piece_of(browser, "cards/lost") is None
    assert file.read_text("utf-8") == before


def test_an_earlier_recording_is_heard_and_put_back_with_what_it_says(browser: Browser, folder: Path) -> None:
    before = piece_of(browser, "welcome")
    made = upload(
        browser,
        "welcome",
        tone(),
        replaces=before["sha256"],
        note="a new bank",
        speaker="Anna",
        origin="microphone",
    )
    assert (made["speaker"], made["author"], made["changed"][:2]) == ("Anna", "wang", "20")
    browser.put("/api/recordings/transcript", {"language": "en-US", "name": "welcome", "text": "Hello."})
    body = {"language": "en-US", "name": "welcome", "number": 1}
    assert browser.post("/api/recordings/restore", body, 409)["code"] == "stale"
    back = browser.post("/api/recordings/restore", {**body, "replaces": made["sha256"], "note": "too loud"})
    assert (back["sha256"], back["transcript"]) == (before["sha256"], "Welcome to Northern Bank.")
    newest = history(browser, "welcome")["versions"][0]
    assert (newest["number"], newest["origin"], newest["note"]) == (4, "restored", "too loud")
    assert (
        "is what is there"
        in browser.post("/api/recordings/restore", {**body, "replaces": back["sha256"]}, 422)["detail"]
    )
    audit = [(each["what"], each["detail"]) for each in browser.get("/api/audit")["entries"]]
    assert ("recording restored", "too loud") in audit
    assert ("recording made", "a new bank") in audit


def test_a_removed_recording_is_put_back_too(browser: Browser) -> None:
    before = piece_of(browser, "welcome")
    browser.delete(f"/api/recordings?language=en-US&name=welcome&replaces={before['sha256']}&although_used=true")
    removed, found = history(browser, "welcome")["versions"]
    assert (removed["origin"], removed["sha256"], found["origin"]) == ("removed", "", "found")
    body = {"language": "en-US", "name": "welcome", "number": removed["number"]}
    assert "is no recording" in browser.post("/api/recordings/restore", body, 422)["detail"]
    back = browser.post("/api/recordings/restore", {**body, "number": found["number"]})
    assert back["sha256"] == before["sha256"]


def test_before_and_after_are_shown_and_heard(browser: Browser) -> None:
    sha256 = upload(browser, "soft", tone(1.0, loudness=1000))["sha256"]
    told = history(browser, "soft")
    assert (told["delivered"]["rate_hz"], told["telephone"]["rate_hz"]) == (16_000, 8_000)
    assert told["delivered"]["level_dbfs"] < -30
    assert abs(told["telephone"]["level_dbfs"] + 20) < 1
    for which, rate_hz in (("delivered", 16_000), ("telephone", 8_000)):
        answer = browser.send("GET", _sound(sha256, which))
        with wave.open(io.BytesIO(answer.get_data())) as played:
            assert (played.getframerate(), answer.mimetype) == (rate_hz, "audio/wav")


def test_callers_hear_a_change_once_it_is_published(browser: Browser) -> None:
    browser.post("/api/publications", {})
    before = piece_of(browser, "welcome")
    assert (before.get("waits", False), before["heard"]) == (False, before["sha256"])
    made = upload(browser, "welcome", tone(), replaces=before["sha256"])
    assert (made["waits"], made["heard"]) == (True, before["sha256"])
    published = browser.post("/api/publications", {"flows": [], "note": "a new greeting"})
    assert (published["publication"], published["unchanged"]) == (2, False)
    after = piece_of(browser, "welcome")
    assert (after.get("waits", False), after["heard"]) == (False, made["sha256"])
    browser.post("/api/publications/1/rollback", {})
    back = piece_of(browser, "welcome")
    assert (back["waits"], back["heard"], back["sha256"]) == (True, before["sha256"], made["sha256"])
    heard = {each["number"]: each["heard"] for each in history(browser, "welcome")["versions"]}
    assert heard == {1: True, 2: False}


def test_things_that_do_not_exist_are_not_found(browser: Browser) -> None:
    browser.get("/api/recordings/history?language=en-US&name=nothing_of_that_name", 404)
    browser.get("/api/recordings/history?language=de-DE&name=welcome", 404)
    browser.get(_sound("0" * 64, "telephone"), 404)
    browser.get(_sound("0" * 64, "original"), 422)
    browser.get(_sound("..%2f" * 12 + "passwd", "telephone"), 404)
    body = {"language": "en-US", "name": "welcome", "number": 77}
    assert "no version 77" in browser.post("/api/recordings/restore", body, 404)["detail"]
    browser.delete("/api/recordings?language=en-US&name=nothing_of_that_name", 404)
    browser.delete("/api/recordings?language=de-DE&name=welcome", 404)


@pytest.mark.parametrize("path", ["/api/recordings", "/api/recordings/archive"])
def test_two_gigabytes_are_refused_before_they_are_read(browser: Browser, path: str) -> None:
    class Endless(io.RawIOBase):
        def readinto(self, _buffer: object) -> int:
            raise AssertionError("it was read")

    answer = browser.client.post(
        path,
        headers={"X-CSRF-Token": browser.csrf},
        content_type="multipart/form-data; boundary=x",
        environ_overrides={"wsgi.input": Endless(), "CONTENT_LENGTH": str(2 << 30)},
    )
    assert browser._told(answer, 413)["code"] == "too-large"
