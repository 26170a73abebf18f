"""What a type of field promises, and what the compiler offers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from ivrflow.expr import Tree
from ivrflow.model.flow import Field
from ivrflow.model.issues import IssueCode
from ivrflow.model.source import Source, Span
from ivrflow.model.statements import Statement
from ivrflow.model.types import Type
from ivrflow.model.values import Value

__all__ = ["Arguments", "Binder", "FieldType", "FlowSignature", "Formula", "place_in"]


def place_in(source: Source, start: int, end: int) -> Span:
    """The place in the file of a stretch of a source's text; the whole source when it spans several lines."""
    span = source.span
    if span.line != span.end_line or end > len(source.text):
        return span
    return Span(span.line, span.column + start, span.line, span.column + max(end, start + 1))


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression, bound: what it is computed from, what comes out, and how."""

    source: Source
    tree: Tree
    type: Type
    run: Callable[[Mapping[str, Value], Mapping[str, Value]], Value]
    """(variables, facts) → value; raises EvaluationFault."""
    may_be_nothing: bool = False
    """Also when all variables have values: a conversion of what the caller entered, a fact that may be missing."""

    @property
    def span(self) -> Span:
        """Where it stands in the file; its source may hold more than this one expression."""
        return place_in(self.source, self.tree.start, self.tree.end)

    @property
    def text(self) -> str:
        """As the author wrote it."""
        return self.source.text[self.tree.start : self.tree.end]


@dataclass(frozen=True, slots=True)
class Arguments:
    """Named formulas, in the order written."""

    items: tuple[tuple[str, Formula], ...] = ()

    def compute(self, variables: Mapping[str, Value], facts: Mapping[str, Value]) -> dict[str, Value]:
        return {name: formula.run(variables, facts) for name, formula in self.items}


@dataclass(frozen=True, slots=True)
class FlowSignature:
    """What another flow must know of a flow that it calls or goes to."""

    id: str
    arguments: tuple[tuple[str, Type, bool], ...]
    """(name, type, has a default)."""
    results: tuple[tuple[str, Type], ...]
    languages: tuple[str, ...]


class Binder(Protocol):
    """What the compiler offers to a field while one node is bound."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The flow's languages; the first is its default."""

    @property
    def scope(self) -> Mapping[str, Type]:
        """The flow's variables."""

    @property
    def statements(self) -> Mapping[str, Statement]: ...

    @property
    def flows(self) -> Mapping[str, FlowSignature]: ...

    @property
    def queues(self) -> frozenset[str] | None:
        """The queues of the installation; None where nobody knows (a flow checked by itself)."""

    @property
    def calendars(self) -> frozenset[str] | None: ...

    @property
    def lists(self) -> frozenset[str] | None:
        """The shared lists."""

    @property
    def tables(self) -> Mapping[str, Mapping[str, Type]]:
        """The shared tables: their columns, with types."""

    def note_uses(self, variables: frozenset[str], cautious: frozenset[str]) -> None:
        """The node reads these variables when it is entered; `cautious` are those that must have a value then."""

    def report(self, code: IssueCode, message: str, span: Span, suggestion: str | None = None) -> None:
        """Note a finding about the node that is being bound."""


class FieldType:
    """How one type of field is read, checked and shown. Instances are immutable and carry the limits."""

    widget: ClassVar[str]
    """Which control of the inspector edits it."""
    indexed: ClassVar[bool] = False
    """`name[2] = …` is allowed: a value per attempt."""
    localized: bool = False
    """`{ en-US: … zh-CN: … }` is allowed: a value per language."""

    def bind(self, written: tuple[Field, ...], binder: Binder) -> Any:
        """The value that the node's script will read. `written` is all the lines of that name, at least one.

        What is wrong is reported; then any value will do, since no program comes of it.
        """
        raise NotImplementedError

    def bind_argument(self, source: Source, binder: Binder) -> tuple[str, Any]:
        """For exits with an argument: the text that names the exit, and the bound value."""
        raise NotImplementedError

    def absent(self) -> Any:
        """The value of a field that has no default and was not written."""
        return None

    def describe(self) -> dict[str, object]:
        """Limits and options for the inspector and the reference, JSON types only."""
        return {}
