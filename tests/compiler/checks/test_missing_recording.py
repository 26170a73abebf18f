"""IVR303"""

from __future__ import annotations

from dataclasses import replace

from ..small import PLAY, WORLD, codes, small

RECORDED = replace(WORLD, recordings={"en-US": frozenset({"welcome"}), "zh-CN": frozenset()})


def test_each_language_needs_its_own() -> None:
    node = PLAY.replace('say("Hello.")', 'audio("welcome")')
    assert codes(small("  start = hello", node, world=RECORDED)) == []
    assert codes(small("  start = hello", node, languages="en-US, zh-CN", world=RECORDED)) == ["IVR303"]
    assert codes(small("  start = hello", node, languages="en-US, zh-CN")) == [], "nobody knows the recordings"


def test_beside_a_value_that_is_not_known_yet_too() -> None:
    node = PLAY.replace('say("Hello.")', 'audio("welcom") number(n)')
    assert codes(small("  start = hello\n  var n: number = 1", node, world=RECORDED)) == ["IVR303"]
