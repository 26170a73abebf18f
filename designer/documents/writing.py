"""From the document that the browser edits to the text of a flow.

Values, comments and types take one line each, as in every text of the language. Whatever a browser sends in them is put
on one line, so that nothing that was pasted begins a line of its own or makes the whole flow unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import dedent

from designer.documents.shapes import (
    BlockShape,
    BrokenBlock,
    CommentsShape,
    Document,
    EntryShape,
    ExitShape,
    FieldShape,
    HandlerShape,
    HeaderEntryShape,
    HeaderShape,
    IntoShape,
    LayoutShape,
    LocalizedValue,
    TextValue,
    VariableShape,
)
from ivrflow.lang import print_block, print_flow
from ivrflow.lang.reading import on_one_line
from ivrflow.model.flow import (
    NO_COMMENTS,
    Block,
    Comments,
    Entry,
    ExitLine,
    Field,
    FieldValue,
    Flow,
    Handler,
    Header,
    Into,
    Layout,
    Localized,
    NodeGroup,
    Variable,
)
from ivrflow.model.source import Source

__all__ = ["Printed", "Written", "block_of", "entry_text", "flow_of", "layout_of", "printed_order", "write_document"]


_QUOTED = re.compile(r'("(?:[^"\\]|\\[\s\S])*")')


@dataclass(frozen=True, slots=True)
class Printed:
    """The canonical text of a document."""

    text: str
    lines: tuple[int, ...]
    """For each of its blocks, the line in which it begins, comments above it included; from 1."""


class Written:
    """Documents, printed again and again: blocks that did not change are not printed anew."""

    def __init__(self) -> None:
        # By identity, which costs nothing to compare; the block is kept so that no other can take its place in memory.
        self._last: dict[int, tuple[BlockShape, str]] = {}

    def write(self, document: Document) -> Printed:
        """As `write_document`."""
        used: dict[int, tuple[BlockShape, str]] = {}
        parts = [print_flow(Flow(_header(document.header))).rstrip("\n")]
        lines = []
        line = 1
        for block in document.blocks:
            line += parts[-1].count("\n") + 2
            lines.append(line)
            if isinstance(block, BrokenBlock):
                parts.append("\n".join(_lines(block.text.split("\n"))))
            else:
                known = self._last.get(id(block)) or (block, print_block(block_of(block)))
                used[id(block)] = known
                parts.append(known[1])
        if document.tail:
            parts.append(_tail(document))
        self._last = used
        return Printed("\n\n".join(parts) + "\n", tuple(lines))


def write_document(document: Document) -> str:
    """The canonical text; blocks that could not be read stand in it as they came."""
    return Written().write(document).text


def _tail(document: Document) -> str:
    # The header is only there because a flow has one; comments are printed by one rule, that of the printer.
    alone = print_flow(Flow(Header("flow"), tail=_lines(document.tail)))
    return alone.partition("}\n\n")[2].rstrip("\n")


def flow_of(document: Document) -> Flow:
    """The flow, without the blocks that cannot be read."""
    blocks = tuple(block_of(block) for block in document.blocks if isinstance(block, BlockShape))
    return Flow(_header(document.header), blocks, _lines(document.tail))


def block_of(block: BlockShape) -> Block:
    """One node."""
    return Block(
        block.kind,
        block.id,
        block.title,
        tuple(map(_entry, block.entries)),
        _comments(block.comments),
        _lines(block.tail),
    )


def printed_order(block: BlockShape) -> list[int]:
    """The indices of its entries in the order in which they are printed."""
    return sorted(range(len(block.entries)), key=lambda index: _PRINTED.index(block.entries[index].type))


_PRINTED = ("field", "into", "exit")


def entry_text(entry: EntryShape | HeaderEntryShape) -> str:
    """One line of a node or a header, or several, as they stand in the text of a flow, without indentation."""
    if isinstance(entry, VariableShape | HandlerShape):
        printed = print_flow(Flow(Header("flow", entries=(_header_entry(entry),))))
    else:
        printed = print_block(Block("kind", "node", entries=(_entry(entry),)))
    return dedent("\n".join(printed.rstrip("\n").split("\n")[1:-1]))


def _header(header: HeaderShape) -> Header:
    entries = tuple(map(_header_entry, header.entries))
    return Header(header.id, header.title, header.format, entries, _comments(header.comments), _lines(header.tail))


def _entry(entry: EntryShape) -> Entry:
    match entry:
        case FieldShape():
            return _field(entry)
        case ExitShape():
            return _exit(entry)
        case IntoShape():
            return Into(entry.variable, entry.result, _comments(entry.comments))


def _header_entry(entry: HeaderEntryShape) -> Field | Variable | Handler | ExitLine:
    match entry:
        case FieldShape():
            return _field(entry)
        case ExitShape():
            return _exit(entry)
        case HandlerShape():
            return Handler(entry.event, entry.target, _comments(entry.comments))
        case VariableShape():
            default = _source(entry.default) if entry.default is not None else None
            return Variable(entry.role, entry.name, on_one_line(entry.of), default, _comments(entry.comments))


def _field(field: FieldShape) -> Field:
    return Field(field.name, _value(field.value), field.index, _comments(field.comments))


def _exit(line: ExitShape) -> ExitLine:
    argument = _source(line.argument) if line.argument is not None else None
    labels = _localized(line.labels) if line.labels is not None else None
    return ExitLine(line.name, line.target, argument, labels, _comments(line.comments))


def _value(value: TextValue | LocalizedValue) -> FieldValue:
    return _localized(value) if isinstance(value, LocalizedValue) else _source(value.text)


def _localized(value: LocalizedValue) -> Localized:
    entries = tuple((on_one_line(each.language), _source(each.text)) for each in value.languages)
    comments = tuple(
        (on_one_line(each.language), _comments(each.comments)) for each in value.languages if each.comments
    )
    return Localized(entries, comments, _lines(value.tail))


def _comments(comments: CommentsShape | None) -> Comments:
    if comments is None:
        return NO_COMMENTS
    return Comments(_lines(comments.before), None if comments.end is None else on_one_line(comments.end))


def _source(text: str) -> Source:
    """A text in quotes may have several lines; what stands between such texts has one."""
    pieces = _QUOTED.split(text)
    return Source(
        "".join(
            "\n".join(_lines(piece.split("\n"))) if at % 2 else on_one_line(piece) for at, piece in enumerate(pieces)
        )
    )


def _lines(comments: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(on_one_line, comments))


def layout_of(shape: LayoutShape) -> Layout:
    """A canvas."""
    places = sorted(shape.nodes.items())
    groups = (NodeGroup(each.id, each.title, tuple(sorted(each.nodes)), each.collapsed) for each in shape.groups)
    return Layout(
        tuple((node, place.x, place.y) for node, place in places),
        tuple((node, place.width, place.height) for node, place in places if place.width and place.height),
        tuple(sorted(groups, key=lambda group: group.id)),
    )
