"""The JSON of the catalogue."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, JsonValue

from designer.documents.shapes import BlockShape

__all__ = [
    "CatalogueShape",
    "Described",
    "EventDescription",
    "ExitDescription",
    "FamilyDescription",
    "FieldDescription",
    "FindingDescription",
    "FlowName",
    "FunctionName",
    "HeaderDescription",
    "KindDescription",
    "Names",
    "OptionDescription",
    "OutlineNodeShape",
    "OutlineWay",
    "PieceName",
    "ShownWhen",
    "StatementName",
    "TableName",
    "TemplateDescription",
    "TypedName",
]


class Described(BaseModel):
    """Something that is told."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class FamilyDescription(Described):
    """A group of the palette."""

    name: str
    title: str


class OptionDescription(Described):
    """One of a few words that a field can hold."""

    value: str
    label: str


class ShownWhen(Described):
    """The inspector hides a field unless another one (its default included) has this text."""

    field: str
    value: str


class FieldDescription(Described):
    """One field of a kind."""

    name: str
    label: str
    help: str
    widget: str
    """Which control edits it: `prompt`, `expression`, `number`, `duration`, `switch`, `choice`, `text`, `name`,
    `names`, `keys`, `language`, `variable`, `phrases`, `statement`, `flow`, `named values`, `constant`, `share`; in the
    header also `languages`, `zone`, `node`. One that the browser does not know is edited as text."""
    required: bool
    default: str | None
    """As an author would write it."""
    localized: bool
    """A value per language is possible."""
    indexed: bool
    """`name[2]`: a value from the second attempt on is possible."""
    shown_when: ShownWhen | None
    options: tuple[OptionDescription, ...]
    limits: dict[str, JsonValue]
    """What the widget must know: `min`, `max`, `min_ms`, `max_ms`, `max_length`, `keys`, `of`, `write`, `expects`…"""


class ExitDescription(Described):
    """One way out of a kind."""

    name: str
    label: str
    help: str
    technical: bool
    """What the world does; unconnected, it leads to the flow's `on error`."""
    otherwise: str | None
    """May stay unconnected: the call then leaves by this exit."""
    argument: str | None
    """The widget of what stands before the arrow; the exit then repeats, once per argument."""
    labelled: bool
    """The line may carry a label per language, the name of the choice."""
    input: bool
    bounded: bool


class KindDescription(Described):
    """One node kind."""

    kind: str
    family: str
    icon: str
    """A noun for its picture; the page draws the family's when it is empty or not known."""
    title: str
    help: str
    fields: tuple[FieldDescription, ...]
    exits: tuple[ExitDescription, ...]
    capabilities: tuple[OptionDescription, ...]
    """What it can need of a channel."""
    ends_call: bool
    on_canvas_only: bool
    """A note: no call gets there."""
    template: BlockShape
    """A new node of this kind; its id is the kind, to be made unique."""


class EventDescription(Described):
    """Something that happens to a call, for `on … -> node` of the header."""

    name: str
    label: str
    help: str


class HeaderDescription(Described):
    """What the header of a flow can hold beside variables and keys."""

    fields: tuple[FieldDescription, ...]
    events: tuple[EventDescription, ...]


class CatalogueShape(Described):
    """Everything about node kinds, and about the header of a flow."""

    language: str
    families: tuple[FamilyDescription, ...]
    kinds: tuple[KindDescription, ...]
    header: HeaderDescription


class FindingDescription(Described):
    """What all findings of one code have in common."""

    code: str
    name: str
    severity: str
    what: str
    why: str
    mend: str


class TypedName(Described):
    """A name with its type, as the language writes it."""

    name: str
    type: str
    help: str


class FunctionName(Described):
    """A function of expressions."""

    name: str
    subject: str
    parameters: tuple[TypedName, ...]
    gives: str
    help: str
    example: str


class PieceName(Described):
    """A piece of prompts: `money(balance)`."""

    name: str
    takes: tuple[str, ...]
    """Types of values, as the language writes them."""
    help: str
    """How it is heard."""


class StatementName(Described):
    """A named query of a host source."""

    name: str
    """`source.statement`."""
    parameters: tuple[TypedName, ...]
    results: tuple[TypedName, ...]
    write: bool
    help: str


class FlowName(Described):
    """Another flow, as nodes that lead there must know it."""

    id: str
    arguments: tuple[TypedName, ...]
    results: tuple[TypedName, ...]
    languages: tuple[str, ...]


class TableName(Described):
    """A shared table."""

    name: str
    columns: tuple[TypedName, ...]


class Names(Described):
    """What expressions and fields may name, beside the variables of the flow (those come with each check)."""

    functions: tuple[FunctionName, ...]
    pieces: tuple[PieceName, ...]
    facts: tuple[TypedName, ...]
    types: tuple[str, ...]
    type_labels: dict[str, str]
    """Types as the language writes them, such as `text private` → as people read them."""
    statements: tuple[StatementName, ...]
    flows: tuple[FlowName, ...]
    queues: tuple[str, ...]
    calendars: tuple[str, ...]
    lists: tuple[str, ...]
    tables: tuple[TableName, ...]
    recordings: dict[str, tuple[str, ...]]
    """Language → keys for `audio("…")`."""
    zones: tuple[str, ...]


class OutlineNodeShape(Described):
    """A node of a small drawing."""

    id: str
    title: str
    family: str
    column: int
    """From 0: how many nodes a call passes before it, at least."""
    row: int


class OutlineWay(Described):
    """A way from one node of a small drawing to another."""

    start: str
    end: str


class TemplateDescription(Described):
    """What a new flow can begin as."""

    template: str
    """To be sent back with the new flow; empty: a greeting and a goodbye."""
    title: str
    help: str
    nodes: tuple[OutlineNodeShape, ...]
    ways: tuple[OutlineWay, ...]
