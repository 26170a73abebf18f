"""What the bench of the designer says of what it measured."""

from __future__ import annotations

from bench.designer import at_least, at_most


def test_medians_are_held_against_targets_and_the_worst_is_told() -> None:
    row = at_most("opened", [900.0, 1_000.0, 2_000.0], 1_500)
    assert (row.measured, row.target, row.met) == ("1000 ms, worst 2000 ms", "at most 1500 ms", True)
    row = at_least("dragged", [60.0, 30.0, 40.0], 50)
    assert (row.measured, row.target, row.met) == ("40 frames/s, worst 30", "at least 50 frames/s", False)
