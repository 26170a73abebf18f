from __future__ import annotations

import sys
import warnings

import numpy as np
import pytest

from ivrflow.speech import g711

EVERY_SAMPLE = np.arange(-32768, 32768, dtype=np.int32).astype(np.int16)
EVERY_CODE = bytes(range(256))


def test_zero_is_the_code_of_silence() -> None:
    assert g711.encode(np.zeros(3, dtype=np.int16)) == bytes([g711.SILENCE]) * 3
    assert g711.decode(b"\xff").tolist() == [0]


def test_loudest_codes_are_those_of_the_standard() -> None:
    """G.711 table 2: 0x80 is the largest positive value, 8031 on the 14-bit scale, 0x00 the largest negative."""
    assert g711.decode(b"\x80\x00").tolist() == [8031 * 4, -8031 * 4]


def test_every_code_survives_decoding_and_encoding() -> None:
    again = g711.encode(g711.decode(EVERY_CODE))
    # 0x7F is minus zero: 16-bit samples have one zero only.
    assert again == EVERY_CODE.replace(b"\x7f", b"\xff")


def test_error_is_at_most_half_a_step() -> None:
    linear = EVERY_SAMPLE.astype(np.int32)
    error = np.abs(g711.decode(g711.encode(EVERY_SAMPLE)).astype(np.int32) - np.clip(linear, -32635, 32635))
    step = 8 << np.maximum(0, np.floor(np.log2(np.minimum(np.abs(linear), 32635) + 132)).astype(int) - 7)
    assert (error <= step / 2).all()


def test_encoding_is_monotonous() -> None:
    assert (np.diff(g711.decode(g711.encode(EVERY_SAMPLE)).astype(np.int32)) >= 0).all()


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="the standard library has no audioop to compare with any more")
def test_agrees_with_audioop() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import audioop

    assert g711.decode(EVERY_CODE).astype("<i2").tobytes() == audioop.ulaw2lin(EVERY_CODE, 2)
    # audioop rounds negative samples down to a multiple of four first: only those that are one already can be compared.
    exact = EVERY_SAMPLE[(EVERY_SAMPLE >= 0) | (EVERY_SAMPLE % 4 == 0)]
    assert g711.encode(exact) == audioop.lin2ulaw(exact.astype("<i2").tobytes(), 2)
