"""Where in the document a finding stands: the browser knows nodes and entries, the compiler lines and columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from designer.documents.shapes import AnyBlock, BlockShape, Document
from designer.documents.writing import block_of, entry_text, flow_of, printed_order
from ivrflow.model.flow import Entry, ExitLine, Field, Flow, Handler, Header, Localized, Variable
from ivrflow.model.issues import Issue
from ivrflow.model.source import NOWHERE, Span

__all__ = ["Place", "Places"]

HeaderEntry = Field | Variable | Handler | ExitLine


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is wrong."""

    node: str | None = None
    entry: int | None = None
    """Index into the entries of the node, or of the header when there is no node."""
    language: str | None = None


class Places:
    """Finds places in a document, given the flow that was read from its text and the lines where its blocks begin."""

    def __init__(self, document: Document, read: Flow, lines: Sequence[int]) -> None:
        self._document = document
        self._lines: dict[str, int] = {}
        self._read = {block.id: block for block in read.blocks}
        self._header = read.header
        self._blocks: dict[str, AnyBlock] = {}
        for block, line in zip(document.blocks, lines, strict=True):
            self._blocks.setdefault(block.id, block)
            self._lines.setdefault(block.id, line)

    def of(self, issue: Issue) -> Place:
        """As near as can be told."""
        if issue.node is None:
            return self._in_header(issue.span)
        read, shape = self._read.get(issue.node), self._blocks.get(issue.node)
        if not isinstance(shape, BlockShape):
            return Place(issue.node)
        if read is None:
            return _place_in_unread(shape, issue.span.line - self._lines[issue.node])
        entry = _entry_at(read.entries, issue.span)
        if entry is None:
            return Place(issue.node)
        return Place(issue.node, _index(block_of(shape).entries, entry), _language_at(entry, issue.span))

    def _in_header(self, span: Span) -> Place:
        if not _contains(_reach(self._header), span):
            return Place()
        entry = _entry_at(self._header.entries, span)
        if entry is None:
            return Place()
        written = flow_of(Document(header=self._document.header)).header.entries
        return Place(None, _index(written, entry), _language_at(entry, span))


def _reach(header: Header) -> Span:
    last = header.entries[-1].span if header.entries else header.span
    return Span(header.span.line, 1, max(header.span.end_line, last.end_line) + 1, 1)


def _entry_at(entries: Sequence[Entry | HeaderEntry], span: Span) -> Entry | HeaderEntry | None:
    return next((entry for entry in entries if _contains(entry.span, span)), None)


def _language_at(entry: Entry | HeaderEntry, span: Span) -> str | None:
    for value in (getattr(entry, "value", None), getattr(entry, "labels", None)):
        if isinstance(value, Localized):
            return next((tag for tag, source in value.entries if _contains(source.span, span)), None)
    return None


def _contains(outer: Span, inner: Span) -> bool:
    begins, ends = (outer.line, outer.column), (outer.end_line, outer.end_column)
    return NOWHERE not in (outer, inner) and begins <= (inner.line, inner.column) <= ends


def _index(entries: Sequence[Entry | HeaderEntry], entry: Entry | HeaderEntry) -> int | None:
    """Places take no part in comparison, so the entry as read is found among those as sent."""
    return entries.index(entry) if entry in entries else None


def _place_in_unread(block: BlockShape, line: int) -> Place:
    """The place in a node that cannot be read, by the lines that each of its entries takes; `line` counts from 0."""
    line -= len(block.comments.before) if block.comments is not None else 0
    line -= 1
    for index in printed_order(block):
        text = entry_text(block.entries[index]).split("\n")
        if 0 <= line < len(text):
            written = _LANGUAGE.match(text[line]) if line else None
            return Place(block.id, index, written[1] if written else None)
        line -= len(text)
    return Place(block.id)


_LANGUAGE = re.compile(r"\s*([A-Za-z][A-Za-z0-9-]*):")
