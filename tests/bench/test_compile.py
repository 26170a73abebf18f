"""The bench of the compiler edits what it says, and never measures a flow with errors."""

from __future__ import annotations

import pytest

from bench.compile import run
from bench.row import Options


@pytest.mark.slow
def test_it_measures_opening_and_three_kinds_of_edits() -> None:
    opened, *edits = run(Options(quick=True))
    assert opened.met is None
    assert len(edits) == 3
    assert all(row.met is not None for row in edits)
