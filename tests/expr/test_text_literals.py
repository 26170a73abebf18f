from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ivrflow.expr.text_literals import decode_text, encode_text, read_characters


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_can_be_written(text: str) -> None:
    written = encode_text(text)
    assert "\n" not in written
    assert decode_text(f'"{written}"', 0) == text


def test_characters_know_where_their_spelling_starts() -> None:
    characters = list(read_characters(r'"a\n\u00e9b"', 10))
    assert [(one.character, one.offset, one.escaped) for one in characters] == [
        ("a", 11, False),
        ("\n", 12, True),
        ("é", 14, True),
        ("b", 20, False),
    ]
