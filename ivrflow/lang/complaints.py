"""Says what is wrong with a chunk that the grammar refused, in words that help its author."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from difflib import get_close_matches
from typing import cast

from lark import UnexpectedInput, UnexpectedToken

from ivrflow.lang.chunks import STRING
from ivrflow.lang.codes import SYNTAX, UNCLOSED_BRACKET, UNCLOSED_STRING, UNKNOWN_WORD
from ivrflow.lang.found import found
from ivrflow.lang.slips import slip_in
from ivrflow.model.issues import Issue
from ivrflow.model.source import Span

__all__ = ["HEADER_WORDS", "complaint"]

HEADER_WORDS = ("var", "argument", "result", "key", "on")
"""The words that begin a header's line, besides the names of its fields."""
_BLOCK_WORDS = ("into",)

_TOKEN = re.compile(rf"({STRING})|//[^\n]*|[()\[\]{{}}]")
_CLOSES = {")": "(", "]": "[", "}": "{"}
_END_OF_LINE = ("_NL", "$END", "COMMENT")
_VALUE = {"WORDS", "STRING", "LPAR"}
_IN_WORDS = {
    "_ARROW": "`->`",
    "_EQUAL": "`=`",
    "LBRACE": "`{`",
    "RBRACE": "`}`",
    "RPAR": "`)`",
    "RSQB": "`]`",
    "_COLON": "`:`",
    "TAG": "a language such as `en-US:`",
    "NAME": "a name (letters, digits, `_`)",
    "FLOW": '`flow name "Title" {`',
}


@dataclass(frozen=True, slots=True)
class _Open:
    """A bracket or string that was opened."""

    mark: str
    at: int


def complaint(error: UnexpectedInput, text: str, header: bool) -> Issue:
    """The issue for the place where parsing `text`, a header or a block, stopped; lines are counted from 1 in it."""
    at, expected = _place(error, text)
    brackets, strings = _opened_before(text, at)
    if unclosed := _unclosed_string(text, at, strings):
        return found(
            UNCLOSED_STRING,
            "this text is not closed",
            _to_end_of_line(text, unclosed.at),
            'Write `"` behind its last word.',
        )
    mark = text[at : at + 1]
    if mark in _CLOSES and (not brackets or brackets[-1].mark != _CLOSES[mark]):
        if all(bracket.mark != _CLOSES[mark] for bracket in brackets):
            return found(UNCLOSED_BRACKET, f"this `{mark}` closes nothing", _one(text, at), "Remove it.")
        return _not_closed(text, brackets[-1])
    if brackets and (at >= len(text.rstrip()) or (len(brackets) > 1 and text.startswith(("->", "="), at))):
        # An arrow or an equals sign of the next line, read inside brackets.
        return _not_closed(text, brackets[-1])
    return _syntax(text, at, expected, header)


def _place(error: UnexpectedInput, text: str) -> tuple[int, Collection[str]]:
    """Where it stopped, and the names of the terminals that could have followed."""
    # What the exception itself calls expected lacks terminals that the lexer tells apart late.
    accepts = cast("Callable[[], set[str]]", error.interactive_parser.accepts)
    expected = accepts()
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        return len(text.rstrip()), expected
    return _offset(text, error.line, error.column), expected


def _offset(text: str, line: int, column: int) -> int:
    at = 0
    for _ in range(line - 1):
        at = text.index("\n", at) + 1
    return at + column - 1


def _opened_before(text: str, at: int) -> tuple[list[_Open], list[_Open]]:
    """The brackets that are open at a place, and the strings before or at it that span lines or have no end."""
    brackets: list[_Open] = []
    strings: list[_Open] = []
    for token in _TOKEN.finditer(text, 0):
        if token.start() > at or (token.start() == at and token.group() in _CLOSES):
            break
        mark = token.group()
        if token.lastindex and ("\n" in mark or not mark.endswith('"') or len(mark) == 1):
            strings.append(_Open(mark, token.start()))
        elif mark in _CLOSES:
            if brackets and brackets[-1].mark == _CLOSES[mark]:
                brackets.pop()
        elif mark in "([{" and token.start() < at:
            brackets.append(_Open(mark, token.start()))
    return brackets, strings


def _unclosed_string(text: str, at: int, strings: list[_Open]) -> _Open | None:
    """The string whose closing quote was forgotten.

    What comes after a forgotten quote is read with text and code exchanged, until a quote is left over. So the culprit
    is the first of the strings that span lines and run into each other up to the place where reading stopped.
    """
    if not strings or not (
        text.startswith('"', at) or "\n" not in text[strings[-1].at + len(strings[-1].mark) : at] or at == len(text)
    ):
        return None
    culprit = strings[-1]
    for earlier in reversed(strings[:-1]):
        if "\n" in text[earlier.at + len(earlier.mark) : culprit.at]:
            break
        culprit = earlier
    return culprit


def _not_closed(text: str, bracket: _Open) -> Issue:
    closing = next(close for close, opening in _CLOSES.items() if opening == bracket.mark)
    return found(
        UNCLOSED_BRACKET,
        f"this `{bracket.mark}` is not closed",
        _one(text, bracket.at),
        f"Write `{closing}` where it ends.",
    )


def _syntax(text: str, at: int, expected: Collection[str], header: bool) -> Issue:
    line = _line_around(text, at)
    begin = text.rfind("\n", 0, at) + 1
    advice = slip_in(line, at - begin)
    first = re.match(r"\s*([A-Za-z_][A-Za-z0-9_]*)", line)
    word = first[1] if first else ""
    names = set(expected)
    if word and advice is None and "_ARROW" in names and (near := _near(word, header)):
        return found(
            UNKNOWN_WORD,
            f"`{word}` is not a word that begins a line here",
            _word(text, begin + line.index(word)),
            f"Did you mean `{near}`?",
        )
    if text[at : at + 1].strip() and not text.startswith("//", at):
        wanted = f"expected {_one_of(names)}, found `{_snippet(text, at)}`"
        return found(SYNTAX, wanted, _word(text, at), advice)
    place = _one(text, begin + len(text[begin:at].rstrip()))
    if "_ARROW" not in names:
        return found(SYNTAX, f"expected {_one_of(names)}, the line ends", place, advice)
    if "_EQUAL" in names:
        alone = f"`{word}` stands alone: expected `= value` or `-> node` behind it"
        return found(SYNTAX, alone, place, advice or f"Write `{word} = …` for a field, `{word} -> node` for an exit.")
    written = text[begin:at].strip()
    return found(SYNTAX, f"expected `->` and a node behind `{written}`", place, advice or _missing_sign(written, word))


def _missing_sign(written: str, word: str) -> str:
    """What an author may have meant by a line without `->` and without `=`."""
    rest = written.removeprefix(word).strip()
    if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", rest):
        return f"Write `{word} -> {rest}` for an exit, `{word} = {rest}` for a field."
    if rest and not rest.startswith('"'):
        return f"Write `-> node` behind it; if `{word}` is a field, `{word} = …`."
    return "Write `-> node` behind it, or `-> ?` while it is not connected."


def _near(word: str, header: bool) -> str | None:
    words = HEADER_WORDS if header else _BLOCK_WORDS
    if word in words:
        return None
    swapped = next((known for known in words if sorted(known) == sorted(word)), None)
    return swapped or next(iter(get_close_matches(word, words, 1, 0.75)), None)


def _one_of(names: set[str]) -> str:
    words = []
    if names >= _VALUE:
        words.append("a value")
        names = names - {*_VALUE, "LSQB", "LBRACE"}
    elif "STRING" in names:
        words.append('a text such as `"Title"`')
    words += [_IN_WORDS[name] for name in sorted(names) if name in _IN_WORDS]
    if names & set(_END_OF_LINE):
        words.append("the end of the line")
    if not words:
        return "something else"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _snippet(text: str, at: int) -> str:
    found_word = re.compile(r'"[^"\n]*"?|->|[\w.\-]+|.').match(text, at)
    snippet = found_word.group() if found_word else ""
    return snippet if len(snippet) <= 30 else snippet[:29] + "…"


def _line_around(text: str, at: int) -> str:
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return text[begin : end if end >= 0 else len(text)]


def _one(text: str, at: int) -> Span:
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return Span(line, column, line, column + 1)


def _word(text: str, at: int) -> Span:
    start = _one(text, at)
    return start._replace(end_column=start.column + max(1, len(_snippet(text, at))))


def _to_end_of_line(text: str, at: int) -> Span:
    start = _one(text, at)
    return start._replace(end_column=start.column + len(_line_around(text, at)) - (start.column - 1))
