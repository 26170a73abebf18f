"""Sentences to tell apart, spoken by Debian's espeak-ng: not by the project's own speech, which these tests judge."""

from __future__ import annotations

import io
import subprocess
import wave

import numpy as np
import soxr

from .wav import RATE_HZ, Pcm

__all__ = ["speak"]


def speak(text: str, voice: str = "en-us") -> Pcm:
    """16-bit PCM at 8 kHz."""
    command = ["espeak-ng", "-v", voice, "--stdout", text]
    spoken = subprocess.run(command, capture_output=True, check=True, timeout=20).stdout
    with wave.open(io.BytesIO(spoken)) as file:
        samples = np.frombuffer(file.readframes(1 << 30), dtype="<i2").astype(np.int16)
        resampled: Pcm = soxr.resample(samples, file.getframerate(), RATE_HZ)
    return resampled
