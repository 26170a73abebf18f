"""Reads a header or a block, and when it cannot be read, finds as many of its mistakes as can be told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lark import UnexpectedInput

from ivrflow.lang.codes import (
    BAD_ESCAPE,
    DUPLICATE_LANGUAGE,
    SYNTAX,
    TOO_DEEP,
    UNKNOWN_WORD,
)
from ivrflow.lang.complaints import HEADER_WORDS, complaint
from ivrflow.lang.found import Unreadable, found
from ivrflow.lang.grammar import parse_block, parse_header
from ivrflow.model.flow import Block, ExitLine, Header
from ivrflow.model.issues import Issue
from ivrflow.model.source import Span

__all__ = ["Reading", "read_piece"]

_MOST_PER_PIECE = 10
_LONGEST_RETRIED = 50_000
"""Characters. A longer piece is given up at its first mistake: it is read anew after each."""

_IN_ONE_LINE = {code.code for code in (SYNTAX, UNKNOWN_WORD, BAD_ESCAPE, DUPLICATE_LANGUAGE, TOO_DEEP)}
"""Mistakes that spoil their own line only."""

_FIRST_WORDS = re.compile(
    r"(?:\s|//[^\n]*)*(?:format[^\S\n]+[0-9]+(?:\s|//[^\n]*)*)?([A-Za-z_][A-Za-z0-9_]*)[^\S\n]+([A-Za-z_][A-Za-z0-9_]*)"
)
_NOT_CODE = re.compile(r'"(?:[^"\\]|\\.)*"?|//.*')


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a piece of text; lines count from its beginning."""

    node: Header | Block | None
    issues: tuple[Issue, ...]
    name: str | None = None
    """The id in its head, also when nothing else could be read."""
    is_header: bool = False


def read_piece(text: str) -> Reading:
    """The header or block that is all of this text, with its comments."""
    word, name = _first_words(text)
    is_header = word == "flow"
    head_line = text[: len(text) - len(_behind_comments(text))].count("\n") + 1
    issues: list[Issue] = []
    while len(issues) < _MOST_PER_PIECE:
        try:
            node = parse_header(text) if is_header else parse_block(text)
        except UnexpectedInput as error:
            issue = complaint(error, text, is_header)
        except Unreadable as error:
            issue = error.issue
        else:
            if isinstance(node, Header):
                issues += _unknown_words(node)
            # A block with a line missing would mislead every later check; a header is needed to say anything at all.
            return Reading(node if is_header or not issues else None, tuple(issues), node.id, is_header)
        if name and _meant_flow(word):
            told = _did_you_mean_flow(text, word)
            return Reading(Header(name, span=told.span), (told,), name, True)
        issues.append(issue)
        at = issue.span.line
        if issue.code not in _IN_ONE_LINE or at == head_line or len(text) > _LONGEST_RETRIED:
            break
        without = _without_line(text, at)
        if without is None:
            break
        text = without
    salvaged = Header(name, span=_first_word(text, word)) if is_header and name else None
    return Reading(salvaged, tuple(issues), name or None, is_header)


def _first_words(text: str) -> tuple[str, str]:
    words = _FIRST_WORDS.match(text)
    return (words[1], words[2]) if words else ("", "")


def _meant_flow(word: str) -> bool:
    return word != "flow" and (sorted(word) == sorted("flow") or word.lower() == "flow")


def _did_you_mean_flow(text: str, word: str) -> Issue:
    message = f"`{word}` is not a word that begins a block"
    return found(UNKNOWN_WORD, message, _first_word(text, word), "Did you mean `flow`?")


def _first_word(text: str, word: str) -> Span:
    """Where the first word of the code stands."""
    code = _behind_comments(text)
    above = text[: len(text) - len(code)]
    line, column = above.count("\n") + 1, len(above) - above.rfind("\n")
    return Span(line, column, line, column + len(word))


_COMMENTS = re.compile(r"(?:\s|//[^\n]*)*")


def _behind_comments(text: str) -> str:
    comments = _COMMENTS.match(text)
    return text[comments.end() :] if comments else text


def _without_line(text: str, number: int) -> str | None:
    """The text with one line left blank, or None when that would leave a bracket open."""
    lines = text.split("\n")
    code = _NOT_CODE.sub("", lines[number - 1])
    if not code.strip() or any(code.count(opening) != code.count(closing) for opening, closing in ("()", "[]", "{}")):
        return None
    lines[number - 1] = ""
    return "\n".join(lines)


def _unknown_words(header: Header) -> list[Issue]:
    return [
        found(
            UNKNOWN_WORD,
            f"`{entry.name}` is not a word that begins a line in the header",
            entry.span._replace(end_line=entry.span.line, end_column=entry.span.column + len(entry.name)),
            f"Use one of {', '.join(f'`{word}`' for word in HEADER_WORDS)}.",
        )
        for entry in header.entries
        if isinstance(entry, ExitLine) and entry.name != "key"
    ]
