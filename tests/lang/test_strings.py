"""Titles between what is written and what is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.lang.strings import BadEscape, decode_string, encode_string


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_written_says_the_same(text: str) -> None:
    literal = encode_string(text)
    assert decode_string(literal) == text
    assert len(literal.splitlines()) == 1


def test_escapes() -> None:
    assert decode_string(r'"\"\\\n\t\{\}\u4f60"') == '"\\\n\t{}你'
    assert encode_string('a "b"\n\\ \u2028 {你}') == r'"a \"b\"\n\\ \u2028 {你}"'


@pytest.mark.parametrize(
    ("literal", "sequence", "at"), [(r'"a\q"', r"\q", 2), (r'"\u12"', r"\u", 1), (r'"\ud800"', r"\ud800", 1)]
)
def test_what_means_nothing_is_refused_with_its_place(literal: str, sequence: str, at: int) -> None:
    with pytest.raises(BadEscape) as caught:
        decode_string(literal)
    assert (caught.value.sequence, caught.value.at) == (sequence, at)


def test_a_lone_surrogate_is_replaced() -> None:
    assert encode_string("\ud800") == '"\ufffd"'
