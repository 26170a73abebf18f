"""Prompts are heard while they are written."""

from __future__ import annotations

import io
import wave

from ..browser import Browser


def test_a_recording_and_its_parts_are_heard(browser: Browser) -> None:
    made = browser.post("/api/sounds", {"prompt": 'audio("welcome")', "language": "en-US"})
    answer = browser.send("GET", made["url"])
    assert answer.mimetype == "audio/wav"
    with wave.open(io.BytesIO(answer.data)) as sound:
        assert (sound.getnchannels(), sound.getframerate(), sound.getsampwidth()) == (1, 8000, 2)
        assert abs(sound.getnframes() - made["duration_ms"] * 8) <= 8
    part = browser.client.get(made["url"], headers={"Range": "bytes=0-43"})
    assert (part.status_code, part.data) == (206, answer.data[:44])
    assert "immutable" in answer.headers["Cache-Control"]


def test_values_are_made_up(browser: Browser) -> None:
    body = {"prompt": "pause(300ms) digits(code)", "language": "en-US", "variables": [{"name": "code", "type": "text"}]}
    assert browser.post("/api/sounds", body)["duration_ms"] > 300


def test_what_cannot_be_said_is_told(browser: Browser) -> None:
    told = browser.post("/api/sounds", {"prompt": 'say("{nobody}")', "language": "en-US"}, 422)
    assert "nobody" in told["detail"]
    browser.post("/api/sounds", {"prompt": 'say("', "language": "en-US"}, 422)
    browser.post("/api/sounds", {"prompt": 'audio("nothing_of_that_name")', "language": "en-US"}, 503)
    browser.get("/api/sounds/" + "0" * 64 + ".wav", 404)
