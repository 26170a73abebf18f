from __future__ import annotations

import warnings

import numpy as np

with warnings.catch_warnings():
    # Deprecated in 3.11 and 3.12; from 3.13 on audioop-lts provides it.
    warnings.simplefilter("ignore", DeprecationWarning)
    import audioop

from ivrflow.channels.media.g711 import ALAW_OF_ULAW, ULAW_SILENCE

ULAW = bytes(range(256))


def test_the_table_is_that_of_another_implementation() -> None:
    assert ALAW_OF_ULAW.tobytes() == audioop.lin2alaw(audioop.ulaw2lin(ULAW, 2), 2)


def test_the_sound_stays_the_same() -> None:
    before = np.frombuffer(audioop.ulaw2lin(ULAW, 2), np.int16).astype(int)
    after = np.frombuffer(audioop.alaw2lin(ALAW_OF_ULAW.tobytes(), 2), np.int16).astype(int)
    # A-law's steps are a sixteenth of the amplitude at most, and 16 near silence.
    assert (abs(after - before) <= np.maximum(abs(before) / 16, 16)).all()


def test_silence_is_silence() -> None:
    assert audioop.ulaw2lin(bytes([ULAW_SILENCE]), 2) == b"\x00\x00"
    assert ALAW_OF_ULAW[ULAW_SILENCE] == 0xD5
