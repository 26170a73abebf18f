"""Which keys an announcement offers, and whether it names the key or the option first.

Patterns, not understanding: they know the phrases in which menus are written in four languages. What they do not know
is left out, so that nobody is blamed for a phrase that is merely unusual.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple

from ivrflow.model.prompts import PieceKind, Prompt
from ivrflow.say.offer_idioms import IDIOMS, Idiom
from ivrflow.say.spoken import Transcript, spoken_text

__all__ = ["Offer", "Offers", "offers_in", "offers_of"]

_NUMBER = re.compile(r"(?<![\d.,:])\d+(?![.,:]?\d)|[*#]")


class Offer(NamedTuple):
    """`For cards, press 1`."""

    key: str
    """As it is pressed: `1`, `*`, `12`."""
    key_first: bool
    """`Press 1 for cards`."""
    any_time: bool
    """`You can press 0 at any time`."""


@dataclass(frozen=True, slots=True)
class Offers:
    """What a text says about keys."""

    offered: tuple[Offer, ...] = ()
    """Keys that the caller is told to press, in the order said. None in a language without patterns."""
    named: tuple[str, ...] = ()
    """All that may be a key: every number and every word for a key, in the order said."""
    scale: frozenset[str] = frozenset()
    """The keys between the ends of a scale: `from 1 to 5`."""

    @property
    def mentioned(self) -> frozenset[str]:
        """Every key that a listener can learn of."""
        return frozenset({*self.named, *self.scale, *(offer.key for offer in self.offered)})

    def __add__(self, other: Offers) -> Offers:
        return Offers(self.offered + other.offered, self.named + other.named, self.scale | other.scale)


def offers_of(prompt: Prompt, transcript: Transcript | None = None) -> Offers | None:
    """The offers of a prompt, each piece in its language; None when it has a recording without a transcript."""
    offers = Offers()
    for language, pieces in groupby(prompt, key=lambda piece: piece.language):
        stretch = tuple(pieces)
        if any(piece.kind is PieceKind.AUDIO and not _known(piece.value, language, transcript) for piece in stretch):
            return None
        offers += offers_in(spoken_text(stretch, transcript), language)
    return offers


def offers_in(text: str, language: str) -> Offers:
    """The offers of a text."""
    primary = language.partition("-")[0].lower()
    idiom = IDIOMS.get(primary)
    plain = unicodedata.normalize("NFKC", text).lower()
    if idiom is None:
        return Offers(named=tuple(_NUMBER.findall(plain)))
    patterns = _patterns(primary)
    offered = tuple(offer for each in idiom.sentence.split(plain) for offer in _offers(each, idiom, patterns))
    named = tuple(idiom.keys.get(found, found) for found in patterns.name.findall(plain))
    scale = frozenset(str(digit) for low, high in patterns.scale.findall(plain) for digit in range(int(low), int(high)))
    ends = frozenset(high for _, high in patterns.scale.findall(plain))
    return Offers(offered, named, scale | ends)


class _Patterns(NamedTuple):
    offer: re.Pattern[str]
    """Groups: the first key; further ones, `1, 2 or 3`."""
    ellipsis: re.Pattern[str]
    """The `2` of `press 1 for cards, 2 for loans`."""
    name: re.Pattern[str]
    scale: re.Pattern[str]
    filler: re.Pattern[str]
    purpose: re.Pattern[str]
    any_time: re.Pattern[str]


@cache
def _patterns(primary: str) -> _Patterns:
    idiom = IDIOMS[primary]
    edge = r"\b" if idiom.behind_word else ""
    end = rf"\b(?=\s*(?:$|[^\w\s]|(?:{idiom.behind_word})\b))" if idiom.behind_word else ""
    words = "|".join(sorted(idiom.keys, key=len, reverse=True))
    # Not the beginning of a telephone number, 1-800, nor a decimal.
    digits = r"\d{1,2}(?![\d%]|[.:]\d|[ -]\d\d)|[*#]"
    joint = r"\s*(?:,|/|、|或|和|\bor\b|\band\b|\by\b|\bo\b|\bet\b|\bou\b)+\s*"
    further = rf"(?:{joint}(?:{digits}))*"
    return _Patterns(
        re.compile(rf"{idiom.verb}[\"'“«「]?({digits}|(?:{words}){end})[\"'”»」]?({further}){idiom.after}"),
        re.compile(rf"{joint}({digits})(?=\s*{idiom.purpose})"),
        re.compile(rf"{_NUMBER.pattern}|{edge}(?:{words}){edge}"),
        re.compile(rf"(?<!\d)(\d)\s*(?:{idiom.between})\s*(\d)(?!\d)"),
        re.compile(rf"(?:{edge}(?:{idiom.filler}){edge}|[\s,、])*"),
        re.compile(rf"[\s,]*{idiom.purpose}"),
        re.compile(idiom.any_time),
    )


def _offers(sentence: str, idiom: Idiom, patterns: _Patterns) -> Iterator[Offer]:
    found = list(patterns.offer.finditer(sentence))
    if not found:
        return
    first = found[0]
    any_time = patterns.any_time.search(sentence) is not None
    bare = patterns.filler.fullmatch(sentence[: first.start()]) is not None
    key_first = bare and patterns.purpose.match(sentence[first.end() :]) is not None
    keys = [(match.start(), (match[1], *_NUMBER.findall(match[2]))) for match in found]
    if key_first:
        keys += [(match.start(), (match[1],)) for match in patterns.ellipsis.finditer(sentence, first.end())]
    for _, together in sorted(keys):
        for key in together:
            yield Offer(idiom.keys.get(key, key), key_first, any_time)


def _known(name: object, language: str, transcript: Transcript | None) -> bool:
    return transcript is not None and bool(transcript(str(name), language))
