"""Sounds and archives, made for tests."""

from __future__ import annotations

import io
import math
import struct
import wave
import zipfile
from collections.abc import Mapping

__all__ = ["tone", "zipped"]


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


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive of them."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()
