"""The bare text: the same for flows that do the same, and canonical."""

from __future__ import annotations

from ivrflow.compiler.identity import bare_block, bare_text
from ivrflow.lang import parse_flow, print_flow

TEXT = """\
// about the flow
flow small {
  // where it starts
  start = hello
  languages = [en-US]
  zone = Asia/Shanghai // the head office's
}

// greets
play hello { // at once
  prompt = {
    // in English
    en-US: say("Hello.")
    // no other
  }
  done -> bye
  // that is all
}

hang_up bye {}

// the end
"""


def test_a_bare_text_is_the_canonical_text_without_comments() -> None:
    flow = parse_flow(TEXT).flow
    assert flow is not None
    bare = bare_text(flow.header, (bare_block(block) for block in flow.blocks))
    assert "//" not in bare
    again = parse_flow(bare).flow
    assert again is not None
    assert print_flow(again) == bare
    assert bare_text(again.header, (bare_block(block) for block in again.blocks)) == bare
