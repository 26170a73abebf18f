"""Tabs that fall silent are forgotten."""

from __future__ import annotations

from designer.presence.board import Board, Present


def test_a_silent_tab_is_forgotten_after_half_a_minute() -> None:
    now = [0.0]
    board = Board(lambda: now[0])
    li, wang = Present("li", "1", True, "main"), Present("wang", "1", False, "")
    assert board.tell("f", li) == ()
    now[0] = 29.0
    assert board.tell("f", wang) == (li,)
    assert board.tell("g", wang) == ()
    now[0] = 31.0
    assert board.tell("f", wang) == ()
