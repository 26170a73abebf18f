"""The voices that a fresh installation has."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from queue import Queue

import numpy as np
import pytest

from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.model.sound import Sound
from ivrflow.say import prompt_ids, wording
from ivrflow.speech import g711
from ivrflow.speech.pipeline import active_level_dbfs
from ivrflow.speech.plan import plan_prompt
from ivrflow.speech.recordings import Recording, Voices
from ivrflow.speech.renderer import Renderer
from ivrflow.speech.sound_cache import SoundCache
from ivrflow.speech.synthesizer import Synthesizer

FOLDER = Path(__file__).parents[2] / "voices"

WAIT_S = 30.0
"""Only a failing test waits so long."""


@pytest.fixture(scope="module")
def voices() -> Voices:
    return Voices(FOLDER)


def test_every_language_is_whole(voices: Voices) -> None:
    assert voices.languages == ("en-US", "es-ES", "fr-FR", "zh-CN")
    assert voices.faults == ()


@pytest.mark.parametrize("language", ["en-US", "zh-CN"])
def test_every_recording_is_written_down_and_every_line_recorded(voices: Voices, language: str) -> None:
    assert set(voices.recordings(language)) == set(voices.of(language).transcripts)


@pytest.mark.parametrize("language", ["es-ES", "fr-FR"])
def test_what_can_be_recorded_in_a_robot_s_language_is_written_down(voices: Voices, language: str) -> None:
    assert voices.recordings(language) == {}
    assert voices.of(language).transcripts.items() > prompt_ids(language).items()
    assert voices.of(language).transcripts.keys() - prompt_ids(language).keys() == {"welcome", "you_entered"}


def test_numbers_are_recorded_as_they_are_worded(voices: Voices) -> None:
    transcripts, words = voices.of("en-US").transcripts, prompt_ids("en-US")
    shared = set(transcripts) & set(words)
    assert {name: transcripts[name] for name in shared} == {name: words[name] for name in shared}
    assert set(transcripts) - shared == {"welcome", "you_entered", "hold"}


@pytest.mark.parametrize("value", [Decimal(0), Decimal("-17.35"), Decimal(1024), Decimal("987654321.5")])
def test_every_number_is_heard_from_recordings(voices: Voices, value: Decimal) -> None:
    piece = Piece(PieceKind.NUMBER, value, "en-US")
    plan = plan_prompt((piece,), voices)
    assert [segment.transcript for segment in plan.segments if isinstance(segment, Recording)] == [
        prompt_ids("en-US")[name] for name in wording(piece).ids
    ]
    assert len(plan.segments) == len(wording(piece).ids)


@pytest.mark.parametrize("language", ["en-US", "zh-CN"])
def test_recordings_are_as_loud_as_each_other(voices: Voices, language: str) -> None:
    for name, recording in voices.recordings(language).items():
        assert active_level_dbfs(recording.sound) == pytest.approx(-20, abs=2), recording.path
        assert 150 < recording.duration_ms < (10_000 if name == "hold" else 4_000), recording.path


def test_no_two_words_sound_alike(voices: Voices) -> None:
    """A slip in recording: one file under two names. `digit/3` and `number/3` are the same word on purpose."""
    recordings = voices.recordings("en-US")
    words = {recording.transcript: recording for recording in recordings.values()}
    shapes = {word: spectrum(recording.sound) for word, recording in words.items()}
    for word, shape in shapes.items():
        likest = max((float(shape @ other), name) for name, other in shapes.items() if name != word)
        assert likest[0] < 0.99, (word, likest[1])


def spectrum(sound: Sound) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The energy of eight stretches of time in bands of 250 Hz, as a vector of length one."""
    samples = g711.decode(sound.ulaw).astype(np.float64)
    stretches = np.array_split(samples, 8)
    bands = [np.abs(np.fft.rfft(stretch, 1_024))[:512].reshape(16, 32).sum(axis=1) for stretch in stretches]
    vector = np.concatenate(bands)
    return np.asarray(vector / np.linalg.norm(vector))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en-US", "Please enter your PIN."),
        ("zh-CN", "请输入密码。"),
        ("es-ES", "Introduzca su contraseña."),
        ("fr-FR", "Entrez votre code secret."),
    ],
)
def test_the_robot_voice_speaks(voices: Voices, language: str, text: str) -> None:
    pool = Synthesizer(workers=1)
    renderer = Renderer(voices, pool, SoundCache(None))
    sounds: Queue[Sound | None] = Queue()
    renderer.render((Piece(PieceKind.SAY, text, language),), sounds.put)
    sound = sounds.get(timeout=WAIT_S)
    pool.close()
    assert sound is not None
    assert 500 < sound.duration_ms < 5_000
    assert active_level_dbfs(sound) == pytest.approx(-20, abs=2)
