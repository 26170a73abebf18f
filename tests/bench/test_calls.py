"""The bench itself works; its figures are for whoever runs it."""

from __future__ import annotations

from bench.calls import SEARCHES, run
from bench.row import Options


def test_it_measures_every_search() -> None:
    filled, *asked, whole = run(Options(quick=True, settings={"calls": "400"}))
    assert filled.what.startswith("400 calls")
    assert len(asked) == len(SEARCHES)
    assert whole.measured.endswith("in 1 pages")
    assert all(" ms" in row.measured and row.target for row in asked)
