"""IVR104"""

from __future__ import annotations

from ..small import PLAY, codes, menu, small


def test_a_circle_that_asks_is_none() -> None:
    again = PLAY.replace("done -> bye", "done -> ask")
    assert codes(small("  start = hello", again + menu("ask", 'key "1" -> hello'))) == []
    assert "IVR104" in codes(small("  start = hello", PLAY.replace("done -> bye", "done -> hello")))


def test_a_subflow_may_ask_for_all_that_is_known_here() -> None:
    node = "subflow hello {\n  flow = small()\n  done -> hello\n  failed -> bye\n}\n"
    assert "IVR104" not in codes(small("  start = hello", node))
