"""Opening a flow again reads only what has changed since."""

from __future__ import annotations

from designer.documents.readers import Readers
from designer.documents.reading import read_document

TEXT = """\
flow f "F" {
  languages = [en-US]
  zone = UTC
  start = main
}

play main {
  prompt = say("Hello")
  done -> bye
}

hang_up bye {
}
"""


def test_a_text_is_read_as_it_would_be_alone_and_what_stayed_is_the_same_object() -> None:
    readers = Readers()
    first = readers.read("f", TEXT)
    changed = TEXT.replace("Hello", "Good day")
    second = readers.read("f", changed)
    assert first is not None
    assert second is not None
    assert (first, second) == (read_document(TEXT), read_document(changed))
    assert second.blocks[1] is first.blocks[1]
    assert second.blocks[0] is not first.blocks[0]


def test_a_text_that_is_broken_meanwhile_is_read_as_it_would_be_alone() -> None:
    readers = Readers()
    for text in (TEXT, TEXT.replace('"Hello"', '"Hel'), TEXT.replace('say("Hello")', "say("), "nonsense", TEXT):
        assert readers.read("f", text) == read_document(text)


def test_the_flow_that_was_not_opened_for_longest_is_forgotten() -> None:
    readers = Readers(most=1)
    first = readers.read("f", TEXT)
    readers.read("g", TEXT)
    again = readers.read("f", TEXT)
    assert first is not None
    assert again == first
    assert again.blocks[0] is not first.blocks[0]
