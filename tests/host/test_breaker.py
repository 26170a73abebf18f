"""A host that is down is spared, and tried again."""

from __future__ import annotations

from ivrflow.host.breaker import Breaker


def failed_five_times(at: float) -> Breaker:
    breaker = Breaker()
    for _ in range(5):
        assert breaker.allows(at)
        breaker.failed(at)
    return breaker


def test_it_opens_after_five_failures_in_a_row() -> None:
    breaker = failed_five_times(100.0)
    assert not breaker.allows(100.0)
    assert not breaker.allows(104.9)


def test_a_success_in_between_starts_the_count_again() -> None:
    breaker = Breaker()
    for _ in range(4):
        breaker.failed(1.0)
    breaker.succeeded()
    for _ in range(4):
        breaker.failed(1.0)
    assert breaker.allows(1.0)


def test_half_open_it_lets_one_query_through() -> None:
    breaker = failed_five_times(100.0)
    assert breaker.allows(105.0)
    assert not breaker.allows(105.0)
    breaker.succeeded()
    assert breaker.allows(105.1)
    assert breaker.closed


def test_a_failed_try_opens_it_again_and_an_abandoned_one_does_not_keep_it_shut() -> None:
    breaker = failed_five_times(100.0)
    assert breaker.allows(105.0)
    breaker.failed(108.0)
    assert not breaker.allows(112.9)
    assert breaker.allows(113.0)
    assert not breaker.allows(117.9)
    assert breaker.allows(118.0)
