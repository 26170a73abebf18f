"""Sound to measure with."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["noise", "noise_pcmu"]

RATE_HZ = 8000


def noise(duration_ms: int, seed: int) -> npt.NDArray[np.int16]:
    """White noise as 16-bit PCM at 8 kHz, as loud as a speaker, the same for the same seed."""
    samples = np.random.default_rng(seed).normal(0, 3000, duration_ms * RATE_HZ // 1000)
    return np.clip(samples, -20_000, 20_000).astype(np.int16)


def noise_pcmu(duration_ms: int, seed: int) -> bytes:
    """White noise as PCMU (ITU-T G.711 µ-law), 8 bytes a millisecond, the same for the same seed.

    Bytes are drawn among the codes for 1,000 to 8,000 of 32,635, so that no packet of it is ever taken for silence.
    """
    generator = np.random.default_rng(seed)
    size = duration_ms * RATE_HZ // 1000
    code = generator.integers(0x20, 0x50, size, dtype=np.uint8)
    sign = generator.integers(0, 2, size, dtype=np.uint8) << 7
    return (code | sign).tobytes()
