"""The sentences of findings in another language.

A finding is one English sentence with names in it. The file of translations has patterns: the English sentence with
`{}` where names stand, and the sentence in the other language with `{1}`, `{2}` for them.
"""

from __future__ import annotations

import re
from functools import cache

from designer.catalogue.texts import Texts, texts_in

__all__ = ["in_words", "is_translated"]


def in_words(sentence: str, texts: Texts) -> str:
    """The sentence in the language of the texts; as it is where no pattern fits."""
    return _translated(sentence, texts.language) or sentence


def is_translated(sentence: str, texts: Texts) -> bool:
    """Whether a pattern fits."""
    return _translated(sentence, texts.language) is not None


def _translated(sentence: str, language: str) -> str | None:
    for pattern, translation in _patterns(language):
        if found := pattern.fullmatch(sentence):
            return _filled(translation, found.groups())
    return None


def _filled(translation: str, words: tuple[str, ...]) -> str:
    return re.sub(r"\{(\d)\}", lambda place: words[int(place[1]) - 1], translation)


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    messages = texts_in(language).tree.get("messages", {})
    assert isinstance(messages, dict)
    # The longest first: it has the fewest places for names, and says most.
    pairs = sorted(messages.items(), key=lambda pair: -len(pair[0].replace("{}", "")))
    return tuple((_pattern(english), str(translation)) for english, translation in pairs)


def _pattern(english: str) -> re.Pattern[str]:
    return re.compile("(.+?)".join(re.escape(part) for part in english.split("{}")), re.DOTALL)
