"""Flows that belong together, read and compiled together: those of a folder, or the drafts of a store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ivrflow.compiler.checks import TOGETHER_CHECKS
from ivrflow.compiler.compile import Compiled, Compiler
from ivrflow.compiler.graph import FlowGraph
from ivrflow.compiler.header import BAD_HEADER, read_header
from ivrflow.compiler.program import Program
from ivrflow.compiler.world import World
from ivrflow.lang import Parsed, Parser
from ivrflow.model.issues import Issue, Severity
from ivrflow.nodes.fields.field_type import FlowSignature

__all__ = ["FlowSet", "FlowText", "ReadFlow", "errors_in"]


@dataclass(frozen=True, slots=True)
class FlowText:
    """A flow as a file or a draft holds it."""

    path: str
    """What messages call it: a file name, or the flow's id."""
    text: str


@dataclass(frozen=True, slots=True)
class ReadFlow:
    """What came of one text."""

    path: str
    parsed: Parsed
    compiled: Compiled | None
    """None when not even the flow's name could be read."""

    @property
    def issues(self) -> tuple[Issue, ...]:
        """All findings, in the order of the text. What a broken block hides is not complained about."""
        found = self.parsed.issues
        if self.compiled is not None:
            broken = set(self.parsed.broken)
            found += tuple(issue for issue in self.compiled.issues if not _hidden(issue, broken))
        return tuple(sorted(set(found), key=lambda issue: (issue.span, issue.code)))

    @property
    def program(self) -> Program | None:
        """None when there is an error."""
        return self.compiled.program if self.compiled is not None and self.parsed.is_whole else None

    @property
    def rehearsable(self) -> Program | None:
        """As `Compiled.rehearsable`: also a flow with errors, where they can be shown by a call."""
        return self.compiled.rehearsable if self.compiled is not None and self.parsed.is_whole else None

    @property
    def has_errors(self) -> bool:
        return self.program is None

    def with_more(self, issues: Iterable[Issue]) -> ReadFlow:
        """With findings that the flow by itself does not have: none is an error."""
        if self.compiled is None:
            return self
        return replace(self, compiled=replace(self.compiled, issues=(*self.compiled.issues, *issues)))


def _hidden(issue: Issue, broken: set[str]) -> bool:
    """Findings that only follow from blocks that could not be read."""
    return bool(broken) and issue.code in ("IVR102", "IVR103", "IVR105", "IVR203", "IVR204")


@dataclass(slots=True)
class _Remembered:
    parser: Parser = field(default_factory=Parser)
    compiler: Compiler = field(default_factory=Compiler)


class FlowSet:
    """Reads and compiles flows again and again; what did not change is not done anew."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._remembered: dict[str, _Remembered] = {}

    def read(self, texts: Mapping[str, FlowText]) -> dict[str, ReadFlow]:
        """Read and compile texts, named as the caller likes; flows find each other by the ids in their headers."""
        parsed: dict[str, Parsed] = {}
        signatures: dict[str, FlowSignature] = {}
        for name, text in texts.items():
            remembered = self._remembered.setdefault(name, _Remembered())
            parsed[name] = remembered.parser.parse(_content(text.text), text.path)
            flow = parsed[name].flow
            if flow is not None:
                header = read_header(flow, lambda code, message, span, suggestion: None)
                signatures[flow.id] = header.signature(flow.id)
        world = replace(self._world, flows={**self._world.flows, **signatures})
        result: dict[str, ReadFlow] = {}
        first: dict[str, str] = {}
        for name, text in texts.items():
            flow = parsed[name].flow
            compiled = None
            if flow is not None:
                compiled = self._remembered[name].compiler.compile(flow, world)
                if first.setdefault(flow.id, text.path) != text.path:
                    compiled = _without_program(compiled, f"{first[flow.id]} holds a flow `{flow.id}` already")
            result[name] = ReadFlow(text.path, parsed[name], compiled)
        for forgotten in self._remembered.keys() - texts.keys():
            del self._remembered[forgotten]
        return _checked_together(result)


def _checked_together(flows: dict[str, ReadFlow]) -> dict[str, ReadFlow]:
    """The same with the findings for which one flow is not enough; without them while one of the flows is broken, for
    what it leads to is not known then."""
    graphs: dict[str, FlowGraph] = {}
    for flow in flows.values():
        if flow.compiled is None or not flow.parsed.is_whole:
            return flows
        graphs.setdefault(flow.compiled.graph.flow.id, flow.compiled.graph)
    found: dict[str, list[Issue]] = {}
    for check in TOGETHER_CHECKS:
        for issue in check.find(graphs):
            found.setdefault(issue.flow, []).append(issue)
    return {
        name: flow.with_more(found.get(flow.compiled.graph.flow.id, ())) if flow.compiled is not None else flow
        for name, flow in flows.items()
    }


def _content(text: str) -> str | bytes:
    """The text; its bytes when they were not UTF-8 and stand in it as lone surrogates: the parser knows what to say."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape" if all(_is_byte(each) for each in text) else "replace")
    return text


def _is_byte(character: str) -> bool:
    return not 0xD800 <= ord(character) <= 0xDFFF or 0xDC80 <= ord(character) <= 0xDCFF


def _without_program(compiled: Compiled, message: str) -> Compiled:
    header = compiled.graph.flow.header
    suggestion = "Rename one of them: flows lead to each other by name."
    issue = Issue(BAD_HEADER.code, Severity.ERROR, message, header.id, None, None, header.span, suggestion)
    return replace(compiled, program=None, rehearsable=None, issues=(*compiled.issues, issue))


def errors_in(flows: Mapping[str, ReadFlow]) -> int:
    """How many errors there are altogether."""
    return sum(issue.severity is Severity.ERROR for flow in flows.values() for issue in flow.issues)
