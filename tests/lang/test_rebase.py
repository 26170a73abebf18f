"""Blocks that stand elsewhere than when they were read."""

from __future__ import annotations

from ivrflow.lang import parse_flow
from ivrflow.lang.rebase import moved_block, moved_header, moved_issue

TEXT = """flow f {
  zone = UTC // z
  var a: text = "x"
  key "1" { fr: "un" } -> p
  on error -> p
}

// p
play p {
  y = { fr: say(1) de: say(2) }
  x = 1
  into a = b
  when a > 1 { fr: "x" } -> p
  done -> ?
}
"""


def test_moving_down_is_reading_further_down() -> None:
    here, below = parse_flow(TEXT).flow, parse_flow("\n\n\n" + TEXT).flow
    assert here is not None
    assert below is not None
    # Not ==, which does not look at places.
    assert repr(moved_header(here.header, 3)) == repr(below.header)
    assert repr(moved_block(here.blocks[0], 3)) == repr(below.blocks[0])
    assert moved_block(here.blocks[0], 0) is here.blocks[0]


def test_an_issue_moves_with_its_line() -> None:
    (issue,) = parse_flow("flow f {\n  x\n}\n").issues
    (below,) = parse_flow("\n\nflow f {\n  x\n}\n").issues
    assert moved_issue(issue, 2) == below
