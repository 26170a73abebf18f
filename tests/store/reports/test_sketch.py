"""Quantiles of histograms are as right as is promised."""

from __future__ import annotations

import math
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from ivrflow.store.reports.sketch import ERROR, bucket_of, middle_of, quantile

durations = st.integers(1, 24 * 3_600_000)


@given(durations)
def test_a_bucket_stands_for_every_duration_in_it(ms: int) -> None:
    assert abs(middle_of(bucket_of(ms)) - ms) <= ERROR * ms * 1.000001


@given(st.lists(durations, min_size=1, max_size=200), st.lists(durations, max_size=200), st.floats(0, 1))
def test_the_quantile_of_a_sum_of_histograms_is_that_of_all_durations(
    some: list[int], others: list[int], part: float
) -> None:
    counts = Counter(map(bucket_of, some)) + Counter(map(bucket_of, others))
    right = sorted(some + others)[max(1, math.ceil(part * len(some + others))) - 1]
    told = quantile(counts, part)
    assert told is not None
    assert abs(told - right) <= ERROR * right * 1.000001


def test_longer_is_never_in_a_lower_bucket_and_nothing_is_too_short() -> None:
    buckets = [bucket_of(ms) for ms in range(0, 100_000, 7)]
    assert buckets == sorted(buckets)
    assert buckets[0] == bucket_of(1) == 0


def test_of_nothing_there_is_no_quantile() -> None:
    assert quantile({}, 0.95) is None
