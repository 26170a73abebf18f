"""How many mistakes of one block are found in one run."""

from __future__ import annotations

from ivrflow.lang.recovery import read_piece
from ivrflow.model.flow import Header


def test_several_mistakes_in_one_block_are_told_in_one_run() -> None:
    reading = read_piece("menu m {\n  a\n  b = 1\n  itno x = y\n  c -> 1\n}\n")
    assert [(issue.code, issue.span.line, issue.span.column) for issue in reading.issues] == [
        ("IVR001", 2, 4),
        ("IVR008", 4, 3),
        ("IVR001", 5, 8),
    ]
    assert reading.node is None
    assert reading.name == "m"


def test_a_header_keeps_the_lines_that_can_be_read() -> None:
    reading = read_piece('flow f {\n  zone = UTC\n  start\n  key "1" -> a\n}\n')
    assert [issue.span.line for issue in reading.issues] == [3]
    assert isinstance(reading.node, Header)
    assert len(reading.node.entries) == 2


def test_a_header_without_end_keeps_its_name() -> None:
    reading = read_piece("flow f {\n  zone = UTC\n")
    assert [issue.code for issue in reading.issues] == ["IVR005"]
    assert reading.node == Header("f")


def test_a_line_that_opens_a_bracket_is_not_left_out() -> None:
    # Without the line, all that follows would be reported too.
    reading = read_piece("menu m {\n  b = (1\n  c -> d\n  e -> f\n}\n")
    assert [(issue.code, issue.span.line) for issue in reading.issues] == [("IVR005", 2)]


def test_at_most_ten_mistakes_of_a_block_are_told() -> None:
    assert len(read_piece("menu m {\n" + "  a\n" * 30 + "}\n").issues) == 10
