"""Which nodes play which recording."""

from __future__ import annotations

from datetime import UTC, datetime

from designer.prompts.uses import Use, uses_of
from ivrflow.model.releases import Draft

TEXT = """\
flow f "F" {
  languages = [en-US, zh-CN]
  zone = UTC
  start = a
}

play a {
  prompt = audio("both") audio("chinese", zh-CN) say("not audio(\\"said\\")")
  done -> b
}

play b {
  prompt = {
    en-US: audio("both") audio( "english" )
    zh-CN: say("你好")
  }
  done -> ?
}
"""


def _draft(text: str) -> Draft:
    return Draft("f", 1, text, "", "wang", datetime(2026, 1, 1, tzinfo=UTC))


def test_recordings_are_found_in_the_languages_in_which_they_are_played() -> None:
    a, b = Use("f", "a", False), Use("f", "b", False)
    assert uses_of([_draft(TEXT)], []) == {
        ("en-US", "both"): (a, b),
        ("zh-CN", "both"): (a,),
        ("zh-CN", "chinese"): (a,),
        ("en-US", "english"): (b,),
    }


def test_a_draft_that_cannot_be_read_plays_nothing() -> None:
    assert uses_of([_draft("nonsense")], []) == {}
