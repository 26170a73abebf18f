"""Texts in quotes, with the escapes of the language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.lang.strings import encode_string
from ivrflow.nodes.fields.texts import Text


@given(st.text(max_size=50))
def test_every_text_can_be_written_and_read(words: str) -> None:
    assert Text().read(encode_string(words)) == words


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("note", "expected a text in quotes, found note"),
        ('"', "expected a text in quotes"),
        ('"open', "expected a text in quotes"),
        ('"12345"', "at most 4 characters; these are 5"),
    ],
)
def test_refuses(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=r".") as raised:
        Text(max_length=4).read(text)
    assert str(raised.value).startswith(sentence)


def test_length_is_that_of_what_is_read_not_of_what_is_written() -> None:
    assert Text(max_length=4).read('"\\n\\n\\n\\n"') == "\n" * 4
    assert Text(4).describe() == {"max_length": 4}


def test_an_unknown_escape_is_a_sentence_for_the_author() -> None:
    with pytest.raises(ValueError, match=r"\\q"):
        Text().read(r'"\q"')
