from __future__ import annotations

import pytest
from babel.numbers import get_currency_precision
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.say.currencies import MINOR_DIGITS
from ivrflow.say.french import French
from ivrflow.say.romance import Noun, Romance
from ivrflow.say.spanish import Spanish

SPEAKERS = [Spanish(), French()]
languages = pytest.mark.parametrize("speaker", SPEAKERS, ids=lambda speaker: speaker.locale)


@languages
def test_every_currency_has_the_units_that_iso_4217_gives_it(speaker: Romance) -> None:
    for code in speaker.currencies:
        major, minor = speaker.currency(code), speaker.minor_units[code]
        assert code not in (major.one, major.many)
        assert (minor is None) == (MINOR_DIGITS[code] == 0)
        assert MINOR_DIGITS[code] == get_currency_precision(code)


@languages
def test_the_months_are_named(speaker: Romance) -> None:
    assert len({speaker.month(number) for number in range(1, 13)}) == 12


@languages
@given(value=st.integers(0, 10**15 - 1))
def test_a_numeral_before_a_noun_differs_in_its_last_words_only(speaker: Romance, value: int) -> None:
    alone, masculine = speaker.cardinal(value), speaker.cardinal(value, Noun("euro", "euros"))
    assert masculine.split()[:-1] == alone.split()[:-1]
    assert masculine.split()[-1][:2] == alone.split()[-1][:2]


@languages
def test_pauses_are_commas(speaker: Romance) -> None:
    assert speaker.join(["digit/1", "silence/250", "digit/1"]).count(", ") == 1
    assert speaker.join([]) == ""
