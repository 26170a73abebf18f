"""A flow as its author wrote it: a header and blocks, with comments and places, and no meaning yet.

`lang` reads and prints these; the compiler gives them meaning by asking the catalogue of node kinds. Texts of
expressions and prompts are carried unparsed (`Source`). Spans never take part in comparison, so that
parse(print(flow)) == flow can be asserted.

One block of a file, and what its lines become:

    menu main "Main menu" {                                     Block(kind, id, title)
      prompt = { en-US: say("…")  zh-CN: say("…") }             Field("prompt", Localized)
      prompt[2] = say("…")                                      Field("prompt", Source, index=2)
      key "1" { en-US: "balance" } -> balance                   ExitLine("key", argument, labels, target)
      when amount > 100 -> rich                                 ExitLine("when", argument, target)
      into amount = balance                                     Into(variable, result)
      noinput -> goodbye                                        ExitLine("noinput", target)
    }
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from ivrflow.model.source import NOWHERE, Source, Span

__all__ = [
    "FORMAT",
    "NO_COMMENTS",
    "Block",
    "Comments",
    "Entry",
    "ExitLine",
    "Field",
    "FieldValue",
    "Flow",
    "Handler",
    "Header",
    "Into",
    "Layout",
    "Localized",
    "NodeGroup",
    "Variable",
]

FORMAT = 1
"""The newest format number of flow files that this version writes; older ones are migrated when read."""


@dataclass(frozen=True, slots=True)
class Comments:
    """The `//` comments that belong to an entry, each without its slashes and outer blanks."""

    before: tuple[str, ...] = ()
    """On lines of their own above the entry."""
    end: str | None = None
    """Behind the entry, on its last line."""


NO_COMMENTS = Comments()


@dataclass(frozen=True, slots=True)
class Localized:
    """A text per language, in the order written."""

    entries: tuple[tuple[str, Source], ...]
    comments: tuple[tuple[str, Comments], ...] = ()
    """Comments inside the braces, by language tag."""
    tail: tuple[str, ...] = ()
    """Comments before the closing brace."""

    def get(self, language: str) -> Source | None:
        """The text for exactly this language tag."""
        return next((source for tag, source in self.entries if tag == language), None)


FieldValue: TypeAlias = Source | Localized


@dataclass(frozen=True, slots=True)
class Field:
    """`name = value` or `name[2] = value`."""

    name: str
    value: FieldValue
    index: int | None = None
    comments: Comments = NO_COMMENTS
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Into:
    """`into variable = result`: where a result of the node is kept."""

    variable: str
    result: str
    comments: Comments = NO_COMMENTS
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ExitLine:
    """`name argument { labels } -> target`. `target` is a node id, or a built-in such as `back`; None is `-> ?`."""

    name: str
    target: str | None
    argument: Source | None = None
    """For `key "1"` the literal with its quotes; for `when balance > 100` the expression."""
    labels: Localized | None = None
    comments: Comments = NO_COMMENTS
    span: Span = field(default=NOWHERE, compare=False)


Entry: TypeAlias = Field | Into | ExitLine


@dataclass(frozen=True, slots=True)
class Block:
    """One node as written."""

    kind: str
    id: str
    title: str | None = None
    entries: tuple[Entry, ...] = ()
    comments: Comments = NO_COMMENTS
    """`end` is the comment behind the opening brace."""
    tail: tuple[str, ...] = ()
    """Comments before the closing brace."""
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, Field))

    @property
    def exits(self) -> tuple[ExitLine, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, ExitLine))

    @property
    def intos(self) -> tuple[Into, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, Into))


@dataclass(frozen=True, slots=True)
class Variable:
    """`var name: type flags = default`; `argument …` comes from the calling flow, `result …` goes back to it."""

    role: str
    """`var`, `argument` or `result`."""
    name: str
    type: str
    """The words of the type as written, with single blanks: `text private`, `list of number`."""
    default: Source | None = None
    comments: Comments = NO_COMMENTS
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Handler:
    """`on hangup -> node`, `on error -> node`."""

    event: str
    target: str
    comments: Comments = NO_COMMENTS
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Header:
    """What stands between `flow id "title" {` and its closing brace."""

    id: str
    title: str | None = None
    format: int = FORMAT
    entries: tuple[Field | Variable | Handler | ExitLine, ...] = ()
    """Fields (languages, zone, start, max_duration…), variables, flow-level keys (`key "0" -> agents`), handlers."""
    comments: Comments = NO_COMMENTS
    tail: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)

    def field(self, name: str) -> Field | None:
        return next((entry for entry in self.entries if isinstance(entry, Field) and entry.name == name), None)


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole file: the header, then the nodes in the order written."""

    header: Header
    blocks: tuple[Block, ...] = ()
    tail: tuple[str, ...] = ()
    """Comments at the end of the file."""

    @property
    def id(self) -> str:
        return self.header.id


@dataclass(frozen=True, slots=True)
class NodeGroup:
    """Nodes that are drawn inside one frame. Says something to those who draw, nothing to callers."""

    id: str
    title: str
    nodes: tuple[str, ...]
    """Sorted."""
    collapsed: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Where nodes stand on the canvas. Kept beside the flow in `<flow>.layout.json`: moving a box is not a change."""

    positions: tuple[tuple[str, int, int], ...] = ()
    """(node id, x, y) in canvas units, sorted by id."""
    sizes: tuple[tuple[str, int, int], ...] = ()
    """(node id, width, height) of those that were resized, sorted by id: notes, mostly."""
    groups: tuple[NodeGroup, ...] = ()
    """Sorted by id."""
