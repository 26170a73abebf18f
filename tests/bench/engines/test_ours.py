"""IVRFlow's part goes the way that the others go; how fast, no test asks."""

from __future__ import annotations

import pytest

from bench.engines.figures import Amount
from bench.engines.ours import measure

AMOUNT = Amount(rounds=3, calls=4, repetitions=2, idle_calls=10)


@pytest.mark.parametrize(("collects", "encodes"), [(True, False), (False, False), (True, True)])
def test_it_measures_what_was_asked(collects: bool, encodes: bool) -> None:
    figures = measure(AMOUNT, collects=collects, encodes=encodes)
    assert len(figures.visits_per_s) == 2
    assert min(figures.visits_per_s) > 0
    assert 500 < figures.bytes_per_call < 100_000
