"""Real parts: real WAV files, a real worker process."""

from __future__ import annotations

import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from ivrflow.speech.synthesizer import Synthesizer

MakeWav = Callable[..., Path]


def tone(
    hertz: float, seconds: float, rate_hz: int, amplitude: float = 0.3
) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    times = np.arange(int(seconds * rate_hz)) / rate_hz
    return (amplitude * np.sin(2 * np.pi * hertz * times)).astype(np.float32)


@pytest.fixture
def make_wav() -> MakeWav:
    """Writes a 16-bit mono WAV with a tone in half a second of silence on both sides."""

    def make(path: Path, hertz: float = 440.0, seconds: float = 0.5, rate_hz: int = 16_000) -> Path:
        quiet = np.zeros(rate_hz // 2, dtype=np.float32)
        samples = np.concatenate([quiet, tone(hertz, seconds, rate_hz), quiet])
        path.parent.mkdir(parents=True, exist_ok=True)
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(rate_hz)
            file.writeframes((samples * 32767).astype("<i2").tobytes())
        return path

    return make


@pytest.fixture
def folder(tmp_path: Path, make_wav: MakeWav) -> Path:
    """English with three recorded digits, a welcome, and a transcript that nobody recorded; Chinese with none of it."""
    english = tmp_path / "voices" / "en-US"
    for digit in (1, 2, 3):
        make_wav(english / "digit" / f"{digit}.wav", hertz=300.0 + 100 * digit)
    make_wav(english / "welcome.wav", seconds=1.0)
    (english / "voice.toml").write_text('voice = "gmw/en-us"\n[lexicon]\nACD = "A C D"\n', encoding="utf-8")
    (english / "transcripts.toml").write_text('welcome = "Welcome."\nclosing = "Good bye."\n', encoding="utf-8")
    chinese = tmp_path / "voices" / "zh-CN"
    chinese.mkdir()
    (chinese / "voice.toml").write_text('voice = "sit/cmn"\n', encoding="utf-8")
    return tmp_path / "voices"


@pytest.fixture
def synthesizer() -> Iterator[Synthesizer]:
    pool = Synthesizer(workers=1)
    yield pool
    pool.close()
