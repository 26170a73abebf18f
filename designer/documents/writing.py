"""From the document that the browser edits to the text of a flow."""

from __future__ import annotations

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
                parts.append(block.text)
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
    alone = print_flow(Flow(Header("flow"), tail=document.tail))
    return alone.partition("}\n\n")[2].rstrip("\n")


def flow_of(document: Document) -> Flow:
    """The flow, without the blocks that cannot be read."""
    blocks = tuple(block_of(block) for block in document.blocks if isinstance(block, BlockShape))
    return Flow(_header(document.header), blocks, document.tail)


def block_of(block: BlockShape) -> Block:
    """One node."""
    return Block(
        block.kind, block.id, block.title, tuple(map(_entry, block.entries)), _comments(block.comments), block.tail
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
    return Header(header.id, header.title, header.format, entries, _comments(header.comments), header.tail)


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
            default = Source(entry.default) if entry.default is not None else None
            return Variable(entry.role, entry.name, entry.of, default, _comments(entry.comments))


def _field(field: FieldShape) -> Field:
    return Field(field.name, _value(field.value), field.index, _comments(field.comments))


def _exit(line: ExitShape) -> ExitLine:
    argument = Source(line.argument) if line.argument is not None else None
    labels = _localized(line.labels) if line.labels is not None else None
    return ExitLine(line.name, line.target, argument, labels, _comments(line.comments))


def _value(value: TextValue | LocalizedValue) -> FieldValue:
    return _localized(value) if isinstance(value, LocalizedValue) else Source(value.text)


def _localized(value: LocalizedValue) -> Localized:
    entries = tuple((each.language, Source(each.text)) for each in value.languages)
    comments = tuple((each.language, _comments(each.comments)) for each in value.languages if each.comments)
    return Localized(entries, comments, value.tail)


def _comments(comments: CommentsShape | None) -> Comments:
    return Comments(comments.before, comments.end) if comments is not None else NO_COMMENTS


def layout_of(shape: LayoutShape) -> Layout:
    """A canvas."""
    places = sorted(shape.nodes.items())
    groups = (NodeGroup(each.id, each.title, tuple(sorted(each.nodes)), each.collapsed) for each in shape.groups)
    return Layout(
        tuple((node, place.x, place.y) for node, place in places),
        tuple((node, place.width, place.height) for node, place in places if place.width and place.height),
        tuple(sorted(groups, key=lambda group: group.id)),
    )
