"""A document, checked again and again while it is drawn: what did not change is neither sent, read nor bound anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from designer.documents.places import Place, Places
from designer.documents.reading import DocumentReader
from designer.documents.shapes import AnyBlock, BlockShape, Document, HeaderShape
from designer.documents.writing import Printed, Written, printed_order
from ivrflow.compiler.bound import Bound
from ivrflow.compiler.compile import Compiler
from ivrflow.compiler.program import Program
from ivrflow.compiler.world import World
from ivrflow.lang import Parsed
from ivrflow.model.errors import Misuse
from ivrflow.model.issues import Issue
from ivrflow.nodes.declare import Result
from ivrflow.runtime.flow_set import ReadFlow

__all__ = ["Changes", "Checked", "CheckedNode", "DocumentChecker", "Outdated"]


class Outdated(Misuse):
    """The changes are based on a document that is not remembered; send the whole."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different since the document of an earlier check."""

    base: int
    order: tuple[str, ...]
    """The ids of all blocks, as they are now."""
    blocks: tuple[AnyBlock, ...]
    """Those that are new or changed."""
    header: HeaderShape | None = None
    tail: tuple[str, ...] | None = None


class CheckedNode(NamedTuple):
    """What the browser must know of a node to draw it; compared, so that only changed ones are told."""

    id: str
    exits: tuple[str, ...]
    """The exits that this node has, given its fields; repeated ones once."""
    lines: tuple[tuple[int, str], ...]
    """(index of the entry, full name of the exit: `key 1`) of the lines that name one."""
    results: tuple[Result, ...]
    """What `into` can keep."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a document."""

    stamp: int
    """Changes may be based on it."""
    text: str
    issues: tuple[tuple[Issue, Place], ...]
    nodes: tuple[CheckedNode, ...]
    """All; those that differ from the base's when changes were checked."""
    variables: Mapping[str, str]
    """Name → type, as it is written."""
    languages: tuple[str, ...]
    program: Program | None
    """None when there is an error."""


@dataclass(slots=True)
class DocumentChecker:
    """Checks versions of one document. For one thread at a time."""

    _written: Written = field(default_factory=Written)
    _reader: DocumentReader = field(default_factory=DocumentReader)
    _compiler: Compiler = field(default_factory=Compiler)
    _document: Document | None = None
    _nodes: dict[str, _Told] = field(default_factory=dict)
    _stamp: int = 0
    _text: str = ""

    def check_text(self, text: str, world: World) -> Checked:
        """A text that somebody types. Places are those in the document that it stands for, where there is one."""
        parsed = self._reader.parse(text)
        document = self._reader.document(parsed)
        lines = self._written.write(document).lines if document is not None else ()
        return self._check(document, parsed, Printed(text, lines), world)

    def check(self, document: Document, world: World) -> Checked:
        """A whole document."""
        printed = self._written.write(document)
        return self._check(document, self._reader.parse(printed.text), printed, world)

    def check_changes(self, changes: Changes, world: World) -> Checked:
        """What differs from the document that was checked last. Raises Outdated when that is another one."""
        if self._document is None or changes.base != self._stamp:
            raise Outdated("the check that these changes are based on is not remembered; send the whole flow")
        before = self._nodes
        document = _changed(self._document, changes)
        checked = self.check(document, world)
        fresh = tuple(node for node in checked.nodes if node.id not in before or before[node.id].node != node)
        return Checked(
            checked.stamp,
            checked.text,
            checked.issues,
            fresh,
            checked.variables,
            checked.languages,
            checked.program,
        )

    def text_at(self, stamp: int) -> str:
        """The text of what was checked last. Raises Outdated when that was another check."""
        if stamp != self._stamp or self._document is None:
            raise Outdated("the check that this refers to is not remembered; send the whole flow")
        return self._text

    def _check(self, document: Document | None, parsed: Parsed, printed: Printed, world: World) -> Checked:
        self._document, self._text = document, printed.text
        self._stamp += 1
        if parsed.flow is None:
            self._nodes = {}
            issues = tuple((issue, Place(issue.node)) for issue in parsed.issues)
            return Checked(self._stamp, printed.text, issues, (), {}, (), None)
        compiled = self._compiler.compile(parsed.flow, world)
        read = ReadFlow(parsed.flow.id, parsed, compiled)
        places = Places(document, parsed.flow, printed.lines) if document is not None else None
        issues = tuple((issue, places.of(issue) if places is not None else Place(issue.node)) for issue in read.issues)
        bounds = compiled.graph.bounds
        shapes = {block.id: block for block in document.blocks} if document is not None else {}
        before = self._nodes
        self._nodes = {
            block.id: _told(bounds[block.id], shapes.get(block.id), before.get(block.id))
            for block in parsed.flow.blocks
        }
        nodes = tuple(told.node for told in self._nodes.values())
        header = compiled.graph.header
        variables = {name: str(kind) for name, kind in header.types.items()}
        return Checked(self._stamp, printed.text, issues, nodes, variables, header.languages, read.program)


class _Told(NamedTuple):
    """A node as it was told, and what that was read off."""

    bound: Bound
    shape: AnyBlock | None
    node: CheckedNode


def _told(bound: Bound, shape: AnyBlock | None, before: _Told | None) -> _Told:
    if before is not None and before.shape is shape and before.bound is bound:
        return before
    # The same node elsewhere in the text is drawn as before.
    if before is not None and before.shape is shape and bound.node is not None and before.bound.node is bound.node:
        return before._replace(bound=bound)
    return _Told(bound, shape, _node(bound, shape))


def _node(bound: Bound, shape: AnyBlock | None) -> CheckedNode:
    exits: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()
    if bound.node is not None:
        exits, results = tuple(spec.name for spec in bound.node.exits_of()), bound.node.results()
    elif bound.kind is not None:
        exits = tuple(spec.name for spec in bound.kind.exits)
    lines: tuple[tuple[int, str], ...] = ()
    if isinstance(shape, BlockShape) and len(shape.entries) == len(bound.block.entries):
        names = {line.span: line.name for line in bound.lines}
        written = zip(printed_order(shape), bound.block.entries, strict=True)
        lines = tuple((index, names[entry.span]) for index, entry in written if entry.span in names)
    return CheckedNode(bound.block.id, exits, lines, results)


def _changed(document: Document, changes: Changes) -> Document:
    blocks = {block.id: block for block in (*document.blocks, *changes.blocks)}
    if missing := [name for name in changes.order if name not in blocks]:
        raise Misuse(f'the node "{missing[0]}" stands in the order of the flow and was not sent')
    return Document(
        header=changes.header or document.header,
        blocks=tuple(blocks[name] for name in changes.order),
        tail=document.tail if changes.tail is None else changes.tail,
    )
