"""What spoken words mean: the inverse of wording. For recognisers that tell words, and for callers who type them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Final

from ivrflow.model.grammars import BuiltIn, Grammar
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.model.values import Value
from ivrflow.say.compare import normalise
from ivrflow.say.languages import LANGUAGES
from ivrflow.say.wording import wording

__all__ = ["understood"]

_YES: Final = {
    "en": ("yes", "yeah", "yep", "yes please", "correct", "right", "sure", "okay", "ok"),
    "zh": ("是", "是的", "对", "对的", "好", "好的", "可以"),
    "es": ("sí", "si", "claro", "correcto", "vale", "sí por favor"),
    "fr": ("oui", "ouais", "oui s'il vous plaît", "d'accord", "exact"),
}
_NO: Final = {
    "en": ("no", "nope", "no thanks", "no thank you", "wrong", "not correct"),
    "zh": ("不", "不是", "不对", "不要", "不用", "没有"),
    "es": ("no", "no gracias", "incorrecto"),
    "fr": ("non", "non merci", "pas du tout"),
}
_NEAR_DAYS: Final = {
    "en": ("yesterday", "today", "tomorrow"),
    "zh": ("昨天", "今天", "明天"),
    "es": ("ayer", "hoy", "mañana"),
    "fr": ("hier", "aujourd'hui", "demain"),
}
_LARGEST_IN_WORDS: Final = 999
_YEARS_BACK, _YEARS_AHEAD = 120, 10
_TWO_LEAP_YEARS: Final = (1996, 2028)
"""They have all days of the year, and no word in common where they begin or end."""


def understood(grammar: Grammar, text: str) -> Value:
    """What a text means by a grammar; None when it means nothing there.

    Phrases match whole, whatever their case and punctuation. Numbers are understood up to 999 in words, of any length
    digit by digit and in figures. A date without a year is the next one from `today` on. Built-in kinds are understood
    in the languages that `say` words (English, Chinese, Spanish, French), figures in all.
    """
    said = normalise(text)
    if not said:
        return None
    if grammar.built_in is None:
        return next((meaning for words, meaning in grammar.phrases if normalise(words) == said), None)
    language = grammar.language.partition("-")[0].lower()
    match grammar.built_in:
        case BuiltIn.YES_NO:
            return _yes_or_no(said, language)
        case BuiltIn.NUMBER:
            return _number(said, language)
        case BuiltIn.DATE:
            return _date(said, text, language, grammar.today)


def _yes_or_no(said: str, language: str) -> bool | None:
    for meaning, words in ((True, _YES), (False, _NO)):
        if said in map(normalise, words.get(language, ())):
            return meaning
    return None


def _number(said: str, language: str) -> Decimal | None:
    figures = said.replace(" ", "")
    if figures.isascii() and figures.isdigit():
        return Decimal(figures)
    if language not in LANGUAGES:
        return None
    if said in _numbers(language):
        return Decimal(_numbers(language)[said])
    # Chinese is written without blanks between its digits.
    words = said.split() if " " in said else list(said)
    digits = [_digits(language).get(word) for word in words]
    return Decimal("".join(str(digit) for digit in digits)) if None not in digits else None


@lru_cache(maxsize=8)
def _numbers(language: str) -> Mapping[str, int]:
    return {
        normalise(wording(Piece(PieceKind.NUMBER, Decimal(number), language)).text): number
        for number in range(_LARGEST_IN_WORDS + 1)
    }


@lru_cache(maxsize=8)
def _digits(language: str) -> Mapping[str, int]:
    spoken = {normalise(wording(Piece(PieceKind.DIGITS, str(digit), language)).text): digit for digit in range(10)}
    other = {"en": {"oh": 0}, "zh": {"幺": 1, "〇": 0}}
    cardinals = {word: number for word, number in _numbers(language).items() if number < 10}
    return {**cardinals, **spoken, **other.get(language, {})}


def _date(said: str, text: str, language: str, today: date | None) -> date | None:
    if match := re.fullmatch(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\s*", text):
        return _day(*map(int, match.groups()))
    if today is None:
        return None
    near = [normalise(word) for word in _NEAR_DAYS.get(language, ())]
    if said in near:
        return today + timedelta(days=near.index(said) - 1)
    if language not in LANGUAGES:
        return None
    days = _days(language)
    if said in days:
        coming = (_day(today.year + later, *days[said]) for later in range(9))
        return next((day for day in coming if day is not None and day >= today), None)
    for words, (month, number) in days.items():
        if words in said:
            for year in range(today.year - _YEARS_BACK, today.year + _YEARS_AHEAD + 1):
                day = _day(year, month, number)
                if day is not None and normalise(wording(Piece(PieceKind.DATE, day, language)).text) == said:
                    return day
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=8)
def _days(language: str) -> Mapping[str, tuple[int, int]]:
    """The days of a year as they are said without it."""
    first = date(_TWO_LEAP_YEARS[0], 1, 1)
    days = (first + timedelta(days=offset) for offset in range(366))
    return {_without_year(day, language): (day.month, day.day) for day in days}


def _without_year(day: date, language: str) -> str:
    """What the wordings of a day in two years have in common."""
    years = [day.replace(year=year) for year in _TWO_LEAP_YEARS]
    one, other = (normalise(wording(Piece(PieceKind.DATE, each, language)).text) for each in years)
    before, after = _common_beginning(one, other), _common_beginning(one[::-1], other[::-1])[::-1]
    if len(after) > len(before):
        return after.removeprefix("年")
    return before.rpartition(" ")[0].removesuffix(" de").removesuffix(" del")


def _common_beginning(one: str, other: str) -> str:
    length = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))
    return one[:length]
