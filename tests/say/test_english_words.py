"""The recordings that English is said with: all that are needed, and with the irregular words right."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.model.values import Money, Value
from ivrflow.say.english_words import CURRENCIES, WORDS
from ivrflow.say.wording import wording

money = st.builds(Money, st.decimals(-(10**9), 10**9, places=2), st.sampled_from(sorted(CURRENCIES)))
whole = st.integers(0, 10**14).map(Decimal)
pieces = st.one_of(
    st.tuples(st.just(PieceKind.NUMBER), st.decimals(-(10**9), 10**9, places=3)),
    st.tuples(st.just(PieceKind.ORDINAL), st.integers(1, 10**6).map(Decimal)),
    st.tuples(st.just(PieceKind.DIGITS), st.text("0123456789*#", min_size=1, max_size=20)),
    st.tuples(st.just(PieceKind.MONEY), money),
    st.tuples(st.just(PieceKind.NUMBER), whole),
    st.tuples(st.just(PieceKind.DATE), st.dates(date(1900, 1, 1), date(2199, 12, 31))),
    st.tuples(st.just(PieceKind.TIME), st.times()),
    st.tuples(st.just(PieceKind.DURATION), st.integers(0, 10**6).map(lambda seconds: timedelta(seconds=seconds))),
)


@given(pieces)
def test_whatever_has_words_has_recordings(piece: tuple[PieceKind, Value]) -> None:
    kind, value = piece
    assert wording(Piece(kind, value, "en-US")).ids, "one word that is not recorded leaves all of it to a robot voice"


@pytest.mark.parametrize(
    ("recording", "word"),
    [
        ("number/40", "forty"),
        ("ordinal/2", "second"),
        ("ordinal/5", "fifth"),
        ("ordinal/9", "ninth"),
        ("ordinal/12", "twelfth"),
        ("ordinal/20", "twentieth"),
        ("ordinal/40", "fortieth"),
        ("ordinal/hundred", "hundredth"),
        ("month/2", "February"),
        ("letter/z", "Z"),
        ("duration/hour_one", "hour"),
        ("duration/hour", "hours"),
        ("currency/GBP/minor_one", "penny"),
        ("currency/GBP/minor", "pence"),
        ("currency/CNY/major", "yuan"),
    ],
)
def test_the_words_that_follow_no_rule(recording: str, word: str) -> None:
    assert WORDS[recording] == word


def test_a_currency_without_a_minor_unit_has_no_recording_of_one() -> None:
    names = {name for name in WORDS if name.startswith("currency/JPY/")}
    assert names == {"currency/JPY/major_one", "currency/JPY/major"}


def test_nothing_empty_is_to_be_recorded() -> None:
    assert [name for name, word in WORDS.items() if not word.strip()] == []
