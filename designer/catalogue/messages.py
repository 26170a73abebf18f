"""The sentences of findings in another language.

A finding is one English sentence with names in it. The file of translations has patterns: the English sentence with
`{}` where names stand, and the sentence in the other language with `{1}`, `{2}` for them. `{1,}` stands for a list of
names, `{1*}` for a kind of node, `{1+}` for what has words of its own: a sentence within the sentence, a type, help.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from designer.catalogue.texts import Texts, texts_in

__all__ = ["in_words", "is_translated"]

_PLACE = re.compile(r"\{(\d)([+,*]?)\}")
# Items of a list, and what stands between them; not within code, quotes and parentheses.
_ITEM = re.compile(r'((?:`[^`]*`|"[^"]*"|\([^()]*\)|.)+?)(, | or | and |$)', re.DOTALL)
# Where a sentence, or one within it, is looked for when its own table does not have it.
_BEHIND = {"problems": ("messages",), "gates": ("messages", "runs")}
_BETWEEN = {", ": "、", " or ": "或", " and ": "和", "": ""}
_SEAM = re.compile(
    r"(?<=[\u4e00-\u9fff])(?=[\w`])(?![\u4e00-\u9fff])|(?<=[\w`])(?<![\u4e00-\u9fff])(?=[\u4e00-\u9fff])"
)


def in_words(sentence: str, texts: Texts, table: str = "messages") -> str:
    """The sentence in the language of the texts; as it is where no pattern of the table (or of findings) fits."""
    return _whole(sentence, texts.language, table) or sentence


def is_translated(sentence: str, texts: Texts, table: str = "messages") -> bool:
    """Whether a pattern fits."""
    return _translated(sentence, texts.language, table) is not None


# A page is sent the same findings again with each check.
@lru_cache(maxsize=4096)
def _translated(sentence: str, language: str, table: str) -> str | None:
    return _by_pattern(sentence, language, table)


def _whole(sentence: str, language: str, table: str) -> str | None:
    tried = (_translated(sentence, language, each) for each in (table, *_BEHIND.get(table, ())))
    return next((found for found in tried if found is not None), None)


def _by_pattern(sentence: str, language: str, table: str) -> str | None:
    for pattern, translation in _patterns(language, table):
        if found := pattern.fullmatch(sentence):
            return _filled(translation, found.groups(), language, table)
    return None


def _filled(translation: str, words: tuple[str, ...], language: str, table: str) -> str:
    filled = ""
    for number, piece in enumerate(_PLACE.split(translation)):
        match number % 3:
            case 0:
                filled = _joined(filled, piece)
            case 1:
                word = words[int(piece) - 1]
            case 2:
                filled = _joined(filled, _put(word, piece, language, table))
    return filled


def _joined(before: str, after: str) -> str:
    """With a blank between Chinese and other letters, as printers set it; within names nothing is changed."""
    return f"{before} {after}" if _SEAM.match(before[-1:] + after[:1], 1) else before + after


def _put(words: str, how: str, language: str, table: str) -> str:
    match how:
        case "+":
            return _in_part(words, language, table)
        case "*":
            return texts_in(language).find("kinds", words, "title") or words
        case ",":
            return _listed(_ITEM.findall(words))
    return words


def _in_part(words: str, language: str, table: str) -> str:
    """What stands within a sentence, as far as there are words for it."""
    items = _ITEM.findall(words)
    known = [item if item.startswith("`") else _known(item, language) for item, _ in items]
    if len(items) > 1 and None not in known:
        return _listed((item or "", mark) for item, (_, mark) in zip(known, items, strict=True))
    return _known(words, language) or _whole(words, language, table) or words


def _listed(items: Iterable[tuple[str, str]]) -> str:
    written = ""
    for item, mark in items:
        written = _joined(_joined(written, item), _BETWEEN[mark])
    return written


def _known(words: str, language: str) -> str | None:
    texts = texts_in(language)
    for path in (("message_words", words), ("capabilities", words), ("phrases", words)):
        if (found := texts.find(*path)) is not None:
            return found
    return _by_pattern(words, language, "message_parts")


@cache
def _patterns(language: str, table: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    messages = texts_in(language).tree.get(table, {})
    assert isinstance(messages, Mapping)
    # Those first that say most; a sentence that begins with a name can be part of one that does not.
    pairs = sorted(messages.items(), key=lambda pair: (pair[0].startswith("{}"), -len(pair[0].replace("{}", ""))))
    return tuple((_pattern(english), str(translation)) for english, translation in pairs)


def _pattern(english: str) -> re.Pattern[str]:
    """Names in backticks hold none themselves."""
    pieces = re.split(r"(`\{\}`|\{\})", english)
    places = {"`{}`": "`([^`]+|`)`", "{}": "(.+?)"}
    return re.compile("".join(places.get(piece) or re.escape(piece) for piece in pieces), re.DOTALL)
