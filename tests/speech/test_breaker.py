from __future__ import annotations

from ivrflow.speech.breaker import Breaker


class Clock:
    def __init__(self) -> None:
        self.now_s = 1_000.0

    def __call__(self) -> float:
        return self.now_s


def test_opens_at_the_limit_and_closes_when_the_deaths_are_old() -> None:
    clock = Clock()
    breaker = Breaker(clock, limit=3, window_s=60)
    for _ in range(2):
        breaker.died()
        clock.now_s += 10
    assert not breaker.is_open
    breaker.died()
    assert breaker.is_open
    clock.now_s += 39
    assert breaker.is_open
    clock.now_s += 1
    assert not breaker.is_open


def test_one_more_death_opens_it_again() -> None:
    clock = Clock()
    breaker = Breaker(clock, limit=2, window_s=60)
    breaker.died()
    clock.now_s += 30
    breaker.died()
    clock.now_s += 31
    assert not breaker.is_open
    breaker.died()
    assert breaker.is_open


def test_deaths_far_apart_never_open_it() -> None:
    clock = Clock()
    breaker = Breaker(clock, limit=2, window_s=60)
    for _ in range(50):
        breaker.died()
        clock.now_s += 60
        assert not breaker.is_open
