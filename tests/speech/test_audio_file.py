from __future__ import annotations

import shutil
import subprocess
import wave
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivrflow.model.errors import Unavailable
from ivrflow.speech.audio_file import read_audio


def write_pcm(path: Path, bytes_per_sample: int, channels: int) -> Path:
    """A second of 440 Hz at a tenth of full scale, alike on all channels."""
    full_scale = 1 << (8 * bytes_per_sample - 1)
    values = np.round(0.1 * np.sin(2 * np.pi * 440 * np.arange(16_000) / 16_000) * (full_scale - 1)).astype(int)
    # 8-bit WAV is unsigned, all others are signed.
    offset = 128 if bytes_per_sample == 1 else 0
    frames = b"".join(
        int(value + offset).to_bytes(bytes_per_sample, "little", signed=bytes_per_sample > 1) * channels
        for value in values
    )
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(bytes_per_sample)
        file.setframerate(16_000)
        file.writeframes(frames)
    return path


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("bytes_per_sample", [1, 2, 3, 4])
def test_reads_every_width_of_linear_wav(tmp_path: Path, bytes_per_sample: int, channels: int) -> None:
    pcm = read_audio(write_pcm(tmp_path / "a.wav", bytes_per_sample, channels))
    assert (pcm.rate_hz, len(pcm.samples)) == (16_000, 16_000)
    assert np.abs(pcm.samples).max() == pytest.approx(0.1, abs=0.01)
    assert pcm.samples.mean() == pytest.approx(0, abs=0.001)


def test_without_ffmpeg_other_formats_are_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "welcome.mp3").write_bytes(b"ID3\x04" + bytes(2_000))
    with pytest.raises(Unavailable, match=r"welcome\.mp3: .*install ffmpeg, or convert .* welcome\.wav"):
        read_audio(tmp_path / "welcome.mp3")


@pytest.mark.skipif(
    shutil.which("ffmpeg") is None, reason="ffmpeg is not installed: formats other than WAV cannot be read"
)
@pytest.mark.parametrize("suffix", ["mp3", "flac", "ogg"])
def test_with_ffmpeg_common_formats_are_read(tmp_path: Path, suffix: str) -> None:
    source = write_pcm(tmp_path / "a.wav", 2, 1)
    converted = tmp_path / f"b.{suffix}"
    subprocess.run(["ffmpeg", "-loglevel", "error", "-i", source, converted], check=True)
    pcm = read_audio(converted)
    assert len(pcm.samples) / pcm.rate_hz == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize("name", ["speech.mp3", "speech.wav", "speech.ogg"])
def test_what_holds_no_audio_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"Dear Sir, please find attached the recordings." * 50)
    with pytest.raises(Unavailable, match=name):
        read_audio(tmp_path / name)


def test_floating_point_in_an_extensible_wav_is_refused(tmp_path: Path) -> None:
    """pydub would take the floats for integers: a noise as loud as can be."""
    form = (
        b"\xfe\xff" + b"\x01\x00" + (8_000).to_bytes(4, "little") + (32_000).to_bytes(4, "little") + b"\x04\x00\x20\x00"
    )
    form += b"\x16\x00" + b"\x20\x00" + bytes(4) + b"\x03\x00" + bytes(14)
    body = b"WAVEfmt " + len(form).to_bytes(4, "little") + form + b"data" + (400).to_bytes(4, "little") + bytes(400)
    (tmp_path / "a.wav").write_bytes(b"RIFF" + len(body).to_bytes(4, "little") + body)
    with pytest.raises(Unavailable, match="export it as 16-bit WAV"):
        read_audio(tmp_path / "a.wav")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"gone\.wav: not readable"):
        read_audio(tmp_path / "gone.wav")


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Of a stereo recording: the header, and a little sound."""
    return write_pcm(tmp_path_factory.mktemp("recorded") / "whole.wav", 2, 1).read_bytes()[:600]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(spoilt=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 255)), max_size=6), length=st.integers(0, 600))
def test_a_spoilt_file_is_read_or_refused_and_never_crashes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, beginning: bytes, spoilt: list[tuple[int, int]], length: int
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    whole = bytearray(beginning)
    for place, value in spoilt:
        whole[place] = value
    path = tmp_path / "spoilt.wav"
    path.write_bytes(whole[:length])
    with suppress(Unavailable):
        assert len(read_audio(path).samples) <= 600
