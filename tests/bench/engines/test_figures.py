"""What one engine needs."""

from __future__ import annotations

from bench.engines.figures import Figures


def test_the_median_is_told_with_the_least_and_the_most() -> None:
    figures = Figures([3_000.0, 1_000.0, 20_000.0], 5.0)
    assert figures.median == 3_000
    assert str(figures) == "3,000 node visits/s (1,000 to 20,000 in 3 runs)"
