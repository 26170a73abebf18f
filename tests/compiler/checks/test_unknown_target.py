"""IVR102"""

from __future__ import annotations

from ..small import PLAY, codes, small


def test_every_arrow_is_looked_at() -> None:
    for header in ("start = helo", "start = hello\n  on error -> by", 'start = hello\n  key "0" -> by'):
        assert "IVR102" in codes(small(f"  {header}", PLAY)), header
    assert codes(small('  start = hello\n  key "*" -> back\n  key "9" -> repeat', PLAY)) == []
    assert "IVR102" in codes(small("  start = hello\n  on error -> back", PLAY))
