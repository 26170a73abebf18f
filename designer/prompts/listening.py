"""Recordings as they were delivered and as callers hear them: measured, and made into files that browsers play.

What somebody uploaded is never sent back as it is: it is decoded and written anew, so that no browser takes it for
something else.
"""

from __future__ import annotations

import io
import wave
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import numpy as np

from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.model.sound import RATE_HZ
from ivrflow.speech.audio_file import read_audio_content
from ivrflow.speech.g711 import decode
from ivrflow.speech.measuring import Measured, measure, measure_sound
from ivrflow.speech.pipeline import process

__all__ = ["Listened", "ListeningDesk", "listened", "wav_of"]

KEPT = 32
"""Recordings that somebody listened to last."""


@dataclass(frozen=True, slots=True)
class Listened:
    """One recording, before and after it was brought to the telephone."""

    delivered: Measured
    heard: Measured
    delivered_wav: bytes
    heard_wav: bytes


@dataclass(slots=True)
class ListeningDesk:
    """For several threads at once."""

    content: Callable[[str], tuple[bytes, str]]
    """SHA-256 → file and suffix. Raises Unknown, Unavailable."""
    _kept: OrderedDict[str, Listened] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def get(self, sha256: str) -> Listened:
        """Raises Unknown, Misuse when it cannot be played, Unavailable."""
        with self._lock:
            if (found := self._kept.get(sha256)) is not None:
                self._kept.move_to_end(sha256)
                return found
        content, suffix = self.content(sha256)
        made = listened(content, suffix)
        with self._lock:
            self._kept[sha256] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made


def listened(content: bytes, suffix: str) -> Listened:
    """Raises Misuse when it cannot be played."""
    try:
        pcm = read_audio_content(content, Path(f"recording{suffix}"))
    except Unavailable as error:
        raise Misuse(str(error)) from error
    sound = process(pcm)
    delivered = np.round(np.clip(pcm.samples, -1, 1) * 32767).astype("<i2").tobytes()
    heard = decode(sound.ulaw).astype("<i2").tobytes()
    return Listened(measure(pcm), measure_sound(sound), wav_of(delivered, pcm.rate_hz), wav_of(heard, RATE_HZ))


def wav_of(samples: bytes, rate_hz: int) -> bytes:
    """16-bit linear samples, little-endian, one channel, as a WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate_hz)
        out.writeframes(samples)
    return file.getvalue()
