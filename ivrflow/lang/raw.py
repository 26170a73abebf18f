"""Texts that lang carries without understanding them: expressions, prompts, and prompts per language.

They are kept trimmed, with single blanks between tokens and none inside brackets, so that an expression that was
broken over several lines compares equal to the same one on one line. Strings are kept to the letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lark import Token

from ivrflow.lang.codes import DUPLICATE_LANGUAGE, TOO_DEEP
from ivrflow.lang.found import Unreadable, found
from ivrflow.lang.tokens import between, comment_text
from ivrflow.model.flow import Comments, Localized
from ivrflow.model.source import Source, Span

__all__ = ["MAX_DEPTH", "Raw", "localized_from", "raw_from"]

MAX_DEPTH = 40
"""Brackets inside brackets. Also keeps the recursive readers of expressions and prompts far from their limits."""

_OPENING = {"LPAR", "LSQB", "LBRACE"}
_CLOSING = {"RPAR", "RSQB", "RBRACE"}


@dataclass(frozen=True, slots=True)
class Raw:
    """A text with its place, and the comments that stood between its tokens."""

    source: Source
    comments: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        return self.source.span


def raw_from(tokens: Sequence[Token]) -> Raw:
    """The text of a run of tokens. Raises Unreadable when brackets are nested deeper than MAX_DEPTH."""
    first = tokens[0]
    if len(tokens) == 1:
        return Raw(Source(str(first), between(first, first)))
    pieces: list[str] = []
    comments: list[str] = []
    last = before = first
    depth = 0
    for token in tokens:
        kind = token.type
        if kind == "COMMENT":
            comments.append(comment_text(token))
            continue
        apart = token.start_pos != before.end_pos
        if pieces and apart and before.type not in _OPENING and kind not in _CLOSING:
            pieces.append(" ")
        pieces.append(token)
        depth += (kind in _OPENING) - (kind in _CLOSING)
        if depth > MAX_DEPTH:
            raise Unreadable(
                found(TOO_DEEP, f"more than {MAX_DEPTH} brackets inside each other", between(token, token))
            )
        last = before = token
    return Raw(Source("".join(pieces), between(first, last)), tuple(comments))


def localized_from(head: tuple[str, ...], texts: Iterable[Sequence[Token]]) -> Localized:
    """Prompts per language, from `head` (comments behind the opening brace) and, for each language, its tag, the
    tokens of its text and the comments around them. Raises Unreadable when a language comes twice."""
    entries: list[tuple[str, Source]] = []
    comments: list[tuple[str, Comments]] = []
    above = head
    for tag, *tokens in texts:
        language = tag[:-1]
        if any(language == earlier for earlier, _ in entries):
            raise Unreadable(
                found(DUPLICATE_LANGUAGE, f"`{language}` is written twice between these braces", between(tag, tag))
            )
        body, behind = _without_trailing_comments(tokens)
        leading = next(token for token in body if token.type != "COMMENT")
        start = body.index(leading)
        above += tuple(comment_text(token) for token in body[:start])
        raw = raw_from(body[start:])
        end: str | None = None
        if behind and behind[0].line == body[-1].end_line:
            end = comment_text(behind.pop(0))
        entries.append((language, raw.source))
        if above or raw.comments or end is not None:
            comments.append((language, Comments(above + raw.comments, end)))
        above = tuple(comment_text(token) for token in behind)
    return Localized(tuple(entries), tuple(comments), above)


def _without_trailing_comments(tokens: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    end = len(tokens)
    while tokens[end - 1].type == "COMMENT":
        end -= 1
    return list(tokens[:end]), list(tokens[end:])
