"""Moves what was read from a chunk to the lines where the chunk stands in its file."""

from __future__ import annotations

from dataclasses import replace

from ivrflow.model.flow import Block, Entry, ExitLine, Field, FieldValue, Handler, Header, Into, Localized, Variable
from ivrflow.model.issues import Issue
from ivrflow.model.source import NOWHERE, Source, Span

__all__ = ["moved_block", "moved_header", "moved_issue"]

# Constructors are called instead of dataclasses.replace: an edit near the top of a file moves thousands of entries
# while the author types.


def moved_block(block: Block, lines: int) -> Block:
    """The block, `lines` further down."""
    if not lines:
        return block
    return Block(
        block.kind,
        block.id,
        block.title,
        tuple([_entry(entry, lines) for entry in block.entries]),
        block.comments,
        block.tail,
        _span(block.span, lines),
    )


def moved_header(header: Header, lines: int) -> Header:
    """The header, `lines` further down."""
    if not lines:
        return header
    entries = tuple([_header_entry(entry, lines) for entry in header.entries])
    return replace(header, entries=entries, span=_span(header.span, lines))


def moved_issue(issue: Issue, lines: int) -> Issue:
    """The issue, `lines` further down."""
    return issue if issue.span == NOWHERE or not lines else replace(issue, span=_span(issue.span, lines))


def _entry(entry: Entry, lines: int) -> Entry:
    match entry:
        case ExitLine():
            return _exit(entry, lines)
        case Field():
            return _field(entry, lines)
        case Into():
            return Into(entry.variable, entry.result, entry.comments, _span(entry.span, lines))


def _header_entry(entry: Field | Variable | Handler | ExitLine, lines: int) -> Field | Variable | Handler | ExitLine:
    match entry:
        case ExitLine():
            return _exit(entry, lines)
        case Field():
            return _field(entry, lines)
        case Variable():
            default = _source(entry.default, lines) if entry.default is not None else None
            return replace(entry, default=default, span=_span(entry.span, lines))
        case Handler():
            return replace(entry, span=_span(entry.span, lines))


def _exit(line: ExitLine, lines: int) -> ExitLine:
    return ExitLine(
        line.name,
        line.target,
        _source(line.argument, lines) if line.argument is not None else None,
        _localized(line.labels, lines) if line.labels is not None else None,
        line.comments,
        _span(line.span, lines),
    )


def _field(field: Field, lines: int) -> Field:
    value: FieldValue
    value = _localized(field.value, lines) if isinstance(field.value, Localized) else _source(field.value, lines)
    return Field(field.name, value, field.index, field.comments, _span(field.span, lines))


def _localized(value: Localized, lines: int) -> Localized:
    entries = tuple([(language, _source(source, lines)) for language, source in value.entries])
    return Localized(entries, value.comments, value.tail)


def _source(source: Source, lines: int) -> Source:
    text, span = source
    return Source(text, _span(span, lines))


def _span(span: Span, lines: int) -> Span:
    line, column, end_line, end_column = span
    return Span(line + lines, column, end_line + lines, end_column)
