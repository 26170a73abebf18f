"""What authors are told."""

from __future__ import annotations

import pytest

from ivrflow.lang import parse_flow


def told(lines: str) -> list[tuple[str, str, str | None]]:
    issues = parse_flow(f"flow f {{\n}}\n\nmenu m {{\n{lines}\n}}\n").issues
    return [(issue.code, issue.message, issue.suggestion) for issue in issues]


@pytest.mark.parametrize(
    ("line", "code", "message", "suggestion"),
    [
        ("noinput", "IVR001", "`noinput` stands alone: expected `= value` or `-> node` behind it", None),
        ("a x", "IVR001", "expected `->` and a node behind `a x`", "Write `a -> x` for an exit, `a = x` for a field."),
        ('key "1"', "IVR001", 'expected `->` and a node behind `key "1"`', None),
        ("a -> b c", "IVR001", "expected `}` or the end of the line, found `c`", None),
        ("a ->", "IVR001", "expected a name (letters, digits, `_`), the line ends", None),
        ("a -> 挂失", "IVR001", "expected a name (letters, digits, `_`), found `挂失`", None),
        ("a = ", "IVR001", "expected a value, the line ends", None),
        ("itno a = b", "IVR008", "`itno` is not a word that begins a line here", "Did you mean `into`?"),
        ("a = (b", "IVR005", "this `(` is not closed", "Write `)` where it ends."),
        ("a = b)", "IVR005", "this `)` closes nothing", "Remove it."),
        ("a = [b)", "IVR005", "this `)` closes nothing", "Remove it."),
        ("a = ([b)]", "IVR005", "this `[` is not closed", "Write `]` where it ends."),
        ('a = "b', "IVR004", "this text is not closed", 'Write `"` behind its last word.'),
        ("a = { fr: x fr: y }", "IVR012", "`fr` is written twice between these braces", None),
    ],
)
def test_the_message_says_what_is_missing(line: str, code: str, message: str, suggestion: str | None) -> None:
    (found,) = told("  " + line)
    assert found[:2] == (code, message)
    if suggestion is not None:
        assert found[2] == suggestion


def test_a_quote_that_is_missing_is_found_where_its_text_begins() -> None:
    # The text runs on to the quote before 1; what was code is now text and the other way round.
    assert told('  a = say("Hello)\n  key "1" -> b\n  key "2" -> c')[0][0] == "IVR004"
    (issue,) = parse_flow('flow f {\n}\nmenu m {\n  a = say("Hello)\n  key "1" -> b\n}\n').issues
    assert (issue.span.line, issue.span.column) == (4, 11)


def test_a_text_over_several_lines_is_not_to_blame_for_a_later_mistake() -> None:
    assert told('  a = say("two\n    lines")\n  b\n')[0][0] == "IVR001"
