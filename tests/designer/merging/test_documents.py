"""Disjoint edits are put together; where two people changed one thing, it is named and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.documents.reading import document_of, read_document
from designer.documents.shapes import Document
from designer.documents.writing import write_document
from designer.merging.conflict import Conflict
from designer.merging.documents import merge_documents

from ...lang.flow_strategies import flows

BASE = """\
flow f "Flow" {
  languages = [en-US, zh-CN]
  start = a
  var x: number = 0
}

// says hello
play a "Hello" {
  prompt = {
    en-US: say("hello")
    zh-CN: say("你好")
  }
  done -> b
}

menu b {
  attempts = 3
  key "1" -> a
  key "2" -> c
}

hang_up c {
}
"""


def _document(text: str) -> Document:
    document = read_document(text)
    assert document is not None
    return document


def _merged(mine: str, theirs: str) -> tuple[str, tuple[Conflict, ...]]:
    merged = merge_documents(_document(BASE), _document(mine), _document(theirs))
    return write_document(merged.document), merged.conflicts


EDITS = {
    "title": ("Flow", "Renamed"),
    "variable": ("var x: number = 0", "var x: number = 0\n  var y: text"),
    "english": ('say("hello")', 'say("good morning")'),
    "chinese": ('say("你好")', 'say("早上好")'),
    "comment": ("// says hello", "// greets"),
    "way": ("done -> b", "done -> c"),
    "attempts": ("attempts = 3", "attempts = 2"),
    "new key": ('key "2" -> c', 'key "2" -> c\n  key "3" -> a'),
    "removed key": ('  key "1" -> a\n', ""),
    "new node": ("hang_up c {\n}\n", "hang_up c {\n}\n\nplay d {\n  done -> c\n}\n"),
}


def _edited(names: list[str]) -> str:
    text = BASE
    for name in names:
        before, after = EDITS[name]
        assert before in text
        text = text.replace(before, after)
    return text


@given(st.lists(st.sampled_from(sorted(EDITS)), unique=True), st.data())
def test_disjoint_edits_become_their_union(names: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(names)))
    text, conflicts = _merged(_edited(names[:at]), _edited(names[at:]))
    assert conflicts == ()
    assert text == _edited(names)


@given(flows, flows)
def test_when_one_side_did_nothing_the_other_is_taken(first: object, second: object) -> None:
    base, side = document_of(first), document_of(second)  # type: ignore[arg-type] # what the strategies make are flows
    for mine, theirs in ((side, base), (base, side), (side, side)):
        merged = merge_documents(base, mine, theirs)
        assert merged.conflicts == ()
        assert merged.document == side.model_copy(update={"header": merged.document.header})


@pytest.mark.parametrize(
    ("mine", "theirs", "conflict"),
    [
        (
            ('say("hello")', 'say("hi")'),
            ('say("hello")', 'say("welcome")'),
            Conflict("a", "prompt", "en-US", 'say("hello")', 'say("hi")', 'say("welcome")'),
        ),
        (
            ("attempts = 3", "attempts = 1"),
            ("attempts = 3", "attempts = 2"),
            Conflict("b", "attempts", None, "attempts = 3", "attempts = 1", "attempts = 2"),
        ),
        (
            ('key "1" -> a', 'key "1" -> b'),
            ('key "1" -> a', 'key "1" -> c'),
            Conflict("b", 'key "1"', None, 'key "1" -> a', 'key "1" -> b', 'key "1" -> c'),
        ),
        (
            ('"Flow"', '"Mine"'),
            ('"Flow"', '"Theirs"'),
            Conflict(None, "title", None, "Flow", "Mine", "Theirs"),
        ),
        (
            ("var x: number = 0", "var x: number = 1"),
            ("var x: number = 0", "var x: number = 2"),
            Conflict(None, "variable x", None, "var x: number = 0", "var x: number = 1", "var x: number = 2"),
        ),
        (
            ("// says hello", "// one"),
            ("// says hello", "// two"),
            Conflict("a", "comments", None, "says hello", "one", "two"),
        ),
    ],
)
def test_what_both_changed_is_named_and_the_later_one_stands(
    mine: tuple[str, str], theirs: tuple[str, str], conflict: Conflict
) -> None:
    text, conflicts = _merged(BASE.replace(*mine), BASE.replace(*theirs))
    assert conflicts == (conflict,)
    assert text == BASE.replace(*mine)


def test_a_node_that_one_removed_and_the_other_changed_stays() -> None:
    changed = BASE.replace("attempts = 3", "attempts = 2")
    removed = BASE[: BASE.index("menu b")] + BASE[BASE.index("hang_up c") :]
    for mine, theirs in ((changed, removed), (removed, changed)):
        text, (conflict,) = _merged(mine, theirs)
        assert (conflict.node, conflict.part) == ("b", "node")
        assert text == changed


def test_a_node_that_cannot_be_read_is_merged_as_a_whole() -> None:
    broken = BASE.replace("attempts = 3", "attempts = = (")
    text, conflicts = _merged(broken, BASE.replace("Hello", "Welcome"))
    assert conflicts == ()
    assert text == broken.replace("Hello", "Welcome")
    _, (conflict,) = _merged(broken, BASE.replace("attempts = 3", "attempts = 2"))
    assert (conflict.node, conflict.part) == ("b", "node")
