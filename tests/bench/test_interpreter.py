"""The bench of the interpreter measures what it says; how fast it is, no test asks."""

from __future__ import annotations

import pytest

from bench.interpreter import BYTES_TARGET, run
from bench.row import Options


@pytest.mark.slow
def test_it_measures_speed_twice_and_memory_once() -> None:
    speed, encoded, memory = run(Options(quick=True))
    assert speed.met is not None
    assert encoded.met is None
    assert float(memory.measured.removesuffix(" kB")) * 1000 < BYTES_TARGET
