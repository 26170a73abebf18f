"""IVR106"""

from __future__ import annotations

from ..small import codes, small

QUEUE = "queue hello {\n  queue = cards\n  busy -> bye\n  noanswer -> bye\n  refused -> bye\n}\n"


def test_a_handler_or_a_connection_is_enough() -> None:
    assert codes(small("  start = hello", QUEUE)) == ["IVR106"]
    assert "IVR106" not in codes(small("  start = hello\n  on error -> bye", QUEUE))
    assert codes(small("  start = hello", QUEUE.replace("  busy", "  failed -> bye\n  busy"))) == []
