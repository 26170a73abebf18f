"""ITU-T G.711 as a phone decodes it; written apart from the project's own tables, which it serves to test."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .wav import Pcm

__all__ = ["PCMA", "PCMU", "decode", "encode_pcmu"]

PCMU, PCMA = 0, 8
"""RTP payload types (RFC 3551)."""


def _pcmu_sample(code: int) -> int:
    code = ~code & 0xFF
    magnitude = ((((code & 0x0F) << 3) + 0x84) << ((code & 0x70) >> 4)) - 0x84
    return -magnitude if code & 0x80 else magnitude


def _pcma_sample(code: int) -> int:
    code ^= 0x55
    magnitude = ((code & 0x0F) << 4) + 8
    exponent = (code & 0x70) >> 4
    if exponent:
        magnitude = (magnitude + 0x100) << (exponent - 1)
    return magnitude if code & 0x80 else -magnitude


_TABLES: dict[int, npt.NDArray[np.int16]] = {
    PCMU: np.array([_pcmu_sample(code) for code in range(256)], dtype=np.int16),
    PCMA: np.array([_pcma_sample(code) for code in range(256)], dtype=np.int16),
}


def decode(payload: bytes, payload_type: int = PCMU) -> Pcm:
    """16-bit samples of a packet's payload."""
    samples: Pcm = _TABLES[payload_type][np.frombuffer(payload, dtype=np.uint8)]
    return samples


def encode_pcmu(samples: Pcm) -> bytes:
    """The nearest code for each sample."""
    order = np.argsort(_TABLES[PCMU], kind="stable")
    levels = _TABLES[PCMU][order].astype(np.int32)
    place = np.clip(np.searchsorted(levels, samples), 1, 255)
    nearer = np.abs(levels[place - 1] - samples) <= np.abs(levels[place] - samples)
    codes: bytes = order[place - nearer].astype(np.uint8).tobytes()
    return codes
