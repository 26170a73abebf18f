"""What a block is bound against, and where what is wrong with it is reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ivrflow.compiler.world import World
from ivrflow.model.flow import Block
from ivrflow.model.issues import Issue, IssueCode, Severity
from ivrflow.model.source import Span
from ivrflow.model.statements import Statement
from ivrflow.model.types import Type
from ivrflow.nodes.fields.field_type import FlowSignature

__all__ = ["BlockBinder", "Surroundings"]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all blocks of one flow are bound against."""

    flow: str
    languages: tuple[str, ...]
    scope: Mapping[str, Type]
    results: Mapping[str, Type]
    """The results that the flow's header declares."""
    world: World

    def differs_in_scope_only(self, other: Surroundings) -> bool:
        """Whether what is bound here means the same there, as long as its variables do."""
        return self.world is other.world and (self.flow, self.languages, self.results) == (
            other.flow,
            other.languages,
            other.results,
        )


class BlockBinder:
    """The `Binder` of one block: what its fields may know, and where they report."""

    def __init__(self, block: Block, around: Surroundings) -> None:
        self._block, self._around = block, around
        self.issues: list[Issue] = []
        self.uses: set[str] = set()
        self.needs: set[str] = set()
        self.field: str | None = None

    @property
    def around(self) -> Surroundings:
        return self._around

    @property
    def languages(self) -> tuple[str, ...]:
        return self._around.languages

    @property
    def scope(self) -> Mapping[str, Type]:
        return self._around.scope

    @property
    def statements(self) -> Mapping[str, Statement]:
        return self._around.world.statements

    @property
    def flows(self) -> Mapping[str, FlowSignature]:
        return self._around.world.flows

    @property
    def queues(self) -> frozenset[str] | None:
        return self._around.world.queues

    @property
    def calendars(self) -> frozenset[str] | None:
        return self._around.world.calendars

    @property
    def lists(self) -> frozenset[str] | None:
        return self._around.world.lists

    @property
    def tables(self) -> Mapping[str, Mapping[str, Type]]:
        return self._around.world.tables

    def note_uses(self, variables: frozenset[str], cautious: frozenset[str]) -> None:
        self.uses |= variables
        self.needs |= cautious

    def report(self, code: IssueCode, message: str, span: Span, suggestion: str | None = None) -> None:
        self.issues.append(
            Issue(code.code, code.severity, message, self._around.flow, self._block.id, self.field, span, suggestion)
        )

    @property
    def has_errors(self) -> bool:
        return bool(self.errors)

    @property
    def errors(self) -> set[str]:
        """The codes of the errors so far."""
        return {issue.code for issue in self.issues if issue.severity is Severity.ERROR}
