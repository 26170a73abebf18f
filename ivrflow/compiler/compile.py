"""The whole way: bind, check, link."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ivrflow.compiler.bind import Bound, Surroundings, bind_block
from ivrflow.compiler.checks import CHECKS
from ivrflow.compiler.graph import FlowGraph, graph_of
from ivrflow.compiler.header import ReadHeader, read_header
from ivrflow.compiler.identity import bare_text
from ivrflow.compiler.program import BACK, REPEAT, Program
from ivrflow.compiler.trust import newly_untrusted
from ivrflow.compiler.world import World
from ivrflow.model.flow import FORMAT, Block, Flow
from ivrflow.model.issues import Issue, IssueCode, Severity
from ivrflow.model.source import Span
from ivrflow.model.types import Type

__all__ = ["Compiled", "Compiler", "compile_flow"]


@dataclass(frozen=True, slots=True)
class Compiled:
    """What came of a flow."""

    program: Program | None
    """None when an issue is an error."""
    issues: tuple[Issue, ...]
    graph: FlowGraph


@dataclass(slots=True)
class Compiler:
    """Compiles a flow again and again while it is edited: what did not change is not bound anew."""

    _cache: dict[tuple[Block, int], Bound] = field(default_factory=dict)
    _surroundings: list[Surroundings] = field(default_factory=list)
    """The latest surroundings; their place in the list is the second half of the cache's key."""

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
        broken = any(issue.severity is Severity.ERROR for issue in issues)
        return Compiled(None if broken else _link(flow, header, bounds), tuple(issues), graph)

    def _bind_all(self, flow: Flow, header: ReadHeader, world: World) -> dict[str, Bound]:
        """Bind all blocks; again, with what was learnt, until it is known which variables hold unchecked input."""
        scope: dict[str, Type] = dict(header.types)
        results = dict(header.results)
        while True:
            around = Surroundings(flow.id, header.languages, scope, results, world)
            fresh: dict[tuple[Block, int], Bound] = {}
            token = self._token(around)
            bounds: dict[str, Bound] = {}
            for block in flow.blocks:
                key = (block, token)
                bound = self._cache.get(key)
                bound = bind_block(block, around) if bound is None else bound.moved_to(block)
                fresh[key] = bound
                bounds[block.id] = bound
            found = newly_untrusted(scope, bounds.values())
            if not found:
                self._cache = fresh
                return bounds
            self._cache.update(fresh)
            scope = {**scope, **found}

    def _token(self, around: Surroundings) -> int:
        for token, known in enumerate(self._surroundings):
            if known == around:
                return token
        if len(self._surroundings) >= 8:
            self._surroundings.clear()
            self._cache.clear()
        self._surroundings.append(around)
        return len(self._surroundings) - 1


def compile_flow(flow: Flow, world: World) -> Compiled:
    """Compile once."""
    return Compiler().compile(flow, world)


def _link(flow: Flow, header: ReadHeader, bounds: Mapping[str, Bound]) -> Program:
    index = {name: number for number, name in enumerate(bounds)}
    special = {"back": BACK, "repeat": REPEAT}
    nodes = []
    for bound in bounds.values():
        assert bound.node is not None, "a flow without errors has all its nodes"
        nodes.append(bound.node)
    return Program(
        id=flow.id,
        title=flow.header.title or flow.id,
        hash=hashlib.sha256(f"{FORMAT}\n{bare_text(flow)}".encode()).hexdigest(),
        languages=header.languages,
        zone=header.zone,
        nodes=tuple(nodes),
        index=index,
        links=tuple(_links_of(bound, index) for bound in bounds.values()),
        start=index[header.start],
        into=tuple(dict(bound.into) for bound in bounds.values()),
        variables=dict(header.values),
        types=dict(header.types),
        keys={key: special.get(target, index.get(target, REPEAT)) for key, (target, _) in header.keys.items()},
        handlers={event: index[target] for event, (target, _) in header.handlers.items()},
        max_duration_ms=header.max_duration_ms,
        type_ahead=header.type_ahead,
        signature=header.signature(flow.id),
        tells_time=any(not {"call.now", "call.today"}.isdisjoint(bound.uses) for bound in bounds.values()),
    )


def _links_of(bound: Bound, index: Mapping[str, int]) -> dict[str, int]:
    links = {line.name: index[line.target] for line in bound.lines if line.target is not None}
    assert bound.node is not None
    for spec in bound.node.exits_of():
        if spec.otherwise is not None and spec.otherwise in links:
            links.setdefault(spec.name, links[spec.otherwise])
    return links
