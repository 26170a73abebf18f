"""Sounds in figures."""

from __future__ import annotations

import numpy as np
import pytest

from ivrflow.speech.measuring import BARS, SOFTEST_DBFS, measure, measure_sound
from ivrflow.speech.pipeline import Pcm, process

from .conftest import tone


def _in_silence(hertz: float, seconds: float, rate_hz: int, amplitude: float) -> Pcm:
    quiet = np.zeros(rate_hz // 2, dtype=np.float32)
    return Pcm(np.concatenate([quiet, tone(hertz, seconds, rate_hz, amplitude), quiet, quiet]), rate_hz)


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 44_100])
def test_the_level_is_that_of_the_parts_in_which_somebody_speaks(rate_hz: int) -> None:
    measured = measure(_in_silence(440, 1.0, rate_hz, 0.1))
    assert measured.level_dbfs == pytest.approx(20 * np.log10(0.1 / np.sqrt(2)), abs=0.3)
    assert measured.peak_dbfs == pytest.approx(-20, abs=0.2)
    assert measured.duration_ms == 2500
    assert measured.silence_before_ms == pytest.approx(500, abs=20)
    assert measured.silence_after_ms == pytest.approx(1000, abs=20)
    assert not measured.clipped


@pytest.mark.parametrize("amplitude", [0.02, 0.1, 0.5])
def test_the_telephone_brings_all_to_one_level_and_cuts_silence_off(amplitude: float) -> None:
    measured = measure_sound(process(_in_silence(440, 1.0, 16_000, amplitude)))
    assert measured.level_dbfs == pytest.approx(-20, abs=0.5)
    assert (measured.silence_before_ms, measured.silence_after_ms) <= (40, 70)
    assert measured.duration_ms == pytest.approx(1090, abs=20)


def test_what_was_cut_off_is_told() -> None:
    pcm = _in_silence(440, 0.5, 16_000, 3.0)
    assert measure(Pcm(np.clip(pcm.samples, -1, 1), 16_000)).clipped


def test_silence_and_nothing_can_be_measured() -> None:
    silent = measure(Pcm(np.zeros(8_000, dtype=np.float32), 8_000))
    assert (silent.level_dbfs, silent.peak_dbfs, silent.silence_before_ms) == (SOFTEST_DBFS, SOFTEST_DBFS, 1000)
    nothing = measure(Pcm(np.zeros(0, dtype=np.float32), 8_000))
    assert (nothing.duration_ms, nothing.bars) == (0, (0,))


def test_the_drawing_shows_where_it_is_loud() -> None:
    bars = measure(_in_silence(440, 1.0, 16_000, 0.5)).bars
    assert len(bars) == BARS
    assert (bars[0], max(bars), bars[-1]) == (0, 49, 0) or max(bars) == 50
