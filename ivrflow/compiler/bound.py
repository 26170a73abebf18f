"""A block, bound: the node, and all that binding it brought to light."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ivrflow.compiler.binder import Surroundings
from ivrflow.compiler.heard import Heard, heard_of
from ivrflow.compiler.identity import bare_block
from ivrflow.model.flow import Block, Localized
from ivrflow.model.issues import Issue
from ivrflow.model.source import Span
from ivrflow.model.types import Type
from ivrflow.nodes.node import Node

__all__ = ["Bound", "BoundLine"]


@dataclass(frozen=True, slots=True)
class BoundLine:
    """An exit line with the full name of its exit."""

    name: str
    target: str | None
    span: Span
    argument: Any = None


@dataclass(slots=True)
class Bound:
    """Reused for an equal block in the same surroundings: see `holds_for` and `moved_to`."""

    block: Block
    around: Surroundings
    kind: type[Node] | None
    """None for a kind that nobody knows."""
    node: Node | None = None
    """None when something in the block is wrong."""
    rehearsable: Node | None = None
    """The node also when only values would go where they must not: it can be run, to show what would come of it."""
    lines: tuple[BoundLine, ...] = ()
    into: Mapping[str, str] = field(default_factory=dict)
    """Variable → the result that it keeps."""
    uses: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    """Those of `uses` that must have a value."""
    owes: frozenset[str] = frozenset()
    """Results of the flow that the node gives back from the variables of the same name."""
    assigns: Mapping[str, Type] = field(default_factory=dict)
    may_clear: frozenset[str] = frozenset()
    """Those of `assigns` that may hold nothing afterwards."""
    issues: tuple[Issue, ...] = ()
    _bare: str | None = None
    _heard: tuple[Heard, ...] | None = None

    @property
    def bare(self) -> str:
        """The block's canonical text without comments."""
        if self._bare is None:
            self._bare = bare_block(self.block)
        return self._bare

    @property
    def heard(self) -> tuple[Heard, ...]:
        """What can be heard of the node; nothing of one that is wrong."""
        if self._heard is None:
            self._heard = () if self.node is None else tuple(heard_of(self.node, self.around))
        return self._heard

    def text_of(self, heard: Heard) -> Span:
        """Where it stands in the file."""
        lines = [line for line in self.block.fields if line.name == heard.field]
        said = [line for line in lines if (line.index or 1) <= heard.attempt]
        if not said:
            return self.block.span
        line = max(said, key=lambda line: line.index or 1)
        text = line.value.get(heard.language) if isinstance(line.value, Localized) else line.value
        return line.span if text is None else text.span

    def holds_for(self, block: Block, around: Surroundings) -> bool:
        """Whether binding this block there would give the same."""
        if self.block is not block and self.block != block:
            return False
        if self.around is around:
            return True
        if self.issues or not self.around.differs_in_scope_only(around):
            return False
        before, now = self.around.scope, around.scope
        return all(before.get(name) == now.get(name) for name in (*self.uses, *self.assigns, *self.owes))

    def moved_to(self, block: Block, around: Surroundings) -> Bound:
        """This, for an equal block that may stand elsewhere in the file."""
        by = block.span.line - self.block.span.line
        if by == 0 and self.around is around and self.block is block:
            return self
        issues, lines = self.issues, self.lines
        if by:
            issues = tuple([replace(issue, span=_moved(issue.span, by)) for issue in issues])
            lines = tuple([BoundLine(line.name, line.target, _moved(line.span, by), line.argument) for line in lines])
        # Not dataclasses.replace: an edit moves thousands of nodes while the author types.
        return Bound(
            block=block,
            around=around,
            kind=self.kind,
            node=self.node,
            rehearsable=self.rehearsable,
            lines=lines,
            into=self.into,
            uses=self.uses,
            needs=self.needs,
            owes=self.owes,
            assigns=self.assigns,
            may_clear=self.may_clear,
            issues=issues,
            _bare=self._bare,
            _heard=self._heard,
        )


def _moved(span: Span, by: int) -> Span:
    line, column, end_line, end_column = span
    return Span(line + by, column, end_line + by, end_column)
