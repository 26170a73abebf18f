"""One block → one node, by the declaration of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from ivrflow.compiler.world import World
from ivrflow.model.flow import Block, ExitLine, Field, Into, Localized
from ivrflow.model.issues import Issue, IssueCode, Severity
from ivrflow.model.source import Source, Span
from ivrflow.model.statements import Statement
from ivrflow.model.types import Base, Type
from ivrflow.nodes.codes import MISSING_FIELD, NOT_THAT_KIND_OF_VALUE, UNKNOWN_FIELD, UNKNOWN_QUEUE
from ivrflow.nodes.declare import ExitSpec, Param, params_of
from ivrflow.nodes.fields.field_type import Binder, FlowSignature
from ivrflow.nodes.fields.formulas import flows_into, labels_flow_into
from ivrflow.nodes.fields.literals import Name
from ivrflow.nodes.node import BoundExit, Node

__all__ = ["BIND_CODES", "BlockBinder", "Bound", "BoundLine", "Surroundings", "bind_block"]

UNKNOWN_KIND = IssueCode(
    "IVR404",
    "unknown-kind",
    Severity.ERROR,
    what="The node is of a kind that this installation does not know.",
    why="A caller who gets there cannot be served; perhaps the flow was drawn with a newer version or an add-on.",
    mend="Correct the kind (`ivrflow kinds` lists them), or install the package that brings it.",
)
BIND_CODES = (UNKNOWN_KIND,)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all blocks of one flow are bound against."""

    flow: str
    languages: tuple[str, ...]
    scope: Mapping[str, Type]
    results: Mapping[str, Type]
    """The results that the flow's header declares."""
    world: World


@dataclass(frozen=True, slots=True)
class BoundLine:
    """An exit line with the full name of its exit."""

    name: str
    target: str | None
    span: Span
    argument: Any = None


@dataclass(slots=True)
class Bound:
    """A block with all that binding it brought to light. Reused for an equal block: see `moved_to`."""

    block: Block
    kind: type[Node] | None
    node: Node | None = None
    """None when something in the block is wrong."""
    lines: tuple[BoundLine, ...] = ()
    into: dict[str, str] = field(default_factory=dict)
    uses: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    """Those of `uses` that must have a value."""
    assigns: dict[str, Type] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()

    def moved_to(self, block: Block) -> Bound:
        """This, for an equal block that stands elsewhere in the file."""
        by = block.span.line - self.block.span.line
        if by == 0:
            return self
        return replace(
            self,
            block=block,
            issues=tuple(replace(issue, span=_moved(issue.span, by)) for issue in self.issues),
            lines=tuple(replace(line, span=_moved(line.span, by)) for line in self.lines),
        )


def _moved(span: Span, by: int) -> Span:
    return span._replace(line=span.line + by, end_line=span.end_line + by)


class BlockBinder:
    """The `Binder` of one block: what its fields may know, and where they report."""

    def __init__(self, block: Block, around: Surroundings) -> None:
        self._block, self._around = block, around
        self.issues: list[Issue] = []
        self.uses: set[str] = set()
        self.needs: set[str] = set()
        self.field: str | None = None

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

    def note_uses(self, variables: frozenset[str], cautious: frozenset[str]) -> None:
        self.uses |= variables
        self.needs |= cautious

    def report(self, code: IssueCode, message: str, span: Span, suggestion: str | None = None) -> None:
        self.issues.append(
            Issue(code.code, code.severity, message, self._around.flow, self._block.id, self.field, span, suggestion)
        )


def bind_block(block: Block, around: Surroundings) -> Bound:
    """Bind one block; never raises for what an author can write."""
    kinds = around.world.catalogue
    kind = kinds.get(block.kind)
    binder = BlockBinder(block, around)
    if kind is None:
        near = get_close_matches(block.kind, kinds, 1)
        suggestion = f"Did you mean `{near[0]}`?" if near else None
        binder.report(UNKNOWN_KIND, f'there is no node kind "{block.kind}"', block.span, suggestion)
        lines = tuple(BoundLine(_written_name(line), line.target, line.span) for line in block.exits)
        return Bound(block, None, lines=lines, issues=tuple(binder.issues))
    values = _bind_fields(block, kind, binder)
    lines, exits = _bind_exits(block, kind, binder)
    bound = Bound(block, kind, lines=lines)
    if not any(issue.severity is Severity.ERROR for issue in binder.issues):
        node = kind(id=block.id, lines=exits, **values)
        _check_exits(block, kind, node, binder)
        _bind_results(block, node, bound, binder)
        _check_assignments(node, bound, around, binder)
        if not any(issue.severity is Severity.ERROR for issue in binder.issues):
            bound.node = node
    bound.uses, bound.needs = frozenset(binder.uses), frozenset(binder.needs)
    bound.issues = tuple(binder.issues)
    return bound


def _bind_fields(block: Block, kind: type[Node], binder: BlockBinder) -> dict[str, Any]:
    written: dict[str, list[Field]] = {}
    for line in block.fields:
        written.setdefault(line.name, []).append(line)
    params = {param.name: param for param in params_of(kind)}
    for name in written.keys() - params.keys():
        near = get_close_matches(name, params, 1)
        known = ", ".join(params) or "none"
        suggestion = f"Did you mean `{near[0]}`?" if near else f"Its fields: {known}."
        binder.report(UNKNOWN_FIELD, f"a {kind.kind} has no field `{name}`", written[name][0].span, suggestion)
    values = {}
    for param in params.values():
        binder.field = param.name
        values[param.name] = _bind_field(block, param, written.get(param.name, []), binder)
    binder.field = None
    return values


def _bind_field(block: Block, param: Param, written: list[Field], binder: BlockBinder) -> Any:
    if not written:
        if param.required:
            binder.report(MISSING_FIELD, f"`{param.name}` is missing: {param.help or param.label}", block.span)
            return param.type.absent()
        if param.default is None:
            return param.type.absent()
        written = [Field(param.name, Source(param.default, block.span), span=block.span)]
    for line in written:
        if line.index is not None and not param.type.indexed:
            binder.report(NOT_THAT_KIND_OF_VALUE, f"`{param.name}` has no value per attempt", line.span)
            return param.type.absent()
    value = param.type.bind(tuple(written), binder)
    if isinstance(param.type, Name):
        _check_known(param.type.of, value, written[0].span, binder)
    return value


def _check_known(of: str, name: str, span: Span, binder: Binder) -> None:
    known = {"queue": binder.queues, "calendar": binder.calendars}.get(of)
    if known is not None and name not in known:
        near = get_close_matches(name, known, 1)
        suggestion = f'Did you mean "{near[0]}"?' if near else f"Known: {', '.join(sorted(known)) or 'none'}."
        binder.report(UNKNOWN_QUEUE, f'there is no {of} "{name}"', span, suggestion)


def _bind_exits(
    block: Block, kind: type[Node], binder: BlockBinder
) -> tuple[tuple[BoundLine, ...], tuple[BoundExit, ...]]:
    specs = {spec.name: spec for spec in kind.exits}
    lines: list[BoundLine] = []
    exits: list[BoundExit] = []
    for line in block.exits:
        spec = specs.get(line.name)
        if spec is None:
            near = get_close_matches(line.name, specs, 1)
            suggestion = f"Did you mean `{near[0]}`?" if near else f"Its exits: {', '.join(specs) or 'none'}."
            binder.report(UNKNOWN_FIELD, f"a {kind.kind} has no exit `{line.name}`", line.span, suggestion)
            continue
        name, argument = _exit_argument(line, spec, binder)
        if any(name == earlier.name for earlier in lines):
            binder.report(
                NOT_THAT_KIND_OF_VALUE, f"the exit `{name}` is there twice", line.span, "Keep one of the lines."
            )
            continue
        lines.append(BoundLine(name, line.target, line.span, argument))
        if spec.argument is not None:
            exits.append(BoundExit(name, argument, _labels(line, spec, binder)))
    return tuple(lines), tuple(exits)


def _exit_argument(line: ExitLine, spec: ExitSpec, binder: BlockBinder) -> tuple[str, Any]:
    if spec.argument is None:
        if line.argument is not None:
            binder.report(NOT_THAT_KIND_OF_VALUE, f"`{line.name}` takes nothing before its arrow", line.argument.span)
        return line.name, None
    if line.argument is None:
        binder.report(NOT_THAT_KIND_OF_VALUE, f"`{line.name}` needs something before its arrow", line.span)
        return line.name, None
    binder.field = line.name
    text, value = spec.argument.bind_argument(line.argument, binder)
    binder.field = None
    return f"{line.name} {text}", value


def _labels(line: ExitLine, spec: ExitSpec, binder: BlockBinder) -> dict[str, str]:
    if line.labels is None:
        return {}
    if not spec.labelled:
        binder.report(NOT_THAT_KIND_OF_VALUE, f"`{line.name}` carries no label", line.span)
    return _texts(line.labels)


def _texts(labels: Localized) -> dict[str, str]:
    return {tag: source.text.strip().strip('"') for tag, source in labels.entries}


def _check_exits(block: Block, kind: type[Node], node: Node, binder: BlockBinder) -> None:
    there = {spec.name for spec in node.exits_of()}
    for line in block.exits:
        if line.name not in there:
            names = ", ".join(sorted(there)) or "none"
            binder.report(
                UNKNOWN_FIELD, f"this {kind.kind} has no exit `{line.name}`", line.span, f"Its exits: {names}."
            )


def _bind_results(block: Block, node: Node, bound: Bound, binder: BlockBinder) -> None:
    results = {result.name: result for result in node.results()}
    for line in block.intos:
        result = results.get(line.result)
        if result is None:
            near = get_close_matches(line.result, results, 1)
            suggestion = f"Did you mean `{near[0]}`?" if near else f"Its results: {', '.join(results) or 'none'}."
            binder.report(UNKNOWN_FIELD, f"this {node.kind} has no result `{line.result}`", line.span, suggestion)
            continue
        if _variable(line.variable, line, binder):
            target = binder.scope[line.variable]
            if target.base is not result.type.base and Base.ANYTHING not in (target.base, result.type.base):
                binder.report(
                    NOT_THAT_KIND_OF_VALUE,
                    f"`{line.variable}` is {target.base.value}, and {line.result} is {result.type.base.value}",
                    line.span,
                )
            labels_flow_into(result.type, target, f"`{line.variable}`", line.span, binder)
            bound.into[line.variable] = line.result
            bound.assigns[line.variable] = result.type


def _variable(name: str, line: Into, binder: BlockBinder) -> bool:
    if name in binder.scope:
        return True
    near = get_close_matches(name, binder.scope, 1)
    binder.report(
        UNKNOWN_FIELD,
        f"there is no variable `{name}`",
        line.span,
        f"Did you mean `{near[0]}`?" if near else f"Declare it in the header: `var {name}: text`.",
    )
    return False


def _check_assignments(node: Node, bound: Bound, around: Surroundings, binder: BlockBinder) -> None:
    for name, formula in node.assigns().items:
        target = around.scope.get(name)
        if target is None:
            near = get_close_matches(name, around.scope, 1)
            binder.report(
                UNKNOWN_FIELD,
                f"there is no variable `{name}`",
                formula.source.span,
                f"Did you mean `{near[0]}`?" if near else f"Declare it in the header: `var {name}: text`.",
            )
            continue
        flows_into(formula, target, f"`{name}`", binder)
        bound.assigns[name] = formula.type
        bound.into[name] = name
    for name, formula in node.returns().items:
        target = around.results.get(name)
        if target is None:
            known = ", ".join(around.results) or "none"
            binder.report(
                UNKNOWN_FIELD, f"the flow declares no result `{name}`", formula.source.span, f"Results: {known}."
            )
            continue
        flows_into(formula, target, f"the result `{name}`", binder)


def _written_name(line: ExitLine) -> str:
    return f"{line.name} {line.argument.text.strip(chr(34))}" if line.argument else line.name
