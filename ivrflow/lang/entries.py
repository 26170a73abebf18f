"""From what the grammar recognised to the nouns of `model.flow`.

Called by the parser while it reads, so there is never a syntax tree. Comments inside brackets, where no noun has a
place for them, move above their entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from lark import Token, Transformer, v_args

from ivrflow.lang.codes import BAD_ESCAPE
from ivrflow.lang.found import Unreadable, found
from ivrflow.lang.raw import Raw, localized_from, raw_from
from ivrflow.lang.strings import BadEscape, decode_string
from ivrflow.lang.tokens import between, comment_text
from ivrflow.model.flow import (
    FORMAT,
    Block,
    Comments,
    Entry,
    ExitLine,
    Field,
    Handler,
    Header,
    Into,
    Localized,
    Variable,
)
from ivrflow.model.source import Span

__all__ = ["ToModel"]

HeaderEntry: TypeAlias = Field | Variable | Handler | ExitLine
AnyEntry = TypeVar("AnyEntry", bound=Field | Into | ExitLine | Variable | Handler)


@dataclass(frozen=True, slots=True)
class _Localized:
    value: Localized
    span: Span


@dataclass(frozen=True, slots=True)
class _Body:
    """What stands between the braces of a header or a block."""

    entries: tuple[Entry | HeaderEntry, ...]
    end: str | None
    tail: tuple[str, ...]


_Line: TypeAlias = tuple[Entry | HeaderEntry | None, Token | None]


@v_args(inline=True)
class ToModel(Transformer[Token, Header | Block]):
    """One method per rule of flow.lark."""

    def header(self, *parts: Token | _Body | None) -> Header:
        before, words, body, tail = _around(parts)
        if words[0] is not None and words[0].type == "FORMAT":
            number, *words = words
            written = int(str(number).split()[-1])
        else:
            written = FORMAT
        flow, name, title, brace = words
        assert flow is not None
        assert name is not None
        assert brace is not None
        return Header(
            str(name),
            _title(title),
            written,
            _entries(body, Field, Variable, Handler, ExitLine),
            Comments(before, body.end),
            body.tail + tail,
            between(flow, brace),
        )

    def block(self, *parts: Token | _Body | None) -> Block:
        before, words, body, tail = _around(parts)
        kind, name, title, brace = words
        assert kind is not None
        assert name is not None
        assert brace is not None
        return Block(
            str(kind),
            str(name),
            _title(title),
            _entries(body, Field, Into, ExitLine),
            Comments(before, body.end),
            body.tail + tail,
            between(kind, brace),
        )

    def line(self, entry: Entry | HeaderEntry | None, comment: Token | None) -> _Line:
        return entry, comment

    def header_lines(self, *lines: _Line) -> _Body:
        return _body(lines)

    def block_lines(self, *lines: _Line) -> _Body:
        return _body(lines)

    def field(self, name: Token, index: Token | None, value: Raw | _Localized) -> Field:
        number = int(index[1:-1]) if index is not None else None
        span = _spanning(between(name, name), value.span)
        if isinstance(value, Raw):
            return _with_above(Field(str(name), value.source, number, span=span), value.comments)
        return Field(str(name), value.value, number, span=span)

    def variable(self, role: Token, name: Token, words: Sequence[Token], default: Raw | None) -> Variable:
        kind = " ".join(str(word) for word in words)
        if default is None:
            return Variable(str(role), str(name), kind, span=between(role, words[-1]))
        span = _spanning(between(role, role), default.span)
        return _with_above(Variable(str(role), str(name), kind, default.source, span=span), default.comments)

    def type_words(self, *words: Token) -> Sequence[Token]:
        return words

    def handler(self, on: Token, event: Token, target: Token) -> Handler:
        return Handler(str(event), str(target), span=between(on, target))

    def into(self, into: Token, variable: Token, result: Token) -> Into:
        return Into(str(variable), str(result), span=between(into, result))

    def exit_line(self, name: Token, argument: Raw | None, labels: _Localized | None, target: Token) -> ExitLine:
        line = ExitLine(
            str(name),
            None if target.type == "UNCONNECTED" else str(target),
            argument.source if argument else None,
            labels.value if labels else None,
            span=between(name, target),
        )
        return _with_above(line, argument.comments) if argument else line

    def raw(self, *tokens: Token) -> Raw:
        return raw_from(tokens)

    def text(self, *tokens: Token) -> tuple[Token, ...]:
        return tokens

    def localized(self, *parts: Token | tuple[Token, ...]) -> _Localized:
        first, *inner, last = parts
        assert isinstance(first, Token)
        assert isinstance(last, Token)
        head = tuple(comment_text(part) for part in inner if isinstance(part, Token))
        texts = [part for part in inner if not isinstance(part, Token)]
        return _Localized(localized_from(head, texts), between(first, last))


def _body(lines: Iterable[_Line]) -> _Body:
    """Gives each comment to the entry that it belongs to: on its line, or below it."""
    entries: list[Entry | HeaderEntry] = []
    end: str | None = None
    above: list[str] = []
    for number, (entry, comment) in enumerate(lines):
        behind = comment_text(comment) if comment is not None else None
        if entry is not None:
            if above or behind is not None:
                comments = Comments((*above, *entry.comments.before), behind)
                entry = replace(entry, comments=comments)
            entries.append(entry)
            above = []
        elif behind is not None and number == 0:
            end = behind
        elif behind is not None:
            above.append(behind)
    return _Body(tuple(entries), end, tuple(above))


def _around(
    parts: Sequence[Token | _Body | None],
) -> tuple[tuple[str, ...], list[Token | None], _Body, tuple[str, ...]]:
    """Splits the children of a header or block: comments above, words of the head and closing brace, body, comments
    behind."""
    before: list[str] = []
    tail: list[str] = []
    words: list[Token | None] = []
    body: _Body | None = None
    for part in parts:
        if isinstance(part, _Body):
            body = part
        elif part is not None and part.type == "COMMENT":
            (before if body is None else tail).append(comment_text(part))
        else:
            words.append(part)
    assert body is not None
    return tuple(before), words, body, tuple(tail)


KindOfEntry = TypeVar("KindOfEntry")


def _entries(body: _Body, *kinds: type[KindOfEntry]) -> tuple[KindOfEntry, ...]:
    """The entries with the types that the grammar has already made sure of."""
    return tuple(entry for entry in body.entries if isinstance(entry, kinds))


def _title(literal: Token | None) -> str | None:
    if literal is None:
        return None
    try:
        return decode_string(literal)
    except BadEscape as error:
        before = literal[: error.at]
        start = between(literal, literal)
        line = start.line + before.count("\n")
        column = error.at - before.rfind("\n") if "\n" in before else start.column + error.at
        span = Span(line, column, line, column + len(error.sequence))
        raise Unreadable(
            found(BAD_ESCAPE, str(error), span, 'Write a backslash as `\\\\`, a quote as `\\"`, a line break as `\\n`.')
        ) from None


def _with_above(entry: AnyEntry, above: tuple[str, ...]) -> AnyEntry:
    return replace(entry, comments=Comments(above)) if above else entry


def _spanning(first: Span, last: Span) -> Span:
    return Span(first.line, first.column, last.end_line, last.end_column)
