"""Files that are no text, or too much of it."""

from __future__ import annotations

import pytest

from ivrflow.lang import parse_flow
from ivrflow.lang.reading import MAX_BYTES, on_one_line, readable
from ivrflow.model.issues import Issue
from ivrflow.model.source import Span


def test_line_ends_and_byte_order_mark_do_not_matter() -> None:
    assert readable("\ufeffa\r\nb\rc\n".encode()) == "a\nb\nc\n"
    assert readable("a\r\nb") == "a\nb"


@pytest.mark.parametrize(
    ("content", "code", "span", "advice"),
    [
        ("a\r\n余额".encode("gb18030"), "IVR002", Span(2, 1, 2, 2), "Save the file as UTF-8 (it looks like GB 18030)."),
        ("ab".encode("utf-16"), "IVR002", Span(1, 1, 1, 2), "Save the file as UTF-8 (it looks like UTF-16)."),
        ("中\xff".encode()[:3] + b"\xff", "IVR002", Span(1, 2, 1, 3), "Save the file as UTF-8."),
        (b"a\n b\0", "IVR002", Span(2, 3, 2, 4), "Remove it."),
        ("\ud800", "IVR002", Span(1, 1, 1, 2), "Remove it."),
        ("中" * (MAX_BYTES // 3 + 1), "IVR003", Span(1, 1, 1, 1), "Move parts of it into files of their own."),
    ],
)
def test_what_cannot_be_read_is_an_issue_with_its_place(
    content: str | bytes, code: str, span: Span, advice: str
) -> None:
    issue = readable(content)
    assert isinstance(issue, Issue)
    assert (issue.code, issue.span, issue.suggestion) == (code, span, advice)
    parsed = parse_flow(content, "x.ivr")
    assert parsed.flow is None
    assert [(found.code, found.flow) for found in parsed.issues] == [(code, "x.ivr")]


def test_a_megabyte_is_not_too_large() -> None:
    assert readable("x" * MAX_BYTES) == "x" * MAX_BYTES


@pytest.mark.parametrize(
    ("pasted", "written"),
    [
        ('balance + "a  b"', 'balance + "a  b"'),
        ("balance\n    + 1\r\n\r\n+ 2\r", "balance + 1 + 2 "),
        ("\ufeffbal\x00ance\x1b + \x7f1", "balance + 1"),
        ("余额\u2028🏦", "余额\u2028🏦"),
    ],
)
def test_a_text_from_elsewhere_is_put_on_one_line_that_a_file_can_hold(pasted: str, written: str) -> None:
    assert on_one_line(pasted) == written
    assert readable(written) == written
