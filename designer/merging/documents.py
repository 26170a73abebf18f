"""Three-way merge of flows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from designer.documents.shapes import (
    AnyBlock,
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
    LanguageText,
    LocalizedValue,
    Shape,
    VariableShape,
)
from designer.documents.writing import block_of, entry_text
from designer.merging.conflict import Conflict
from designer.merging.keyed import merge_keyed
from ivrflow.lang import print_block

__all__ = ["MergedDocument", "merge_documents"]

AnyEntry = TypeVar("AnyEntry", bound=FieldShape | IntoShape | ExitShape | VariableShape | HandlerShape)
Part = TypeVar("Part", str | None, CommentsShape | None, tuple[str, ...])


@dataclass(frozen=True, slots=True)
class MergedDocument:
    """What came of it; without conflicts it is the union of what both did."""

    document: Document
    conflicts: tuple[Conflict, ...]


def merge_documents(base: Document, mine: Document, theirs: Document) -> MergedDocument:
    """What both sides did to `base`. `mine` is what is about to be saved, and wins where they disagree."""
    merge = _Merge()
    header = merge.header(base.header, mine.header, theirs.header)
    blocks = merge_keyed(_by_id(base.blocks), _by_id(mine.blocks), _by_id(theirs.blocks), merge.block)
    tail = merge.part(None, "end of the flow", base.tail, mine.tail, theirs.tail)
    return MergedDocument(Document(header=header, blocks=tuple(blocks.values()), tail=tail), tuple(merge.conflicts))


@dataclass(slots=True)
class _Merge:
    conflicts: list[Conflict] = field(default_factory=list)

    def header(self, base: HeaderShape, mine: HeaderShape, theirs: HeaderShape) -> HeaderShape:
        return HeaderShape(
            id=str(self.part(None, "id", base.id, mine.id, theirs.id)),
            title=self.part(None, "title", base.title, mine.title, theirs.title),
            format=max(mine.format, theirs.format),
            entries=self.entries(None, base.entries, mine.entries, theirs.entries),
            comments=self.part(None, "comments", base.comments, mine.comments, theirs.comments),
            tail=self.part(None, "comments", base.tail, mine.tail, theirs.tail),
        )

    def block(self, node: str, base: AnyBlock | None, mine: AnyBlock | None, theirs: AnyBlock | None) -> AnyBlock:
        if not (isinstance(mine, BlockShape) and isinstance(theirs, BlockShape) and isinstance(base, BlockShape)):
            texts = [_block_text(block) for block in (base, mine, theirs)]
            self.conflicts.append(Conflict(node, "node", None, *texts))
            chosen = mine or theirs
            assert chosen is not None, "a node that neither side has is not asked about"
            return chosen
        return BlockShape(
            type="block",
            kind=str(self.part(node, "kind", base.kind, mine.kind, theirs.kind)),
            id=node,
            title=self.part(node, "title", base.title, mine.title, theirs.title),
            entries=self.entries(node, base.entries, mine.entries, theirs.entries),
            comments=self.part(node, "comments", base.comments, mine.comments, theirs.comments),
            tail=self.part(node, "comments", base.tail, mine.tail, theirs.tail),
        )

    def part(self, node: str | None, part: str, base: Part, mine: Part, theirs: Part) -> Part:
        """A thing that is whole: a title, the comments."""
        if mine == theirs or theirs == base:
            return mine
        if mine == base:
            return theirs
        self.conflicts.append(Conflict(node, part, None, _words(base), _words(mine), _words(theirs)))
        return mine

    def entries(
        self, node: str | None, base: Sequence[AnyEntry], mine: Sequence[AnyEntry], theirs: Sequence[AnyEntry]
    ) -> tuple[AnyEntry, ...]:
        def both(key: str, before: AnyEntry | None, ours: AnyEntry | None, other: AnyEntry | None) -> AnyEntry:
            return self._entry(node, key, before, ours, other)

        return tuple(merge_keyed(_by_name(base), _by_name(mine), _by_name(theirs), both).values())

    def _entry(
        self,
        node: str | None,
        key: str,
        base: AnyEntry | None,
        mine: AnyEntry | None,
        theirs: AnyEntry | None,
    ) -> AnyEntry:
        if isinstance(mine, FieldShape) and isinstance(theirs, FieldShape) and isinstance(base, FieldShape):
            values = (base.value, mine.value, theirs.value)
            rest = {_without_value(each) for each in (base, mine, theirs)}
            if len(rest) == 1 and all(isinstance(value, LocalizedValue) for value in values):
                localized = [value for value in values if isinstance(value, LocalizedValue)]
                return mine.model_copy(update={"value": self._localized(node, key, *localized)})
        texts = [entry_text(each) if each is not None else None for each in (base, mine, theirs)]
        self.conflicts.append(Conflict(node, key, None, *texts))
        chosen = mine if mine is not None else theirs
        assert chosen is not None, "a line that neither side has is not asked about"
        return chosen

    def _localized(
        self, node: str | None, key: str, base: LocalizedValue, mine: LocalizedValue, theirs: LocalizedValue
    ) -> LocalizedValue:
        def both(
            language: str, before: LanguageText | None, ours: LanguageText | None, other: LanguageText | None
        ) -> LanguageText:
            texts = [each.text if each is not None else None for each in (before, ours, other)]
            self.conflicts.append(Conflict(node, key, language, *texts))
            chosen = ours or other
            assert chosen is not None, "a language that neither side has is not asked about"
            return chosen

        languages = merge_keyed(
            {each.language: each for each in base.languages},
            {each.language: each for each in mine.languages},
            {each.language: each for each in theirs.languages},
            both,
        )
        tail = self.part(node, key, base.tail, mine.tail, theirs.tail)
        return LocalizedValue(type="localized", languages=tuple(languages.values()), tail=tail)


def _by_id(blocks: Iterable[AnyBlock]) -> dict[str, AnyBlock]:
    """By id; of two with one id, the second is called otherwise: no block is lost."""
    named: dict[str, AnyBlock] = {}
    for block in blocks:
        named[_free(block.id, named)] = block
    return named


def _by_name(entries: Iterable[AnyEntry]) -> dict[str, AnyEntry]:
    named: dict[str, AnyEntry] = {}
    for entry in entries:
        named[_free(_name_of(entry), named)] = entry
    return named


def _free(name: str, taken: dict[str, AnyBlock] | dict[str, AnyEntry]) -> str:
    number = 2
    free = name
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    return free


def _name_of(entry: EntryShape | HeaderEntryShape) -> str:
    """What the author would call the line."""
    match entry:
        case FieldShape():
            return entry.name if entry.index is None else f"{entry.name}[{entry.index}]"
        case ExitShape():
            return entry.name if entry.argument is None else f"{entry.name} {entry.argument}"
        case IntoShape():
            return f"into {entry.variable}"
        case VariableShape():
            return f"variable {entry.name}"
        case HandlerShape():
            return f"on {entry.event}"


def _without_value(entry: FieldShape) -> tuple[object, ...]:
    return entry.name, entry.index, entry.comments


def _block_text(block: AnyBlock | None) -> str | None:
    if block is None:
        return None
    return block.text if isinstance(block, BrokenBlock) else print_block(block_of(block))


def _words(part: str | Shape | tuple[str, ...] | None) -> str | None:
    match part:
        case CommentsShape():
            return "\n".join((*part.before, *([part.end] if part.end is not None else [])))
        case tuple():
            return "\n".join(part)
        case str():
            return part
    return None
