"""What begins and ends a recording, moment by moment."""

from __future__ import annotations

import pytest

from ivrflow.gather import Recorder, RecorderAction, ReportRecording, StartRecording, StopPrompt
from ivrflow.model.inputs import RecordingSettings

SETTINGS = RecordingSettings(max_ms=10_000, silence_ms=3_000, stop_keys="#")
NO_BARGE_IN = RecordingSettings(max_ms=10_000, silence_ms=3_000, barge_in=False, beep=False)


def happen(recorder: Recorder, what: str, now: int) -> tuple[RecorderAction, ...]:
    match what.split():
        case ["prompt"]:
            return recorder.prompt_ended(now)
        case ["key", key]:
            return recorder.key(key, now)
        case ["voice"]:
            return recorder.voice_began(now)
        case ["pause"]:
            return recorder.voice_paused(now)
        case ["tick"]:
            return recorder.tick(now)
        case ["hangup"]:
            return recorder.hung_up(now)
        case ["cancel"]:
            return recorder.cancel()
    raise ValueError(what)


def shown(action: RecorderAction) -> str:
    match action:
        case StopPrompt():
            return "stop"
        case StartRecording(beep):
            return "beep" if beep else "record"
        case ReportRecording(event):
            return f"{event.ended_by} {event.length_ms}" + (f" {event.key}" if event.key else "")


@pytest.mark.parametrize(
    ("settings", "story"),
    [
        (SETTINGS, "0 prompt: beep; 1000 voice; 5000 pause; 7999 tick; 8000 tick: silence 8000; 9000 tick"),
        (SETTINGS, "0 prompt: beep; 1000 voice; 2000 pause; 2500 voice; 6000 tick; 7000 key #: key 7000 #"),
        (SETTINGS, "0 prompt: beep; 1000 voice; 2000 key 5; 10000 tick: length 10000"),
        (SETTINGS, "0 prompt: beep; 9000 voice: noinput 0"),
        (SETTINGS, "0 prompt: beep; 1000 key #: noinput 0 #; 1100 voice; 1200 pause; 1300 key #; 1400 hangup"),
        (SETTINGS, "0 prompt: beep; 3000 tick: noinput 0"),
        (SETTINGS, "0 prompt: beep; 2000 voice; 9000 pause; 11000 key #: length 10000"),
        (SETTINGS, "0 prompt: beep; 1000 voice; 4000 hangup: hangup 4000"),
        (SETTINGS, "0 prompt: beep; 1000 voice; 2000 pause; 9000 hangup: silence 5000"),
        (SETTINGS, "0 prompt: beep; 1000 hangup"),
        (SETTINGS, "500 key 1: stop, beep; 600 prompt; 700 voice; 1500 hangup: hangup 1000"),
        (SETTINGS, "500 voice; 600 pause; 1000 prompt: beep; 4000 tick: noinput 0"),
        (NO_BARGE_IN, "500 key #; 1000 prompt: record; 1100 voice; 2000 pause; 5000 tick: silence 4000"),
        (SETTINGS, "500 cancel: stop; 600 prompt; 700 key #; 800 hangup"),
        (SETTINGS, "0 prompt: beep; 500 voice; 600 cancel; 700 key #; 99000 tick"),
    ],
)
def test_recording(settings: RecordingSettings, story: str) -> None:
    recorder = Recorder(1, settings)
    for line in story.split("; "):
        told, _, wanted = line.partition(": ")
        now, _, what = told.partition(" ")
        assert ", ".join(map(shown, happen(recorder, what, int(now)))) == wanted, line


def test_the_timer_is_armed_for_what_comes_first() -> None:
    recorder = Recorder(1, SETTINGS)
    assert recorder.deadline is None
    recorder.prompt_ended(100)
    assert recorder.deadline == 3_100
    recorder.voice_began(200)
    assert recorder.deadline == 10_100
    recorder.voice_paused(9_000)
    assert recorder.deadline == 10_100
    recorder.key("#", 9_500)
    assert recorder.deadline is None
