"""Numbers are told apart by ids, and people know titles."""

from __future__ import annotations

from datetime import UTC, datetime

from designer.reports.titles import titles_of
from ivrflow.model.releases import Draft, Version

TEXT = """\
flow f "<b>Line</b>" {
  languages = [en-US]
  zone = UTC
  start = a
}

play a "Hello" {
  prompt = say("Hello.")
  done -> b
}

hang_up b
"""
AT = datetime(2026, 1, 1, tzinfo=UTC)


def test_what_callers_get_comes_before_what_is_drawn() -> None:
    drawn = TEXT.replace('"Hello" {', '"Good day" {')
    draft = Draft("f", 2, drawn, "", "wang", AT)
    assert titles_of([draft], []) == {"f": "<b>Line</b>", "f.a": "Good day"}
    assert titles_of([draft], [Version("f", 1, "hash", TEXT, "wang", "", AT)])["f.a"] == "Hello"
    assert titles_of([Draft("g", 1, "nonsense", "", "wang", AT)], []) == {}
