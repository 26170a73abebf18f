"""The bench itself works; its figures are for whoever runs it."""

from __future__ import annotations

import pytest

from bench.exploration import run
from bench.row import Options


@pytest.mark.slow
def test_it_measures_and_says_what_was_cut() -> None:
    explored, judged, timed = run(Options(quick=True))
    assert explored.what.startswith("89 nodes with 12 counted loops")
    assert "100 % of the exits" in explored.remark
    assert "taken for another" in explored.remark
    assert judged.what.endswith("(0)")
    assert timed.measured.endswith(" s")
