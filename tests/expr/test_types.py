from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.expr import ExpressionError, parse_type, print_type
from ivrflow.model.types import Base, Privacy, Type

if TYPE_CHECKING:
    from .conftest import Refused

WRITABLE = [base for base in Base if base not in (Base.NOTHING, Base.ANYTHING)]
TYPES = st.builds(Type, st.sampled_from(WRITABLE), st.sampled_from(Privacy)) | st.builds(
    lambda element, privacy: Type(Base.LIST, privacy, element=element),
    st.sampled_from([base for base in WRITABLE if base is not Base.LIST]),
    st.sampled_from(Privacy),
)


@given(TYPES)
def test_a_printed_type_is_read_again(type_: Type) -> None:
    assert parse_type(print_type(type_)) == type_


@pytest.mark.parametrize(
    ("text", "marked", "words"),
    [
        ("", "", "a type is missing"),
        ("txet", "txet", "Did you mean text?"),
        ("string private", "string", "Did you mean text?"),
        ("text secrt", "secrt", "Did you mean secret?"),
        ("text private secret", "secret", "not both"),
        ("private list of text", "private", "Write list of text private."),
        ("list of", "", "Write list of text."),
        ("list of list", "list", "cannot hold lists"),
        ("list of nubmer", "nubmer", "Did you mean number?"),
        ("nothing", "nothing", "Write text, number"),
        ("anything", "anything", "is not a type"),
    ],
)
def test_a_wrong_type_is_explained(text: str, marked: str, words: str, refused: Refused) -> None:
    error = refused(parse_type, text)
    assert text[error.start : error.end] == marked
    assert words in str(error)


@given(st.text(max_size=30))
def test_any_text_is_a_type_or_refused(text: str) -> None:
    start = end = 0
    try:
        parse_type(text)
    except ExpressionError as error:
        start, end = error.start, error.end
    assert 0 <= start <= end <= len(text)
