"""Well-known slips of the pen."""

from __future__ import annotations

import pytest

from ivrflow.lang.slips import slip_in


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("  prompt： x", "`：` is full-width punctuation; write `:`."),
        ("  a = say（x）", "`（` is full-width punctuation; write `(`."),
        ("# note", "Comments begin with `//`; `#` is a key of the phone."),
        ("  /* note */", "Comments begin with `//`."),
        ("  noinput → a", "Write the arrow as `->`."),
        ("  noinput => a", "Write the arrow as `->`."),
        ("  prompt 'x'", 'Texts stand in double quotes: `"…"`.'),
        ("  key 1 -> a", 'Keys are quoted: `key "1" -> node`.'),
        ("  attempts: 3", "Fields are written `name = value`."),
        ("  a b;", "Lines end without a mark; remove it."),
    ],
)
def test_the_right_mark_is_named(line: str, advice: str) -> None:
    assert slip_in(line, 0) == advice


@pytest.mark.parametrize("line", ['  prompt "：→\'"', "  a b // →", "  var x: text"])
def test_texts_comments_and_declarations_are_not_slips(line: str) -> None:
    assert slip_in(line, 0) is None
