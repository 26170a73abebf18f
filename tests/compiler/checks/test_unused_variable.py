"""IVR204"""

from __future__ import annotations

from ..small import PLAY, codes, collect, small


def test_filling_a_variable_is_no_use_of_it() -> None:
    assert codes(small("  start = ask\n  var typed: text private", collect("Number?", "bye"))) == ["IVR204"]
    assert codes(small("  start = hello\n  argument n: number", PLAY)) == ["IVR204"]
    assert codes(small("  start = hello\n  result n: number", PLAY)) == [], "it goes to the calling flow"


def test_nothing_is_said_while_a_node_cannot_be_read() -> None:
    assert codes(small("  start = hello\n  var n: number", PLAY.replace("Hello.", "{m}"))) == ["IVR201"]
