"""What a sound is like before it is brought to the telephone, and after."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ivrflow.model.sound import RATE_HZ, Sound
from ivrflow.speech import g711
from ivrflow.speech.pipeline import FRAME, Pcm, active_frames, resample

__all__ = ["Measured", "measure", "measure_sound"]

BARS = 160
SOFTEST_DBFS = -90.0
"""Of 16-bit samples: what is below is silence."""
LOUDEST = 0.999
"""From here on a sample of the delivered file was probably cut off."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Levels are relative to full scale: 0 dBFS is the RMS of a full-scale square wave."""

    duration_ms: int
    rate_hz: int
    level_dbfs: float
    """Of the parts in which somebody speaks, as in ITU-T P.56; -90 for silence."""
    peak_dbfs: float
    silence_before_ms: int
    silence_after_ms: int
    clipped: bool
    """The loudest sounds were cut off when it was recorded: that cannot be mended."""
    bars: tuple[int, ...]
    """Peaks of as many equal parts, 0 to 100."""


def measure(pcm: Pcm) -> Measured:
    """A recording as it was delivered."""
    narrow = resample(pcm)
    active = active_frames(narrow)
    spoken = np.flatnonzero(active)
    magnitude = np.abs(pcm.samples)
    duration_ms = len(pcm.samples) * 1000 // pcm.rate_hz
    before_ms = int(spoken[0]) * 10 if len(spoken) else duration_ms
    after_ms = max(0, duration_ms - (int(spoken[-1]) + 1) * 10) if len(spoken) else 0
    return Measured(
        duration_ms=duration_ms,
        rate_hz=pcm.rate_hz,
        level_dbfs=_level(narrow, active),
        peak_dbfs=_dbfs(float(magnitude.max()) if len(magnitude) else 0.0),
        silence_before_ms=before_ms,
        silence_after_ms=after_ms,
        clipped=int((magnitude >= LOUDEST).sum()) >= 3,
        bars=_bars(magnitude),
    )


def measure_sound(sound: Sound) -> Measured:
    """What callers hear of it."""
    return measure(Pcm((g711.decode(sound.ulaw) / 32768).astype(np.float32), RATE_HZ))


def _level(samples: npt.NDArray[np.float32], active: npt.NDArray[np.bool_]) -> float:
    padded = np.pad(samples.astype(np.float64), (0, -len(samples) % FRAME)).reshape(-1, FRAME)
    return _dbfs(float(np.sqrt((padded[active] ** 2).mean()))) if active.any() else SOFTEST_DBFS


def _bars(magnitude: npt.NDArray[np.float32]) -> tuple[int, ...]:
    parts = np.array_split(magnitude, min(BARS, len(magnitude)) or 1)
    return tuple(int(min(1.0, float(part.max())) * 100) if len(part) else 0 for part in parts)


def _dbfs(amplitude: float) -> float:
    return round(max(SOFTEST_DBFS, 20 * float(np.log10(amplitude))), 1) if amplitude > 0 else SOFTEST_DBFS
