"""Findings are shown where the author can mend them."""

from __future__ import annotations

from designer.documents.places import Place, Places
from designer.documents.reading import read_document
from designer.documents.writing import Written
from ivrflow.lang import parse_flow
from ivrflow.model.issues import Issue, Severity
from ivrflow.model.source import Span

TEXT = """\
// A flow.
flow f {
  start = a
  key "0" -> a
}

// above
play a {
  // of the prompt
  prompt = {
    en-US: say("one")
    fr: say("un")
  }
  done -> a
}
"""


def _place(line: int, column: int, node: str | None = "a", text: str = TEXT) -> Place:
    document = read_document(text)
    read = parse_flow(text).flow
    assert document is not None
    assert read is not None
    issue = Issue("IVR000", Severity.ERROR, "", "f", node, None, Span(line, column, line, column + 1))
    return Places(document, read, Written().write(document).lines).of(issue)


def test_lines_of_a_node_are_its_entries() -> None:
    assert _place(14, 3) == Place("a", 1)
    assert _place(10, 3) == Place("a", 0)
    assert _place(11, 14) == Place("a", 0, "en-US")
    assert _place(12, 9) == Place("a", 0, "fr")
    assert _place(8, 1) == Place("a")


def test_lines_of_the_header_are_its_entries() -> None:
    assert _place(3, 3, None) == Place(None, 0)
    assert _place(4, 3, None) == Place(None, 1)
    assert _place(2, 1, None) == Place()


def test_a_node_that_was_carried_as_text_is_one_place() -> None:
    assert _place(10, 3, "b", TEXT + '\nplay b {\n  prompt = "\n}\n') == Place("b")
