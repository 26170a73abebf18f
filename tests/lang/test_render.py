"""Carets under what is wrong."""

from __future__ import annotations

from ivrflow.lang import parse_flow, render_issue
from ivrflow.lang.columns import width
from ivrflow.model.issues import Issue, Severity
from ivrflow.model.source import Span


def shown(text: str) -> list[str]:
    parsed = parse_flow(text)
    return render_issue(parsed.text, "f.ivr", parsed.issues[0]).split("\n")


def test_place_line_caret_and_advice() -> None:
    assert shown("flow f {\n}\n\nmenu m {\n  noinput goodbye\n}\n") == [
        "f.ivr:5:18: error IVR001: expected `->` and a node behind `noinput goodbye`",
        "    5 |   noinput goodbye",
        "      |                  ^",
        "      = Write `noinput -> goodbye` for an exit, `noinput = goodbye` for a field.",
    ]


def test_the_caret_stands_under_its_character_behind_chinese_and_tabs() -> None:
    report = shown('flow f {\n\tkey "1" { zh-CN: "余额é" } @ -> a\n}\n')
    source, caret = report[1], report[2]
    assert width(source[: source.index("@")]) == caret.index("^")
    assert source == '    2 |     key "1" { zh-CN: "余额é" } @ -> a'


def test_wide_characters_have_wide_carets() -> None:
    report = shown('flow f {\n  key "2" -> 挂失\n}\n')
    assert report[2] == "      |              ^^^^"


def test_what_spans_lines_is_marked_to_the_end_of_its_first() -> None:
    issue = Issue("IVR007", Severity.WARNING, "twice", span=Span(1, 1, 3, 2))
    assert render_issue("play a {\n  x\n}", "f", issue) == (
        "f:1:1: warning IVR007: twice\n    1 | play a {\n      | ^^^^^^^^"
    )


def test_an_issue_without_a_place_has_no_line() -> None:
    issue = Issue("IVR101", Severity.HINT, "no way out", suggestion="Connect it.")
    assert render_issue("x", "f.ivr", issue) == "f.ivr: hint IVR101: no way out\n      = Connect it."


def test_a_place_behind_the_end_of_the_text_does_not_matter() -> None:
    assert (
        render_issue("x", "f", Issue("IVR001", Severity.ERROR, "m", span=Span(9, 1, 9, 2))) == "f:9:1: error IVR001: m"
    )
