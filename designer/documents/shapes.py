"""The JSON form of a flow. Members with a default may be absent, in both directions.

A block that cannot be read is carried as its text (`BrokenBlock`), so that opening and saving a flow that somebody
broke loses nothing. How long things may be is no matter of these shapes: whatever the language can write, they carry,
and the server limits the size of a request.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "NAME",
    "AnyBlock",
    "BlockShape",
    "BrokenBlock",
    "CommentsShape",
    "Document",
    "EntryShape",
    "ExitShape",
    "FieldShape",
    "GroupShape",
    "HandlerShape",
    "HeaderEntryShape",
    "HeaderShape",
    "IntoShape",
    "LanguageText",
    "LayoutShape",
    "LocalizedValue",
    "NodePlace",
    "Shape",
    "TextValue",
    "ValueShape",
    "VariableShape",
]


NAME = r"^[A-Za-z_][A-Za-z0-9_]*$"
"""How flows, nodes, fields and variables are called."""

Name: TypeAlias = Annotated[str, Field(pattern=NAME)]


class Shape(BaseModel):
    """JSON that is refused when it has a member that nobody knows."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class CommentsShape(Shape):
    """The `//` comments that belong to something, without their slashes."""

    before: tuple[str, ...] = ()
    end: str | None = None


class TextValue(Shape):
    """One text, for all languages: as it stands in the flow, quotes and all."""

    type: Literal["text"]
    text: str


class LanguageText(Shape):
    """The text in one language."""

    language: str
    text: str
    comments: CommentsShape | None = None


class LocalizedValue(Shape):
    """A text per language, in the order written."""

    type: Literal["localized"]
    languages: tuple[LanguageText, ...]
    tail: tuple[str, ...] = ()


ValueShape: TypeAlias = Annotated[TextValue | LocalizedValue, Field(discriminator="type")]


class FieldShape(Shape):
    """`name = value`, or `name[2] = value`."""

    type: Literal["field"]
    name: Name
    value: ValueShape
    index: Annotated[int, Field(ge=0)] | None = None
    comments: CommentsShape | None = None


class IntoShape(Shape):
    """`into variable = result`."""

    type: Literal["into"]
    variable: Name
    result: Name
    comments: CommentsShape | None = None


class ExitShape(Shape):
    """`name argument { labels } -> target`; without a target the exit leads nowhere yet."""

    type: Literal["exit"]
    name: Name
    target: Name | None = None
    argument: str | None = None
    labels: LocalizedValue | None = None
    comments: CommentsShape | None = None


class VariableShape(Shape):
    """`var name: type = default`."""

    type: Literal["variable"]
    role: Literal["var", "argument", "result"]
    name: Name
    of: str
    """The words of its type: `text private`."""
    default: str | None = None
    comments: CommentsShape | None = None


class HandlerShape(Shape):
    """`on error -> node`."""

    type: Literal["handler"]
    event: Name
    target: Name
    comments: CommentsShape | None = None


EntryShape: TypeAlias = Annotated[FieldShape | IntoShape | ExitShape, Field(discriminator="type")]
HeaderEntryShape: TypeAlias = Annotated[
    FieldShape | VariableShape | HandlerShape | ExitShape, Field(discriminator="type")
]


class HeaderShape(Shape):
    """What stands between `flow id "title" {` and its closing brace."""

    id: Name
    title: str | None = None
    format: Annotated[int, Field(ge=1)] = 1
    entries: tuple[HeaderEntryShape, ...] = ()
    comments: CommentsShape | None = None
    tail: tuple[str, ...] = ()


class BlockShape(Shape):
    """One node."""

    type: Literal["block"]
    kind: Name
    id: Name
    title: str | None = None
    entries: tuple[EntryShape, ...] = ()
    comments: CommentsShape | None = None
    tail: tuple[str, ...] = ()


class BrokenBlock(Shape):
    """A node whose text cannot be read; it is carried as it stands until somebody mends it."""

    type: Literal["broken"]
    id: str
    """As far as it can be told; a made-up one otherwise."""
    kind: str = ""
    text: str


AnyBlock: TypeAlias = Annotated[BlockShape | BrokenBlock, Field(discriminator="type")]


class Document(Shape):
    """A whole flow."""

    header: HeaderShape
    blocks: tuple[AnyBlock, ...] = ()
    tail: tuple[str, ...] = ()


class NodePlace(Shape):
    """Where a node stands on the canvas, and how large it is when somebody resized it."""

    x: Annotated[int, Field(ge=-1_000_000, le=1_000_000)]
    y: Annotated[int, Field(ge=-1_000_000, le=1_000_000)]
    width: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    height: Annotated[int, Field(ge=1, le=1_000_000)] | None = None


class GroupShape(Shape):
    """Nodes inside one frame."""

    id: Annotated[str, Field(min_length=1, max_length=64)]
    title: str
    nodes: tuple[Name, ...]
    collapsed: bool = False


class LayoutShape(Shape):
    """The canvas. Nodes that are not in it are placed by the browser."""

    nodes: dict[str, NodePlace] = {}
    groups: tuple[GroupShape, ...] = ()
