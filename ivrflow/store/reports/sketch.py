"""How long calls take, as counts that can be added: a histogram with buckets that grow by the same factor.

The idea is DDSketch's (Masson, Rim and Lee, VLDB 2019): a quantile of any sum of histograms is off by at most
`ERROR` of itself, however the durations are spread, and whatever was added to what.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

__all__ = ["ERROR", "NO_BUCKET", "bucket_of", "middle_of", "quantile"]

ERROR = 0.025
"""Of the true quantile, at most."""

GROWTH = (1 + ERROR) / (1 - ERROR)
SHORTEST_MS = 1
"""Shorter ones count as this long."""

NO_BUCKET = -1
"""Stands where a sum has no buckets."""


def bucket_of(ms: int) -> int:
    """The bucket of a duration, from 0: bucket n holds those above `GROWTH ** (n - 1)` ms, up to `GROWTH ** n` ms."""
    return math.ceil(math.log(max(ms, SHORTEST_MS), GROWTH))


def middle_of(bucket: int) -> float:
    """The duration in ms that stands for a bucket: off by at most `ERROR` of any in it."""
    return 2 * GROWTH**bucket / (1 + GROWTH)


def quantile(counts: Mapping[int, int], part: float) -> float | None:
    """The duration in ms below which this part (0 to 1) of all lies; None when there is none.

    As statistics has it for a sorted list: the one with the number ⌈part · n⌉, counted from 1.
    """
    wanted = max(1, math.ceil(part * sum(counts.values())))
    passed = 0
    for bucket in sorted(counts):
        passed += counts[bucket]
        if passed >= wanted:
            return middle_of(bucket)
    return None
