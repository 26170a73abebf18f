"""IVR105"""

from __future__ import annotations

from ..small import codes, menu, small

TRAPPED = menu("a", 'key "1" -> b').replace("-> bye", "-> a") + menu("b", 'key "1" -> a').replace("-> bye", "-> b")


def test_one_way_out_is_enough() -> None:
    assert codes(small("  start = a", TRAPPED)) == ["IVR105", "IVR103"]
    assert codes(small('  start = a\n  key "0" -> bye', TRAPPED)) == []


def test_a_queue_is_a_way_out() -> None:
    queue = "queue q {\n  queue = cards\n  busy -> a\n  noanswer -> a\n  refused -> a\n  failed -> a\n}\n"
    assert "IVR105" not in codes(small('  start = a\n  key "0" -> q', TRAPPED + queue))


def test_a_node_with_another_error_is_not_accused_too() -> None:
    broken = menu("a", 'key "1" -> a', "attempts = 99").replace("-> bye", "-> a")
    assert "IVR105" not in codes(small("  start = a", broken))
