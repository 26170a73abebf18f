"""What is worded is understood, and so is what callers say otherwise."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.model.grammars import BuiltIn, Grammar, Phrase
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.model.values import Value
from ivrflow.say import spoken_text, understood

TODAY = date(2026, 3, 2)
LANGUAGES = st.sampled_from(["en-US", "zh-CN", "es-ES", "fr-FR"])
PHRASES = (Phrase("my balance", "balance"), Phrase("lost card", "lost"), Phrase("余额", "balance"))


def meant(built_in: BuiltIn, language: str, text: str) -> Value:
    return understood(Grammar(language, built_in=built_in, today=TODAY), text)


@given(LANGUAGES, st.integers(0, 999))
def test_numbers_are_understood_as_they_are_worded(language: str, number: int) -> None:
    text = spoken_text((Piece(PieceKind.NUMBER, Decimal(number), language),))
    assert meant(BuiltIn.NUMBER, language, text) == Decimal(number)


@given(LANGUAGES, st.text("123456789", min_size=1, max_size=12))
def test_numbers_are_understood_digit_by_digit(language: str, digits: str) -> None:
    text = spoken_text((Piece(PieceKind.DIGITS, digits, language),))
    assert meant(BuiltIn.NUMBER, language, text) == Decimal(digits)


@given(LANGUAGES, st.dates(date(1930, 1, 1), date(2035, 12, 31)))
def test_dates_are_understood_as_they_are_worded(language: str, day: date) -> None:
    text = spoken_text((Piece(PieceKind.DATE, day, language),))
    assert meant(BuiltIn.DATE, language, text) == day


@pytest.mark.parametrize(
    ("language", "text", "meaning"),
    [
        ("en-US", "622202", Decimal(622202)),
        ("en-US", "six two two oh", Decimal(6220)),
        ("zh-CN", "幺三八", Decimal(138)),
        ("de-DE", "17", Decimal(17)),
        ("de-DE", "siebzehn", None),
        ("en-US", "six bananas", None),
        ("en-US", "…", None),
    ],
)
def test_numbers_that_callers_say_otherwise(language: str, text: str, meaning: Value) -> None:
    assert meant(BuiltIn.NUMBER, language, text) == meaning


@pytest.mark.parametrize(
    ("language", "text", "meaning"),
    [
        ("en-US", "Tomorrow!", date(2026, 3, 3)),
        ("zh-CN", "昨天", date(2026, 3, 1)),
        ("en-US", "March second", date(2026, 3, 2)),
        ("en-US", "March first", date(2027, 3, 1)),
        ("zh-CN", "二月二十九日", date(2028, 2, 29)),
        ("de-DE", "2026-12-24", date(2026, 12, 24)),
        ("de-DE", "morgen", None),
        ("en-US", "2026-13-01", None),
        ("en-US", "March second, some day", None),
    ],
)
def test_dates_that_callers_say_otherwise(language: str, text: str, meaning: Value) -> None:
    assert meant(BuiltIn.DATE, language, text) == meaning


def test_a_date_in_words_needs_to_know_what_day_it_is() -> None:
    assert understood(Grammar("en-US", built_in=BuiltIn.DATE), "tomorrow") is None


@pytest.mark.parametrize(
    ("language", "text", "meaning"),
    [("en-US", "Yeah.", True), ("zh-CN", "不是", False), ("fr-FR", "d’accord", True), ("de-DE", "ja", None)],
)
def test_yes_and_no(language: str, text: str, meaning: Value) -> None:
    assert meant(BuiltIn.YES_NO, language, text) is meaning


def test_phrases_match_whole_whatever_their_case_and_punctuation() -> None:
    grammar = Grammar("en-US", PHRASES)
    assert [understood(grammar, text) for text in ("My balance!", "余额", "balance", "my balance please")] == [
        "balance",
        "balance",
        None,
        None,
    ]
