"""IVR410"""

from __future__ import annotations

from ..small import codes, menu, small


def test_a_choice_is_needed_also_where_the_header_has_keys() -> None:
    assert codes(small('  start = a\n  key "0" -> bye', menu("a"))) == ["IVR410"]
    assert codes(small("  start = a", menu("a", 'key "1" -> bye'))) == []
