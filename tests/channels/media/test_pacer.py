from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.channels.media.pacer import PHASES, Pacer

STEP = 0.005
CYCLE = 0.020


def test_phases_follow_each_other_every_five_milliseconds() -> None:
    pacer, phases = Pacer(100.0), []
    for tick in range(8):
        assert pacer.wait_s(100.0 + tick * STEP) == pytest.approx(0, abs=1e-9)
        assert pacer.begin(100.0 + tick * STEP) == 0
        phases.append(pacer.phase)
    assert phases == [0, 1, 2, 3, 0, 1, 2, 3]


def test_the_wait_is_what_remains() -> None:
    pacer = Pacer(100.0)
    pacer.begin(100.0)
    assert pacer.wait_s(100.002) == pytest.approx(0.003)


def test_a_little_late_is_made_up_for() -> None:
    pacer = Pacer(100.0)
    assert pacer.begin(100.052) == 0
    ticks = 1
    while not pacer.wait_s(100.052):
        assert pacer.begin(100.052) == 0
        ticks += 1
    assert ticks == 11
    assert pacer.late_ticks == 10
    assert pacer.worst_late_s == pytest.approx(0.052)


def test_much_too_late_is_given_up_in_whole_frames() -> None:
    pacer = Pacer(100.0)
    assert pacer.begin(110.003) == 500
    assert pacer.wait_s(110.003) == pytest.approx(0.002)
    assert pacer.phase == 0


@given(st.lists(st.floats(0, 0.5), max_size=60))
def test_time_is_never_lost_nor_owed(delays: list[float]) -> None:
    """Sent and skipped frames together are the time that passed, and no burst is longer than three frames."""
    now = 100.0
    pacer = Pacer(now)
    ticks = skipped = 0
    for delay in delays:
        now += pacer.wait_s(now) + delay
        burst = 0
        while not pacer.wait_s(now):
            skipped += pacer.begin(now)
            ticks += 1
            burst += 1
        assert burst <= 3 * PHASES + 1
    covered = ticks * STEP + skipped * CYCLE
    assert now - 100.0 <= covered + 1e-6
    assert covered <= now - 100.0 + STEP + 1e-6


def test_a_pause_with_nothing_to_do_is_not_late() -> None:
    pacer = Pacer(100.0)
    pacer.begin(100.0)
    pacer.restart(500.0)
    assert pacer.begin(500.0) == 0
    assert pacer.late_ticks == 0
