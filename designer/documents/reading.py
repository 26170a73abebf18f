"""From the text of a flow to the document that the browser edits."""

from __future__ import annotations

import re
from collections.abc import Callable

from designer.documents.shapes import (
    AnyBlock,
    BlockShape,
    BrokenBlock,
    CommentsShape,
    Document,
    EntryShape,
    ExitShape,
    FieldShape,
    GroupShape,
    HandlerShape,
    HeaderEntryShape,
    HeaderShape,
    IntoShape,
    LanguageText,
    LayoutShape,
    LocalizedValue,
    NodePlace,
    TextValue,
    VariableShape,
)
from ivrflow.lang import Parsed, Parser
from ivrflow.lang.chunks import Chunk, at_heads, cut
from ivrflow.lang.recovery import Reading, read_piece
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
    Variable,
)

__all__ = ["DocumentReader", "block_shape", "blocks_below_header", "document_of", "layout_shape", "read_document"]

HEADER_WORD = "flow"
_WORDS = re.compile(r"^[^\S\n]*([A-Za-z_]\w*)[^\S\n]+([A-Za-z_]\w*)", re.MULTILINE | re.ASCII)


def read_document(text: str) -> Document | None:
    """The document that a text is, blocks that cannot be read included; None when its header cannot be read.

    A text of an older format is migrated.
    """
    return DocumentReader().read(text)


class DocumentReader:
    """Reads versions of a text one after the other: what did not change is not read anew. For one thread at a time."""

    def __init__(self) -> None:
        self._parser = Parser()
        # By identity: the parser gives the same objects for what did not change. They are kept, so that no others can
        # take their places in memory.
        self._shapes: dict[int, tuple[Block, BlockShape]] = {}
        self._pieces: dict[str, Reading] = {}

    def read(self, text: str) -> Document | None:
        """As `read_document`."""
        return self.document(self.parse(text))

    def parse(self, text: str) -> Parsed:
        """As `parse_flow`."""
        return self._parser.parse(text)

    def document(self, parsed: Parsed) -> Document | None:
        """The document that a text is, once it is parsed."""
        if parsed.flow is None:
            return None
        if parsed.is_whole:
            used = {
                id(block): self._shapes.get(id(block)) or (block, block_shape(block)) for block in parsed.flow.blocks
            }
            self._shapes = used
            return _document(parsed.flow, tuple(shape for _, shape in used.values()))
        pieces: dict[str, Reading] = {}

        def read(text: str) -> Reading:
            found = pieces.get(text) or self._pieces.get(text) or read_piece(text)
            pieces[text] = found
            return found

        document = _with_broken_blocks(parsed.text, parsed.flow, read)
        self._pieces = pieces
        return document


def document_of(flow: Flow) -> Document:
    """A flow that was read whole."""
    return _document(flow, tuple(map(block_shape, flow.blocks)))


def _document(flow: Flow, blocks: tuple[AnyBlock, ...]) -> Document:
    return Document(header=_header(flow.header), blocks=blocks, tail=flow.tail)


def blocks_below_header(text: str) -> tuple[AnyBlock, ...]:
    """The blocks of a text whose header cannot be read."""
    _, blocks = _header_and_blocks(text, (), read_piece)
    return tuple(block for block in blocks if not (isinstance(block, BrokenBlock) and block.kind == HEADER_WORD))


def _with_broken_blocks(text: str, flow: Flow, read_piece: Callable[[str], Reading]) -> Document | None:
    header, blocks = _header_and_blocks(text, flow.tail, read_piece)
    return Document(header=_header(header), blocks=tuple(blocks), tail=flow.tail) if header is not None else None


def _header_and_blocks(
    text: str, tail: tuple[str, ...], read_piece: Callable[[str], Reading]
) -> tuple[Header | None, list[AnyBlock]]:
    """Piece by piece, in the order of the text: what can be read as blocks, the rest as it stands."""
    blocks: list[AnyBlock] = []
    seen: set[str] = set()
    header: Header | None = None
    for piece in (piece for chunk in cut(text) for piece in _pieces(chunk, read_piece)):
        if piece.is_empty:
            if piece.text.strip() and not tail:
                blocks.append(_broken(piece.text, len(blocks)))
            continue
        read = read_piece(piece.text)
        if isinstance(read.node, Header) and not read.issues and header is None and not blocks:
            header = read.node
        elif isinstance(read.node, Block) and not read.issues and read.node.id not in seen and piece.column == 1:
            seen.add(read.node.id)
            blocks.append(block_shape(read.node))
        else:
            blocks.append(_broken(piece.text, len(blocks)))
    return header, blocks


def _pieces(chunk: Chunk, read_piece: Callable[[str], Reading]) -> list[Chunk]:
    """A chunk that can be read is one piece; of another, only one of its blocks may be broken."""
    if chunk.is_empty or (chunk.closed and not read_piece(chunk.text).issues):
        return [chunk]
    return at_heads(chunk)


def _broken(text: str, number: int) -> BrokenBlock:
    words = _WORDS.search(text)
    kind, name = words.groups() if words else ("", f"broken_{number + 1}")
    return BrokenBlock(type="broken", id=name[:200], kind=kind[:200], text=text.strip("\n"))


def block_shape(block: Block) -> BlockShape:
    """One node."""
    return BlockShape(
        type="block",
        kind=block.kind,
        id=block.id,
        title=block.title,
        entries=tuple(map(_entry, block.entries)),
        comments=_comments(block.comments),
        tail=block.tail,
    )


def _header(header: Header) -> HeaderShape:
    return HeaderShape(
        id=header.id,
        title=header.title,
        format=header.format,
        entries=tuple(map(_header_entry, header.entries)),
        comments=_comments(header.comments),
        tail=header.tail,
    )


def _entry(entry: Entry) -> EntryShape:
    match entry:
        case Field():
            return _field(entry)
        case ExitLine():
            return _exit(entry)
        case Into():
            return IntoShape(
                type="into", variable=entry.variable, result=entry.result, comments=_comments(entry.comments)
            )


def _header_entry(entry: Field | Variable | Handler | ExitLine) -> HeaderEntryShape:
    comments = _comments(entry.comments)
    match entry:
        case Field():
            return _field(entry)
        case ExitLine():
            return _exit(entry)
        case Handler():
            return HandlerShape(type="handler", event=entry.event, target=entry.target, comments=comments)
        case Variable():
            default = entry.default.text if entry.default is not None else None
            return VariableShape.model_validate(
                {
                    "type": "variable",
                    "role": entry.role,
                    "name": entry.name,
                    "of": entry.type,
                    "default": default,
                    "comments": comments,
                }
            )


def _field(field: Field) -> FieldShape:
    return FieldShape(
        type="field",
        name=field.name,
        value=_value(field.value),
        index=field.index,
        comments=_comments(field.comments),
    )


def _exit(line: ExitLine) -> ExitShape:
    return ExitShape(
        type="exit",
        name=line.name,
        target=line.target,
        argument=line.argument.text if line.argument is not None else None,
        labels=_localized(line.labels) if line.labels is not None else None,
        comments=_comments(line.comments),
    )


def _value(value: FieldValue) -> TextValue | LocalizedValue:
    return _localized(value) if isinstance(value, Localized) else TextValue(type="text", text=value.text)


def _localized(value: Localized) -> LocalizedValue:
    comments = dict(value.comments)
    languages = tuple(
        LanguageText(language=tag, text=source.text, comments=_comments(comments.get(tag, NO_COMMENTS)))
        for tag, source in value.entries
    )
    return LocalizedValue(type="localized", languages=languages, tail=value.tail)


def _comments(comments: Comments) -> CommentsShape | None:
    return CommentsShape(before=comments.before, end=comments.end) if comments != NO_COMMENTS else None


def layout_shape(layout: Layout) -> LayoutShape:
    """A canvas."""
    sizes = {node: (width, height) for node, width, height in layout.sizes}
    nodes = {}
    for node, x, y in layout.positions:
        width, height = sizes.get(node, (None, None))
        nodes[node] = NodePlace(x=x, y=y, width=width, height=height)
    groups = tuple(
        GroupShape(id=group.id, title=group.title, nodes=group.nodes, collapsed=group.collapsed)
        for group in layout.groups
    )
    return LayoutShape(nodes=nodes, groups=groups)
