"""Headers, before and after."""

from __future__ import annotations

from ivrflow.verify.changes.change import Change, Sort
from ivrflow.verify.changes.headers import changes_of_header

from .reading import read


def changes(before: str, after: str, titles: tuple[str, str] = ("", "")) -> list[Change]:
    old, new = read(header=before, title=titles[0]), read(header=after, title=titles[1])
    return list(changes_of_header("test", old.header, new.header, {"old": "new"}))


def test_each_sort_of_entry() -> None:
    before = '  max_duration = 5m\n  var a: number = 1\n  key "0" -> agents\n  on error -> old\n'
    after = '  max_duration = 6m\n  var a: number = 2\n  key "0" -> bye\n  on error -> new\n'
    assert changes(before, after) == [
        Change(Sort.HEADER, "test", "", "max_duration", "5m", "6m"),
        Change(Sort.LOGIC, "test", "", "var a", "number = 1", "number = 2"),
        Change(Sort.WAY, "test", "", 'key "0"', "agents", "bye"),
    ]


def test_what_is_new_and_gone() -> None:
    assert changes("  var a: text\n", "  var b: text private\n") == [
        Change(Sort.LOGIC, "test", "", "var a", "text", ""),
        Change(Sort.LOGIC, "test", "", "var b", "", "text private"),
    ]


def test_the_title() -> None:
    assert changes("", "", ("Old", "New")) == [Change(Sort.TITLE, "test", "", "title", "Old", "New")]
