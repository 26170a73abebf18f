"""G.711 against values that its tables state."""

from __future__ import annotations

import numpy as np
import pytest

from .g711 import PCMA, PCMU, decode, encode_pcmu


@pytest.mark.parametrize(
    ("payload_type", "code", "sample"),
    [
        (PCMU, 0xFF, 0),
        (PCMU, 0x80, 32124),
        (PCMU, 0x00, -32124),
        (PCMA, 0xD5, 8),
        (PCMA, 0x55, -8),
        (PCMA, 0xAA, 32256),
    ],
)
def test_a_code_stands_for_a_sample(payload_type: int, code: int, sample: int) -> None:
    assert decode(bytes([code]), payload_type)[0] == sample


def test_encoding_finds_the_nearest_code() -> None:
    samples = decode(bytes(range(256)))
    assert np.array_equal(decode(encode_pcmu(samples)), samples)
