"""IVR103"""

from __future__ import annotations

from ..small import PLAY, codes, menu, small

LOST = PLAY.replace("hello", "lost")


def test_handlers_and_keys_reach_nodes_too() -> None:
    asking = menu("hello", 'key "1" -> bye')
    assert codes(small("  start = hello", asking + LOST)) == ["IVR103"]
    for line in ("on error -> lost", "on hangup -> lost", 'key "0" -> lost'):
        assert codes(small(f"  start = hello\n  {line}", asking + LOST)) == [], line
    assert codes(small('  start = hello\n  key "0" -> lost', PLAY + LOST)) == ["IVR103"], "no menu, so no key"
