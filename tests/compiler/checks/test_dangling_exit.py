"""IVR101"""

from __future__ import annotations

from ..small import codes, menu, small


def test_only_what_the_author_must_connect_is_missed() -> None:
    """Technical exits have `on error`, and `holiday` goes where `closed` goes."""
    hours = "hours hello {\n  calendar = office\n  open -> bye\n  closed -> bye\n}\n"
    assert codes(small("  start = hello\n  on error -> bye", hours)) == []
    assert codes(small("  start = hello", menu("hello", 'key "1" -> ?', 'key "2" -> bye'))) == ["IVR101"]
    assert codes(small("  start = hello\n  on error -> bye", hours.replace("  closed -> bye\n", ""))) == ["IVR101"]
