"""From speech of any rate and loudness to what the telephone carries, so that prompts of all origins sound alike.

    resample to 8 kHz ─▶ trim ─▶ level ─▶ limit ─▶ fade ─▶ mu-law

The resampler is soxr: `audioop.ratecv`, and with it pydub, folds everything above 4 kHz back into the speech band.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import soxr

from ivrflow.model.sound import RATE_HZ, Sound
from ivrflow.speech import g711

__all__ = [
    "FRAME",
    "PIPELINE_VERSION",
    "Pcm",
    "active_frames",
    "active_level_dbfs",
    "concatenate",
    "process",
    "resample",
    "silence",
]

PIPELINE_VERSION = "1"
"""Part of every cache key: raise it with any change that can be heard."""

Samples = npt.NDArray[np.float32]

LEVEL_DBFS = -20.0
"""Of the parts in which somebody speaks; 0 dBFS is the RMS of a full-scale square wave."""
MAX_GAIN_DB = 30.0
"""What is so soft that it needs more is noise."""
SOUNDLESS_DBFS = -60.0
KNEE_DBFS, CEILING_DBFS = -6.0, -1.0
ACTIVE_DB = -30.0
"""A frame counts as speech down to this much below the loudest frame."""
FRAME = RATE_HZ * 10 // 1000
"""Samples of 10 ms."""
CLICK_FRAMES = 5
"""What is loud for less than so long is a click: the loudest frame is the fifth."""
LEAD_FRAMES, TAIL_FRAMES = 3, 6
"""Kept around the speech: soft consonants begin below the threshold, and words need a breath between them."""
FADE_IN, FADE_OUT = RATE_HZ * 5 // 1000, RATE_HZ * 10 // 1000


@dataclass(frozen=True, slots=True)
class Pcm:
    """Mono audio before processing: full scale is +-1.0."""

    samples: Samples
    rate_hz: int


def process(pcm: Pcm) -> Sound:
    """The whole pipeline. What holds nothing audible becomes a Sound of no length."""
    samples = resample(pcm)
    energy = _frame_energy(samples)
    loud = np.flatnonzero(_is_active(energy))
    if not len(loud):
        return Sound(b"")
    gain_db = min(LEVEL_DBFS - _db(energy[loud].mean()), MAX_GAIN_DB)
    start = max(0, int(loud[0]) - LEAD_FRAMES) * FRAME
    end = (int(loud[-1]) + 1 + TAIL_FRAMES) * FRAME
    levelled = _limit(samples[start:end] * np.float32(10 ** (gain_db / 20)))
    return Sound(g711.encode(np.round(_fade(levelled) * 32767).astype(np.int16)))


def resample(pcm: Pcm) -> Samples:
    """At 8 kHz; what the telephone cannot carry is attenuated by more than 50 dB."""
    if pcm.rate_hz == RATE_HZ:
        return pcm.samples
    resampled: Samples = soxr.resample(pcm.samples, pcm.rate_hz, RATE_HZ, quality="HQ")
    return resampled


def active_level_dbfs(sound: Sound) -> float:
    """RMS of the parts in which there is speech; minus infinity for silence."""
    energy = _frame_energy((g711.decode(sound.ulaw) / 32768).astype(np.float32))
    active = _is_active(energy)
    return _db(energy[active].mean()) if active.any() else -np.inf


def active_frames(samples: Samples) -> npt.NDArray[np.bool_]:
    """In which frames of 10 ms somebody speaks; samples at 8 kHz."""
    return _is_active(_frame_energy(samples))


def silence(duration_ms: int) -> Sound:
    return Sound(bytes([g711.SILENCE]) * (duration_ms * RATE_HZ // 1000))


def concatenate(sounds: list[Sound]) -> Sound:
    return sounds[0] if len(sounds) == 1 else Sound(b"".join(sound.ulaw for sound in sounds))


def _frame_energy(samples: Samples) -> npt.NDArray[np.float64]:
    """Mean square of each frame of 10 ms; the last frame is filled up with zeros."""
    padded = np.pad(samples.astype(np.float64), (0, -len(samples) % FRAME))
    frames = padded.reshape(-1, FRAME)
    return np.asarray((frames * frames).mean(axis=1))


def _is_active(energy: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    if not len(energy) or _db(energy.max()) < SOUNDLESS_DBFS:
        return np.zeros(len(energy), dtype=np.bool_)
    loudest = np.partition(energy, -min(CLICK_FRAMES, len(energy)))[-min(CLICK_FRAMES, len(energy))]
    return np.asarray((energy > loudest * 10 ** (ACTIVE_DB / 10)) & (energy > 10 ** (SOUNDLESS_DBFS / 10)))


def _db(energy: float) -> float:
    return float(10 * np.log10(energy)) if energy > 0 else -np.inf


def _limit(samples: Samples) -> Samples:
    """Bend what is above the knee so that it never reaches the ceiling; what is below stays as it is."""
    knee, ceiling = 10 ** (KNEE_DBFS / 20), 10 ** (CEILING_DBFS / 20)
    magnitude = np.abs(samples)
    bent = knee + (ceiling - knee) * np.tanh((magnitude - knee) / (ceiling - knee))
    limited: Samples = np.where(magnitude <= knee, samples, np.copysign(bent, samples)).astype(np.float32)
    return limited


def _fade(samples: Samples) -> Samples:
    """Short enough to be inaudible, long enough that no edge clicks."""
    faded = samples.copy()
    into, out = min(FADE_IN, len(faded)), min(FADE_OUT, len(faded))
    faded[:into] *= np.linspace(0, 1, into, dtype=np.float32)
    faded[len(faded) - out :] *= np.linspace(1, 0, out, dtype=np.float32)
    return faded
