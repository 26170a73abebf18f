"""Telephone numbers in the groups in which they are told."""

from __future__ import annotations

import unicodedata

from ivrflow.say.spelling import SEPARATORS

__all__ = ["telephone_groups"]

_LONGEST_GROUP = 5
# fmt: off
_TWO_DIGIT_COUNTRIES = frozenset((
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51",
    "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90",
    "91", "92", "93", "94", "95", "98",
))
# fmt: on
"""ITU-T E.164: 1 and 7 have one digit, these two, all others three."""
_PLANS = {"1": "en", "33": "fr", "86": "zh"}


def telephone_groups(text: str, language: str) -> tuple[str, ...]:
    """`13800112233` as 138 0011 2233; `+33142685300` as +33 1 42 68 53 00.

    Groups that somebody wrote stay, unless one is longer than five signs. A number without `+` is taken for one of
    the language's country: Chinese area codes, French pairs, the long-distance 1 of North America. All others are
    told in groups of three, the last ones of four.
    """
    written = "".join(" " if sign in SEPARATORS else sign for sign in unicodedata.normalize("NFKC", text)).split()
    plan = language.partition("-")[0].lower()
    groups: list[str] = []
    if written and written[0].startswith("+"):
        country = _country(written[0])
        groups.append(country)
        plan = _PLANS.get(country[1:], "")
        written[0] = written[0].removeprefix(country)
    for stretch in written:
        groups += _cut(stretch, plan) if len(stretch) > _LONGEST_GROUP else [stretch]
    return tuple(group for group in groups if group)


def _country(number: str) -> str:
    """`+86` of `+8613800112233`."""
    if number[1:2] in ("1", "7"):
        return number[:2]
    return number[:3] if number[1:3] in _TWO_DIGIT_COUNTRIES else number[:4]


def _cut(number: str, plan: str) -> list[str]:
    match plan, len(number), number[0]:
        case "fr", 9 | 10 as length, _:
            first = length % 2
            return [number[:first], *_every(2, number[first:])]
        case "en", 11, "1":
            return ["1", *_even(number[1:])]
        case "zh", 11 | 12, "0" if number[1] not in "12":
            return [number[:4], *_even(number[4:])]
    return _even(number)


def _even(number: str) -> list[str]:
    """Groups of three, and as many of four at the end as it takes."""
    fours = len(number) % 3
    if len(number) < 4 * fours:
        return [number]
    threes = len(number) - 4 * fours
    return [*_every(3, number[:threes]), *_every(4, number[threes:])]


def _every(size: int, number: str) -> list[str]:
    return [number[at : at + size] for at in range(0, len(number), size)]
