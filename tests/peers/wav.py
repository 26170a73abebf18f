"""Sound as tests handle it: 16-bit PCM at 8 kHz, one channel, in numpy arrays and WAV files."""

from __future__ import annotations

import struct
import wave
from pathlib import Path
from typing import TypeAlias

import numpy as np

__all__ = ["RATE_HZ", "Pcm", "read_wav", "silence", "write_wav"]

RATE_HZ = 8000
DATA_AFTER_BYTES = 8

Pcm: TypeAlias = np.ndarray[tuple[int], np.dtype[np.int16]]


def silence(duration_ms: int) -> Pcm:
    """Nothing to hear."""
    return np.zeros(duration_ms * RATE_HZ // 1000, dtype=np.int16)


def write_wav(path: Path, samples: Pcm) -> None:
    """A WAV file that any phone takes."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(samples.astype("<i2").tobytes())


def read_wav(path: Path) -> Pcm:
    """The samples of a 16-bit mono file that may still be growing: what its header says about its length is ignored,
    since recorders fill that in at the end."""
    content = path.read_bytes()
    at = content.find(b"data")
    if at < 0:
        return silence(0)
    (rate_hz,) = struct.unpack_from("<I", content, content.find(b"fmt ") + 12)
    assert rate_hz == RATE_HZ, f"{path} has {rate_hz} Hz"
    samples = content[at + DATA_AFTER_BYTES :]
    return np.frombuffer(samples[: len(samples) // 2 * 2], dtype="<i2").astype(np.int16)
