"""The whole way: bind, check, link."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ivrflow.compiler.bind import OF_VALUES, Bound, Surroundings, bind_block
from ivrflow.compiler.checks import CHECKS
from ivrflow.compiler.checks.unknown_target import UNKNOWN_TARGET
from ivrflow.compiler.graph import FlowGraph, graph_of
from ivrflow.compiler.header import ReadHeader, read_header
from ivrflow.compiler.identity import bare_text
from ivrflow.compiler.program import BACK, REPEAT, Program, Way
from ivrflow.compiler.trust import newly_untrusted
from ivrflow.compiler.world import World
from ivrflow.model.flow import FORMAT, Block, Flow
from ivrflow.model.issues import Issue, IssueCode, Severity
from ivrflow.model.journal import Visit
from ivrflow.model.source import Span
from ivrflow.model.types import Type
from ivrflow.say import KnownRecordings

__all__ = ["Compiled", "Compiler", "compile_flow"]

_OF_THE_DIALOGUE = OF_VALUES | {check.code.code for check in CHECKS if check is not UNKNOWN_TARGET}
"""Errors with which a flow can still be linked."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """What came of a flow."""

    program: Program | None
    """None when an issue is an error."""
    issues: tuple[Issue, ...]
    graph: FlowGraph
    rehearsable: Program | None
    """The program; or, when all errors are faults of the dialogue and not of the text, one that has them and can be
    rehearsed to show them. It must not be published. None when a block could not be bound or an arrow leads nowhere."""


@dataclass(slots=True)
class Compiler:
    """Compiles a flow again and again while it is edited: what did not change is not bound anew."""

    _passes: list[dict[str, Bound]] = field(default_factory=list)
    """What each pass over the blocks of the latest version gave, by node id."""
    _known: list[Surroundings] = field(default_factory=list)
    """Those of the latest version, to be recognised by identity."""

    def compile(self, flow: Flow, world: World) -> Compiled:
        """Bind, check and link; never raises for what an author can write."""
        issues: list[Issue] = []

        def report(code: IssueCode, message: str, span: Span, suggestion: str | None) -> None:
            issues.append(Issue(code.code, code.severity, message, flow.id, None, None, span, suggestion))

        header = read_header(flow, report)
        own = header.signature(flow.id)
        world = replace(world, flows={**world.flows, flow.id: own})
        bounds = self._bind_all(flow, header, world)
        for bound in bounds.values():
            issues.extend(bound.issues)
        graph = graph_of(flow, header, world, bounds)
        for check in CHECKS:
            issues.extend(check.find(graph))
        issues.sort(key=lambda issue: (issue.span, issue.code))
        errors = {issue.code for issue in issues if issue.severity is Severity.ERROR}
        recordings = KnownRecordings(world.recording_ms, world.transcripts)
        rehearsable = _link(flow, header, bounds, recordings) if errors <= _OF_THE_DIALOGUE else None
        return Compiled(None if errors else rehearsable, tuple(issues), graph, rehearsable)

    def _bind_all(self, flow: Flow, header: ReadHeader, world: World) -> dict[str, Bound]:
        """Bind all blocks; again, with what was learnt, until it is known which variables hold unchecked input."""
        scope: Mapping[str, Type] = header.types
        results = dict(header.results)
        passes: list[dict[str, Bound]] = []
        known: list[Surroundings] = []
        while True:
            around = self._recognised(Surroundings(flow.id, header.languages, scope, results, world))
            known.append(around)
            before = [*self._passes[len(passes) : len(passes) + 1], *passes[-1:]]
            bounds = {block.id: _bound(block, around, before) for block in flow.blocks}
            passes.append(bounds)
            found = newly_untrusted(scope, bounds.values())
            if not found:
                self._passes, self._known = passes, known
                return bounds
            scope = {**scope, **found}

    def _recognised(self, around: Surroundings) -> Surroundings:
        """The same object as last time for equal surroundings, so that no block need compare them again."""
        for known in self._known:
            if known.world == around.world:
                around = replace(around, world=known.world)
            if known == around:
                return known
        return around


def _bound(block: Block, around: Surroundings, before: list[dict[str, Bound]]) -> Bound:
    for bounds in before:
        bound = bounds.get(block.id)
        if bound is not None and bound.holds_for(block, around):
            return bound.moved_to(block, around)
    return bind_block(block, around)


def compile_flow(flow: Flow, world: World) -> Compiled:
    """Compile once."""
    return Compiler().compile(flow, world)


def _link(flow: Flow, header: ReadHeader, everything: Mapping[str, Bound], recordings: KnownRecordings) -> Program:
    bounds = {name: bound for name, bound in everything.items() if bound.kind and not bound.kind.on_canvas_only}
    index = {name: number for number, name in enumerate(bounds)}
    special = {"back": BACK, "repeat": REPEAT}
    nodes = []
    for bound in bounds.values():
        assert bound.rehearsable is not None, "a flow whose errors are only of the dialogue has all its nodes"
        nodes.append(bound.rehearsable)
    bare = bare_text(flow.header, (bound.bare for bound in bounds.values()))
    links = tuple(_links_of(bound, index) for bound in bounds.values())
    return Program(
        id=flow.id,
        title=flow.header.title or flow.id,
        hash=hashlib.sha256(f"{FORMAT}\n{bare}".encode()).hexdigest(),
        languages=header.languages,
        zone=header.zone,
        nodes=tuple(nodes),
        index=index,
        links=links,
        ways=tuple(_ways_of(flow.id, bound, leads) for bound, leads in zip(bounds.values(), links, strict=True)),
        start=index[header.start],
        into=tuple(dict(bound.into) for bound in bounds.values()),
        variables=dict(header.values),
        types=dict(header.types),
        keys={key: index.get(target, special.get(target, REPEAT)) for key, (target, _) in header.keys.items()},
        handlers={event: index[target] for event, (target, _) in header.handlers.items()},
        max_duration_ms=header.max_duration_ms,
        type_ahead=header.type_ahead,
        signature=header.signature(flow.id),
        tells_time=any(not {"call.now", "call.today"}.isdisjoint(bound.uses) for bound in bounds.values()),
        recordings=recordings,
    )


def _links_of(bound: Bound, index: Mapping[str, int]) -> dict[str, int]:
    links = {line.name: index[line.target] for line in bound.lines if line.target is not None}
    assert bound.rehearsable is not None
    for spec in bound.rehearsable.exits_of():
        if spec.otherwise is not None and spec.otherwise in links:
            links.setdefault(spec.name, links[spec.otherwise])
    return links


def _ways_of(flow: str, bound: Bound, links: Mapping[str, int]) -> dict[str, Way]:
    assert bound.kind is not None, "a flow without errors has known kinds only"
    into, from_menu = dict(bound.into) or None, bound.kind.offers_flow_keys
    return {name: Way(target, Visit(flow, bound.block.id, name), into, from_menu) for name, target in links.items()}
