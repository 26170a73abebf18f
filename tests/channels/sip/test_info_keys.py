"""Keys by INFO, and presses that are reported twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.channels.sip.info_keys import InfoKey, OncePerPress, info_key
from ivrflow.model.inputs import KEYS

RELAY, PLAIN = "application/dtmf-relay", "application/dtmf"


@pytest.mark.parametrize(
    ("content_type", "body", "expected"),
    [
        (RELAY, b"Signal=5\r\nDuration=160\r\n", InfoKey("5", 160)),
        (RELAY, b"signal = *\nduration = 90", InfoKey("*", 90)),
        (RELAY, b"Signal=11\r\n", InfoKey("#", 0)),
        (RELAY, b"Signal=a\r\n", InfoKey("A", 0)),
        (PLAIN, b"7", InfoKey("7", 0)),
        (PLAIN, b"10\r\n", InfoKey("*", 0)),
        (RELAY, b"Signal=E\r\n", None),
        (RELAY, b"Signal=16\r\n", None),
        (RELAY, b"Signal=!\r\n", None),
        (RELAY, b"Signal=1\r\nSignal=2\r\n", None),
        (RELAY, b"", None),
        (RELAY, b"5", None),
        (PLAIN, b"55", None),
        (PLAIN, b"\xb2", None),
        (PLAIN, b"\xdf", None),
        (RELAY, b"Signal=5\r\n" + b"x" * 600, None),
    ],
)
def test_what_is_a_key(content_type: str, body: bytes, expected: InfoKey | None) -> None:
    assert info_key(content_type, body) == expected


@given(st.sampled_from([RELAY, PLAIN]), st.binary(max_size=80), st.booleans())
def test_only_the_sixteen_keys_come_through(content_type: str, noise: bytes, signal: bool) -> None:
    pressed = info_key(content_type, (b"Signal=" if signal else b"") + noise)
    assert pressed is None or pressed.key in KEYS


def test_a_press_told_twice_counts_once_in_either_order() -> None:
    once = OncePerPress()
    assert once.is_new("rtp", "5", 1000)
    assert not once.is_new("info", "5", 1180, 160)
    assert once.is_new("info", "6", 3000)
    assert not once.is_new("rtp", "6", 3010)


def test_a_double_press_stays_double() -> None:
    once = OncePerPress()
    told = [once.is_new(source, "5", at) for source, at in [("rtp", 0), ("rtp", 200), ("info", 250), ("info", 420)]]
    assert told == [True, True, False, False]


def test_a_long_press_is_still_one() -> None:
    once = OncePerPress()
    assert once.is_new("rtp", "5", 0)
    assert not once.is_new("info", "5", 3100, 3000)


def test_presses_far_apart_or_different_are_not_paired() -> None:
    once = OncePerPress()
    assert once.is_new("rtp", "5", 0)
    assert once.is_new("info", "6", 10)
    assert once.is_new("info", "5", 1200)


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.integers(0, 300)), max_size=80))
def test_one_source_alone_is_never_thinned_out(presses: list[tuple[str, int]]) -> None:
    once, now = OncePerPress(), 0
    for key, pause in presses:
        now += pause
        assert once.is_new("rtp", key, now)


@given(st.lists(st.tuples(st.sampled_from("1#"), st.integers(50, 600), st.integers(0, 400)), max_size=30))
def test_two_sources_count_each_press_once(presses: list[tuple[str, int, int]]) -> None:
    reports, now = [], 0
    for key, pause, lag in presses:
        now += pause
        reports += [(now, "rtp", key), (now + lag, "info", key)]
    once = OncePerPress()
    counted = [key for at, source, key in sorted(reports) if once.is_new(source, key, at)]
    assert sorted(counted) == sorted(key for key, _, _ in presses)
