"""Sounds, made for tests."""

from __future__ import annotations

import io
import math
import struct
import wave

__all__ = ["tone"]


def tone(seconds: float = 0.4, rate_hz: int = 16_000, loudness: int = 12_000) -> bytes:
    """A WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate_hz)
        samples = (int(loudness * math.sin(n * 2 * math.pi * 440 / rate_hz)) for n in range(int(seconds * rate_hz)))
        out.writeframes(b"".join(struct.pack("<h", each) for each in samples))
    return file.getvalue()
