"""From mu-law to A-law (ITU-T G.711), through linear samples."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["ALAW_OF_ULAW", "ULAW_SILENCE"]

ULAW_SILENCE: Final = 0xFF
"""Positive zero."""


def _linear_of_ulaw(code: int) -> int:
    """A sample of 16 bits. G.711 table 2: eight segments that double, 33 added before, all bits inverted."""
    inverted = code ^ 0xFF
    segment, step = inverted >> 4 & 7, inverted & 15
    magnitude = ((2 * step + 33 << segment) - 33) << 2
    return -magnitude if inverted & 0x80 else magnitude


def _alaw_of_linear(sample: int) -> int:
    """The code whose interval holds a sample of 16 bits. G.711 table 1: even bits inverted, the sign bit set for
    positive samples."""
    negative = sample < 0
    # The one's complement: on the edge of an interval a negative sample belongs to the one nearer to zero.
    magnitude = min((~sample if negative else sample) >> 4, 2047)
    segment = max(magnitude.bit_length() - 4, 0)
    step = (magnitude >> max(segment - 1, 0)) & 0x0F
    return ((0 if negative else 0x80) | segment << 4 | step) ^ 0x55


ALAW_OF_ULAW: Final[npt.NDArray[np.uint8]] = np.array(
    [_alaw_of_linear(_linear_of_ulaw(code)) for code in range(256)], np.uint8
)
"""A-law code at the index of the mu-law code."""
