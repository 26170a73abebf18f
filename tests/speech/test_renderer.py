from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from queue import Queue

import numpy as np
import pytest

from ivrflow.model.ports import Speech
from ivrflow.model.prompts import Piece, PieceKind, Prompt
from ivrflow.model.sound import RATE_HZ, Sound
from ivrflow.model.types import Privacy
from ivrflow.speech import g711
from ivrflow.speech.pipeline import active_level_dbfs
from ivrflow.speech.recordings import Voices
from ivrflow.speech.renderer import Renderer
from ivrflow.speech.sound_cache import SoundCache
from ivrflow.speech.synthesizer import Synthesizer

WAIT_S = 30.0
"""Only a failing test waits so long."""

Sounds = Queue[tuple[Sound | None, threading.Thread]]
MakeRenderer = Callable[[], Renderer]


def say(text: str, language: str = "en-US", privacy: Privacy = Privacy.OPEN) -> Piece:
    return Piece(PieceKind.SAY, text, language, privacy)


def digits(value: str, privacy: Privacy = Privacy.OPEN) -> Piece:
    return Piece(PieceKind.DIGITS, value, "en-US", privacy)


def start(renderer: Renderer, *prompt: Piece) -> Sounds:
    sounds = Sounds()
    renderer.render(prompt, lambda sound: sounds.put((sound, threading.current_thread())))
    return sounds


def rendered(renderer: Renderer, *prompt: Piece) -> Sound | None:
    return start(renderer, *prompt).get(timeout=WAIT_S)[0]


def heard(renderer: Renderer, *prompt: Piece) -> Sound:
    sound = rendered(renderer, *prompt)
    assert sound is not None
    return sound


@pytest.fixture
def cache_folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def make(folder: Path, cache_folder: Path, synthesizer: Synthesizer) -> MakeRenderer:
    """A renderer as a new process would have it."""

    def renderer() -> Renderer:
        return Renderer(Voices(folder), synthesizer, SoundCache(cache_folder))

    return renderer


def test_is_the_port_of_the_model(make: MakeRenderer) -> None:
    port: Speech = make()
    assert callable(port.render)


@pytest.mark.parametrize(
    ("text", "language", "at_least_ms"),
    [
        ("Your balance is one hundred and five dollars.", "en-US", 1_500),
        ("Yes.", "en-US", 150),
        ("欢迎致电北方银行，查询余额请按1。", "zh-CN", 2_000),
    ],
)
def test_speech_is_audible_level_and_not_clipped(
    make: MakeRenderer, text: str, language: str, at_least_ms: int
) -> None:
    sound = heard(make(), say(text, language))
    assert at_least_ms < sound.duration_ms < 8_000
    assert active_level_dbfs(sound) == pytest.approx(-20, abs=2)
    assert np.abs(g711.decode(sound.ulaw).astype(int)).max() < 32768 * 10 ** (-0.5 / 20)
    samples = g711.decode(sound.ulaw) / 32768
    power = np.abs(np.fft.rfft(samples)) ** 2
    speech_band = power[int(200 * len(samples) / RATE_HZ) : int(3_400 * len(samples) / RATE_HZ)]
    assert speech_band.sum() > 0.7 * power.sum()


def test_different_texts_sound_different_and_the_same_alike(make: MakeRenderer) -> None:
    """By the shape of their energy: espeak-ng renders nothing bit-identically."""
    renderer, again = make(), make()
    texts = ["Press one for your balance.", "Goodbye, and thank you for calling."]
    first = [envelope(heard(renderer, say(text))) for text in texts]
    second = [envelope(heard(again, say(text))) for text in texts]
    assert likeness(first[0], second[0]) > 0.95
    assert likeness(first[1], second[1]) > 0.95
    assert likeness(first[0], first[1]) < 0.8


def test_another_voice_of_a_language_is_a_folder_of_its_own(folder: Path, make: MakeRenderer) -> None:
    """Told apart by what distinguishes voices: how high they speak."""
    anna = folder / "en-US-x-anna"
    anna.mkdir()
    (anna / "voice.toml").write_text('voice = "gmw/en-us+f4"\n', encoding="utf-8")
    renderer = make()
    text = "Press one for your balance."
    usual, other = (heard(renderer, say(text, language)) for language in ("en-US", "en-US-x-anna"))
    assert pitch_hz(other) > 1.3 * pitch_hz(usual)


def pitch_hz(sound: Sound) -> float:
    """The commonest distance between two openings of the glottis, by autocorrelation: 70 to 400 Hz."""
    samples = g711.decode(sound.ulaw).astype(np.float64)
    shortest, longest = RATE_HZ // 400, RATE_HZ // 70
    alike = [float(np.dot(samples[:-lag], samples[lag:])) for lag in range(shortest, longest)]
    return RATE_HZ / (shortest + int(np.argmax(alike)))


def envelope(sound: Sound) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    samples = g711.decode(sound.ulaw).astype(np.float64)
    frames = samples[: len(samples) // 160 * 160].reshape(-1, 160)
    return np.asarray(np.sqrt((frames * frames).mean(axis=1)))


def likeness(
    one: np.ndarray[tuple[int], np.dtype[np.float64]], other: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> float:
    length = min(len(one), len(other))
    return float(np.corrcoef(one[:length], other[:length])[0, 1])


def test_recordings_are_played_one_after_the_other_at_once(make: MakeRenderer, folder: Path) -> None:
    recordings = Voices(folder).recordings("en-US")
    expected = recordings["digit/3"].sound.ulaw + bytes([g711.SILENCE]) * 800 + recordings["digit/1"].sound.ulaw
    pause = Piece(PieceKind.PAUSE, timedelta(milliseconds=100), "en-US")
    sounds = start(make(), digits("3"), pause, digits("1"))
    assert sounds.get_nowait() == (Sound(expected), threading.current_thread())


def test_the_second_time_is_at_once_in_the_same_thread(make: MakeRenderer) -> None:
    renderer = make()
    sounds = start(renderer, say("Good morning."))
    first, thread = sounds.get(timeout=WAIT_S)
    assert thread is not threading.current_thread()
    assert start(renderer, say("Good morning.")).get_nowait() == (first, threading.current_thread())
    assert start(renderer, say("Good morning."), digits("1")).get_nowait()[1] is threading.current_thread()


def test_the_empty_prompt_is_no_sound(make: MakeRenderer) -> None:
    assert start(make()).get_nowait()[0] == Sound(b"")
    assert start(make(), say("")).get_nowait()[0] == Sound(b"")


def test_what_is_kept_is_found_by_the_next_process(make: MakeRenderer, cache_folder: Path) -> None:
    prompt: Prompt = (say("Good morning."), digits("1"))
    renderer = make()
    assert renderer.duration_ms(prompt) is None
    first = heard(renderer, *prompt)
    renderer.keep(prompt)
    later = make()
    assert later.duration_ms(prompt) == first.duration_ms
    assert rendered(later, *prompt) == first


@pytest.mark.parametrize("privacy", [Privacy.PRIVATE, Privacy.SECRET])
def test_what_is_private_is_kept_nowhere(
    make: MakeRenderer, cache_folder: Path, privacy: Privacy, caplog: pytest.LogCaptureFixture
) -> None:
    make()
    before = sorted(cache_folder.rglob("*"))
    renderer = make()
    remembered = len(renderer._cache._memory._sounds)
    prompt: Prompt = (say("Your account is"), digits("4567", privacy))
    assert heard(renderer, *prompt).duration_ms > 500
    renderer.keep(prompt)
    assert sorted(cache_folder.rglob("*")) == before
    assert len(renderer._cache._memory._sounds) == remembered
    assert len(renderer._prompts._sounds) == 0
    assert renderer.duration_ms(prompt) is None
    sounds = start(renderer, *prompt)
    assert sounds.get(timeout=WAIT_S)[1] is not threading.current_thread()
    assert caplog.text == ""


def test_many_that_want_the_same_wait_for_one(folder: Path, synthesizer: Synthesizer) -> None:
    submitted: list[object] = []

    class Counting(Synthesizer):
        def submit(self, task: object) -> None:
            submitted.append(task)
            super().submit(task)  # type: ignore[arg-type] # only counted here

    pool = Counting(workers=2)
    renderer = Renderer(Voices(folder), pool, SoundCache(None))
    sounds = Sounds()
    together = threading.Barrier(8)

    def call() -> None:
        together.wait()
        for _ in range(5):
            renderer.render(
                (say("All our agents are busy."),), lambda sound: sounds.put((sound, threading.main_thread()))
            )

    threads = [threading.Thread(target=call) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made = {sounds.get(timeout=WAIT_S)[0] for _ in range(40)}
    pool.close()
    assert len(made) == 1
    assert len(submitted) == 1


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_the_caller_hears_the_prompt_though_the_worker_dies(
    make: MakeRenderer, synthesizer: Synthesizer, how: signal.Signals
) -> None:
    renderer = make()
    heard(renderer, say("one"))
    (victim,) = synthesizer.pids
    os.kill(victim, how)
    assert heard(renderer, say("two")).duration_ms > 100


@pytest.mark.parametrize(
    ("prompt", "why"),
    [
        ((Piece(PieceKind.AUDIO, "gone", "en-US"),), 'audio("gone") is neither recorded nor written down'),
        ((say("Bonjour", "fr-FR"),), "no voice for fr-FR: add the file"),
        ((say("你好", "xx-XX"),), '"你好" in xx-XX cannot be spoken: speech: unknown voice "none/such"'),
        ((Piece(PieceKind.SSML, '<break time="1s"/>', "en-US"),), "makes no sound of it"),
    ],
)
def test_what_cannot_be_made_is_none_and_says_why(
    make: MakeRenderer, folder: Path, prompt: Prompt, why: str, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "xx-XX").mkdir()
    (folder / "xx-XX" / "voice.toml").write_text('voice = "none/such"\n', encoding="utf-8")
    assert rendered(make(), say("Listen:"), *prompt) is None
    assert why in caplog.text


def test_a_broken_recording_is_spoken_and_reported(
    make: MakeRenderer, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "en-US" / "welcome.wav").write_bytes(b"no audio")
    assert heard(make(), Piece(PieceKind.AUDIO, "welcome", "en-US")).duration_ms > 200
    assert "welcome.wav" in caplog.text


def test_after_closing_there_is_no_speech_and_recordings_still_play(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pool = Synthesizer(workers=1)
    renderer = Renderer(Voices(folder), pool, SoundCache(None))
    pool.close()
    assert rendered(renderer, say("one")) is None
    assert "speech is shut down" in caplog.text
    assert rendered(renderer, digits("1")) is not None


def test_a_call_that_cannot_take_its_prompt_keeps_it_from_nobody(
    make: MakeRenderer, caplog: pytest.LogCaptureFixture
) -> None:
    renderer = make()
    renderer.render((say("Good evening."),), lambda sound: 1 / 0)  # type: ignore[arg-type] # the bug is the point
    assert heard(renderer, say("Good evening.")).duration_ms > 300
    assert "a call could not take its prompt" in caplog.text


def test_mixed_voices_and_hashes_are_told(make: MakeRenderer) -> None:
    renderer = make()
    assert renderer.mixed_voices((say("Press"), digits("1")))
    assert not renderer.mixed_voices((say("Press"), digits("4")))
    assert renderer.prompt_hash((say("Press"),)) == make().prompt_hash((say("Press"),))
    assert renderer.prompt_hash((say("Press"),)) != renderer.prompt_hash((say("Press "), digits("1")))
