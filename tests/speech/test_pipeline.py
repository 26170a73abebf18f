from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.model.sound import RATE_HZ, Sound
from ivrflow.speech import g711
from ivrflow.speech.pipeline import Pcm, active_level_dbfs, concatenate, process, resample, silence

ENGINE_RATE_HZ = 22_050


def tone(
    hertz: float, seconds: float = 1.0, rate_hz: int = ENGINE_RATE_HZ, amplitude: float = 0.3
) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    times = np.arange(int(seconds * rate_hz)) / rate_hz
    return (amplitude * np.sin(2 * np.pi * hertz * times)).astype(np.float32)


def strength_db(samples: np.ndarray[tuple[int], np.dtype[np.float32]], hertz: float) -> float:
    """Of one frequency, by correlating with it."""
    turning = np.exp(-2j * np.pi * hertz * np.arange(len(samples)) / RATE_HZ) * np.hanning(len(samples))
    return float(20 * np.log10(np.abs(np.dot(samples, turning)) * 4 / len(samples) + 1e-12))


@pytest.mark.parametrize("hertz", [4_500, 5_000, 6_000, 7_000, 9_000])
def test_resampling_folds_nothing_back(hertz: int) -> None:
    kept = resample(Pcm(tone(1_000), ENGINE_RATE_HZ))
    folded = resample(Pcm(tone(hertz), ENGINE_RATE_HZ))
    alias = abs(hertz - RATE_HZ) if hertz < 8_000 else hertz - RATE_HZ
    assert strength_db(kept, 1_000) - strength_db(folded, alias) > 50
    assert np.abs(folded[400:-400]).max() < 0.3 * 10 ** (-50 / 20)


def test_the_whole_pipeline_is_alias_free() -> None:
    sound = process(Pcm(tone(700) + tone(6_000), ENGINE_RATE_HZ))
    samples = (g711.decode(sound.ulaw) / 32768).astype(np.float32)
    assert strength_db(samples, 700) - strength_db(samples, 2_000) > 50


@pytest.mark.parametrize("hertz", [300, 1_000, 3_300])
def test_the_telephone_band_passes(hertz: int) -> None:
    assert strength_db(resample(Pcm(tone(hertz), ENGINE_RATE_HZ)), hertz) == pytest.approx(20 * np.log10(0.3), abs=0.3)


@given(
    amplitude=st.floats(0.05, 1.0),
    hertz=st.integers(300, 3_000),
    before_ms=st.integers(0, 800),
    after_ms=st.integers(0, 800),
    rate_hz=st.sampled_from([8_000, 16_000, 22_050, 44_100, 48_000]),
)
def test_whatever_comes_in_goes_out_trimmed_and_level(
    amplitude: float, hertz: int, before_ms: int, after_ms: int, rate_hz: int
) -> None:
    quiet_before, quiet_after = (np.zeros(rate_hz * ms // 1000, dtype=np.float32) for ms in (before_ms, after_ms))
    loud = tone(hertz, 0.4, rate_hz, amplitude)
    sound = process(Pcm(np.concatenate([quiet_before, loud, quiet_after]), rate_hz))
    assert active_level_dbfs(sound) == pytest.approx(-20, abs=0.5)
    assert 400 <= sound.duration_ms <= 400 + 30 + 60 + 20
    assert np.abs(g711.decode(sound.ulaw).astype(int)).max() < 32_000


def test_peaks_are_bent_and_not_clipped() -> None:
    """A soft tone with bursts thirty times as loud, which levelling alone would push over the top."""
    samples = tone(500, amplitude=0.01)
    for start in range(2_000, 20_000, 4_000):
        samples[start : start + 40] *= 30
    sound = process(Pcm(samples, ENGINE_RATE_HZ))
    peak = np.abs(g711.decode(sound.ulaw).astype(int)).max()
    assert 32768 * 10 ** (-6 / 20) < peak <= 32768 * 10 ** (-1 / 20) * 1.03


def test_a_click_does_not_pass_for_the_speech() -> None:
    samples = tone(500, seconds=2.0, amplitude=0.05)
    samples[:8] = 1.0
    sound = process(Pcm(samples, ENGINE_RATE_HZ))
    assert sound.duration_ms >= 1_990
    assert active_level_dbfs(sound) == pytest.approx(-20, abs=2)


def test_edges_do_not_click() -> None:
    samples = g711.decode(process(Pcm(tone(1_000, rate_hz=RATE_HZ), RATE_HZ)).ulaw)
    assert abs(int(samples[0])) < 10
    assert abs(int(samples[-1])) < 10


@pytest.mark.parametrize("samples", [np.zeros(0), np.zeros(8_000), np.full(8_000, 1e-4)])
def test_what_is_inaudible_becomes_nothing(samples: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
    assert process(Pcm(samples.astype(np.float32), RATE_HZ)) == Sound(b"")


def test_noise_is_not_blown_up_to_speech() -> None:
    sound = process(Pcm(tone(1_000, rate_hz=RATE_HZ, amplitude=0.002), RATE_HZ))
    assert active_level_dbfs(sound) < -26


def test_silence_and_concatenation_count_exactly() -> None:
    whole = concatenate([silence(300), Sound(b"\x00" * 80), silence(20)])
    assert whole.duration_ms == 330
    assert active_level_dbfs(silence(100)) == -np.inf
    assert concatenate([]) == Sound(b"")
