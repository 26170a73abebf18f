"""Sound in files, also in files that a recorder has not finished."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from .wav import read_wav, silence, write_wav

RAMP = np.arange(-4000, 4000, dtype=np.int16)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_wav(tmp_path / "ramp.wav", RAMP)
    assert np.array_equal(read_wav(tmp_path / "ramp.wav"), RAMP)


def test_an_unfinished_file_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    write_wav(tmp_path / "whole.wav", silence(0))
    header = (tmp_path / "whole.wav").read_bytes()
    (tmp_path / "growing.wav").write_bytes(header + RAMP.tobytes()[:1001])
    assert np.array_equal(read_wav(tmp_path / "growing.wav"), RAMP[:500])


def test_a_file_without_its_header_yet_is_empty(tmp_path: Path) -> None:
    (tmp_path / "new.wav").write_bytes(b"RIFF")
    assert len(read_wav(tmp_path / "new.wav")) == 0
