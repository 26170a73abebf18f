"""Bounds: how much one connection may send, and how many there may be."""

from __future__ import annotations

from ivrflow.channels.browser.guard import MESSAGES_PER_S, SAVED_S, Allowance, Crowd


def test_sound_and_keys_at_their_pace_are_always_taken() -> None:
    now_s = [0.0]
    allowance = Allowance(lambda: now_s[0])
    for _ in range(60 * 60):
        now_s[0] += 1 / 60
        assert allowance.takes_one_more()


def test_more_is_taken_for_some_seconds_only() -> None:
    allowance = Allowance(lambda: 0.0)
    taken = sum(allowance.takes_one_more() for _ in range(10_000))
    assert taken == MESSAGES_PER_S * SAVED_S


def test_what_was_saved_has_a_limit() -> None:
    now_s = [0.0]
    allowance = Allowance(lambda: now_s[0])
    now_s[0] = 3600.0
    assert sum(allowance.takes_one_more() for _ in range(10_000)) == MESSAGES_PER_S * SAVED_S


def test_a_crowd_is_full_when_so_many_are_there() -> None:
    crowd = Crowd(1)
    assert not crowd.is_full
    crowd.present = 1
    assert crowd.is_full
