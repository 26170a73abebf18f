"""Noise that no packet of can be taken for silence, and that is told apart from other noise."""

from __future__ import annotations

import numpy as np

from bench.sounds import noise_pcmu

SILENT_FROM = 0x58
"""As bench/callgen/media.c has it: AUDIBLE."""


def test_every_packet_is_audible_and_seeds_differ() -> None:
    one = np.frombuffer(noise_pcmu(2000, seed=1), dtype=np.uint8)
    assert len(one) == 16_000
    assert ((one & 0x7F) < SILENT_FROM).all()
    assert one.tobytes() == noise_pcmu(2000, seed=1)
    assert one.tobytes() != noise_pcmu(2000, seed=2)
