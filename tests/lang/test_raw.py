"""Texts that are carried without being understood."""

from __future__ import annotations

import pytest

from ivrflow.lang import parse_flow
from ivrflow.lang.raw import MAX_DEPTH
from ivrflow.model.flow import Block
from ivrflow.model.source import Source


def block(lines: str) -> Block:
    parsed = parse_flow(f"flow f {{\n}}\n\nplay p {{\n{lines}\n}}\n")
    assert parsed.issues == ()
    assert parsed.flow is not None
    return parsed.flow.blocks[0]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("x = a   +  b", "a + b"),
        ("x = f(\n  a,\n  b\n)", "f(a, b)"),
        ("x = f( a )", "f(a)"),
        ("x = a-b", "a-b"),
        ('x = say("a  b\n\t\tc")', 'say("a  b\n\t\tc")'),
        (r'x = "\"  \u4f60 //"', r'"\"  \u4f60 //"'),
        ("x = [1, [2, {a: b}]]", "[1, [2, {a: b}]]"),
        ("x = f(a, // why\n  b) // end", "f(a, b)"),
    ],
)
def test_a_value_is_kept_with_single_blanks_outside_strings(written: str, kept: str) -> None:
    (field,) = block(written).fields
    assert isinstance(field.value, Source)
    assert field.value.text == kept


def test_brackets_inside_brackets_have_a_limit() -> None:
    text = f"flow f {{\n  x = {'(' * (MAX_DEPTH + 1)}{')' * (MAX_DEPTH + 1)}\n}}\n"
    assert [(issue.code, issue.span.column) for issue in parse_flow(text).issues] == [("IVR006", 7 + MAX_DEPTH)]
    assert parse_flow(text.replace("((", "(", 1).replace("))", ")", 1)).issues == ()
