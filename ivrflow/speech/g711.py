"""ITU-T G.711 mu-law: 16-bit linear samples to one byte each, and back.

Both directions are table look-ups. The standard works on 14-bit samples; the tables take 16-bit ones, which the
two lowest bits of the quantiser's first step absorb.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["SILENCE", "decode", "encode"]

SILENCE = 0xFF
"""The code of a sample of zero."""

BIAS = 132
"""33 of G.711 on the 16-bit scale: makes every segment start at a power of two."""
CLIP = 32635


def _encoding_table() -> npt.NDArray[np.uint8]:
    linear = np.arange(65536, dtype=np.uint16).view(np.int16).astype(np.int32)
    magnitude = np.minimum(np.abs(linear), CLIP) + BIAS
    segment = np.floor(np.log2(magnitude)).astype(np.int32) - 7
    step = (magnitude >> (segment + 3)) & 0x0F
    sign = np.where(linear < 0, 0x80, 0)
    # G.711 sends all bits inverted, so that silence keeps the line's clock alive.
    codes: npt.NDArray[np.uint8] = (~(sign | segment << 4 | step) & 0xFF).astype(np.uint8)
    return codes


def _decoding_table() -> npt.NDArray[np.int16]:
    code = ~np.arange(256, dtype=np.int32) & 0xFF
    segment, step = (code >> 4) & 0x07, code & 0x0F
    magnitude = ((step << 3) + BIAS << segment) - BIAS
    return np.where(code & 0x80, -magnitude, magnitude).astype(np.int16)


_ENCODED = _encoding_table()
_DECODED = _decoding_table()


def encode(samples: npt.NDArray[np.int16]) -> bytes:
    """One mu-law byte for each sample. Ties between two steps go to the larger magnitude, alike for both signs."""
    return _ENCODED[samples.view(np.uint16)].tobytes()


def decode(ulaw: bytes) -> npt.NDArray[np.int16]:
    """Samples of at most +-32,124."""
    samples: npt.NDArray[np.int16] = _DECODED[np.frombuffer(ulaw, dtype=np.uint8)]
    return samples
