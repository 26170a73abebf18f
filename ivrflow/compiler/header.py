"""The header of a flow, read: languages, zone, start, variables, keys, handlers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from ivrflow.compiler.header_fields import EVENTS, HEADER_FIELDS
from ivrflow.expr import (
    EvaluationFault,
    ExpressionError,
    check_expression,
    compile_expression,
    parse_expression,
    parse_type,
)
from ivrflow.model.flow import ExitLine, Field, Flow, Handler, Localized, Variable
from ivrflow.model.inputs import KEYS
from ivrflow.model.issues import IssueCode, Severity
from ivrflow.model.source import NOWHERE, Source, Span
from ivrflow.model.types import ANYTHING, Base, Type
from ivrflow.model.values import Value
from ivrflow.nodes.fields.field_type import FlowSignature
from ivrflow.nodes.fields.formulas import type_problem
from ivrflow.nodes.fields.literals import Plain

__all__ = ["BAD_HEADER", "HEADER_CODES", "ReadHeader", "read_header"]

BAD_HEADER = IssueCode(
    "IVR110",
    "bad-header",
    Severity.ERROR,
    what="The flow's header lacks something that every flow has (`languages`, `zone`, `start`), or a line in it "
    "cannot be meant: an unknown field, a zone that does not exist, a key that is no key, "
    "a name that another flow has.",
    why="Without a start no caller gets anywhere; without a zone the office would open at the wrong hour.",
    mend="Complete or correct the line that the message names. A header holds `languages = [en-US]`, "
    "`zone = Europe/London`, `start = welcome`, and as needed `max_duration = 30m`, `type_ahead = false`, "
    "`agents = false` (there are none by intention), `var`, "
    '`argument`, `result`, `key "0" -> node`, `on error -> node`, `on hangup -> node`.',
)
BAD_VARIABLE = IssueCode(
    "IVR210",
    "bad-variable",
    Severity.ERROR,
    what="A variable is declared twice, with a type that does not exist, or with a first value of another type.",
    why="What the caller entered would be lost or mistaken for something else.",
    mend="Types are text, number, boolean, date, time, datetime, duration, money and `list of …`, each may be followed "
    "by `private` or `secret`.",
)
HEADER_CODES = (BAD_HEADER, BAD_VARIABLE)

_DEFAULT_MAX_DURATION_MS = 3_600_000

Report = Callable[[IssueCode, str, Span, str | None], None]


@dataclass(slots=True)
class ReadHeader:
    """What the header says. Where it is wrong, a stand-in that lets the rest of the flow be checked."""

    languages: tuple[str, ...] = ("en-US",)
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    start: str = ""
    start_span: Span = NOWHERE
    max_duration_ms: int = _DEFAULT_MAX_DURATION_MS
    type_ahead: bool = True
    agents: bool = True
    """False: by intention, no way leads to an agent."""
    types: dict[str, Type] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    """Variables that have a value from the start: those with a first value, and arguments."""
    arguments: list[tuple[str, Type, bool]] = field(default_factory=list)
    results: list[tuple[str, Type]] = field(default_factory=list)
    keys: dict[str, tuple[str, Span]] = field(default_factory=dict)
    handlers: dict[str, tuple[str, Span]] = field(default_factory=dict)

    def signature(self, flow: str) -> FlowSignature:
        return FlowSignature(flow, tuple(self.arguments), tuple(self.results), self.languages)


def read_header(flow: Flow, report: Report) -> ReadHeader:
    """Read a header; what is wrong is reported."""
    read, seen = ReadHeader(), set[str]()
    header = flow.header
    for entry in header.entries:
        match entry:
            case Field():
                if entry.name in seen:
                    report(BAD_HEADER, f"`{entry.name}` is set twice", entry.span, "Keep one of the lines.")
                seen.add(entry.name)
                _read_field(entry, read, report)
            case Variable():
                _read_variable(entry, read, report)
            case ExitLine():
                _read_key(entry, read, report)
            case Handler():
                if entry.event not in EVENTS:
                    near = get_close_matches(entry.event, EVENTS, 1)
                    report(
                        BAD_HEADER,
                        f"`on {entry.event}`: there are `on hangup` and `on error`",
                        entry.span,
                        f"Did you mean `on {near[0]}`?" if near else None,
                    )
                else:
                    read.handlers[entry.event] = (entry.target, entry.span)
    for name, example in (("languages", "[en-US]"), ("zone", "Europe/London"), ("start", "welcome")):
        if name not in seen:
            report(BAD_HEADER, f"the header has no `{name}`", header.span, f"Add a line such as `{name} = {example}`.")
    return read


def _read_field(entry: Field, read: ReadHeader, report: Report) -> None:
    declared = HEADER_FIELDS.get(entry.name)
    if declared is None:
        near = get_close_matches(entry.name, HEADER_FIELDS, 1)
        suggestion = f"Did you mean `{near[0]}`?" if near else f"A header has {', '.join(HEADER_FIELDS)}."
        report(BAD_HEADER, f"a header has no field `{entry.name}`", entry.span, suggestion)
        return
    if isinstance(entry.value, Localized):
        report(BAD_HEADER, f"`{entry.name}` takes one value for all languages", entry.span, None)
        return
    text = entry.value.text
    assert isinstance(declared.type, Plain)
    try:
        value = declared.type.read(text)
    except ValueError as problem:
        report(BAD_HEADER, f"`{entry.name}`: {problem}", entry.value.span, None)
        return
    match entry.name:
        case "languages":
            read.languages = value
        case "zone":
            read.zone = value
        case "start":
            read.start, read.start_span = value, entry.value.span
        case "max_duration":
            read.max_duration_ms = value
        case "type_ahead":
            read.type_ahead = value
        case "agents":
            read.agents = value


def _read_variable(entry: Variable, read: ReadHeader, report: Report) -> None:
    if entry.name in read.types:
        report(BAD_VARIABLE, f"`{entry.name}` is declared twice", entry.span, "Rename one of them.")
        return
    try:
        declared = parse_type(entry.type)
    except ExpressionError as error:
        report(BAD_VARIABLE, f"`{entry.name}`: {error.message}", entry.span, error.suggestion)
        declared = ANYTHING
    if entry.role == "argument":
        # Whatever another flow hands over may come from the caller.
        declared = _from_outside(declared)
        read.arguments.append((entry.name, declared, entry.default is not None))
        read.given.add(entry.name)
    elif entry.role == "result":
        read.results.append((entry.name, _from_outside(declared)))
    read.types[entry.name] = declared
    read.values[entry.name] = None
    if entry.default is not None:
        value = read.values[entry.name] = _default(entry.name, entry.default, declared, report)
        if value is not None:
            read.given.add(entry.name)


def _from_outside(declared: Type) -> Type:
    """The type as another flow sees it: texts that cross the border of a flow count as unchecked input."""
    return replace(declared, untrusted=declared.base in (Base.TEXT, Base.LIST))


def _default(name: str, source: Source, declared: Type, report: Report) -> Value:
    """The first value of a variable: an expression of constants."""
    nothing: Mapping[str, Value] = {}
    try:
        tree = parse_expression(source.text)
        checked = check_expression(tree, {})
        if checked.errors:
            raise checked.errors[0]
        if checked.uses:
            report(BAD_VARIABLE, f"the first value of `{name}` must not depend on the call", source.span, None)
            return None
        value = compile_expression(tree)(nothing, nothing)
    except EvaluationFault as fault:
        report(BAD_VARIABLE, f"the first value of `{name}`: {fault.message}", source.span, None)
        return None
    except ExpressionError as error:
        report(BAD_VARIABLE, f"the first value of `{name}`: {error.message}", source.span, error.suggestion)
        return None
    if problem := type_problem(checked.type, declared):
        report(BAD_VARIABLE, f"`{name}` {problem}", source.span, None)
    return value


def _read_key(entry: ExitLine, read: ReadHeader, report: Report) -> None:
    argument = entry.argument.text.strip('"') if entry.argument else ""
    if entry.name != "key":
        report(
            BAD_HEADER, f"`{entry.name}` does not lead anywhere from a header", entry.span, 'Write `key "0" -> node`.'
        )
    elif not argument or set(argument) - set(KEYS):
        report(BAD_HEADER, f"{argument or 'nothing'} is no telephone key", entry.span, 'Write `key "0" -> node`.')
    elif argument in read.keys:
        report(BAD_HEADER, f"the key {argument} is used twice", entry.span, "Keep one of the lines.")
    elif entry.target is None:
        report(BAD_HEADER, f"the key {argument} leads nowhere", entry.span, "Connect it, or delete the line.")
    else:
        read.keys[argument] = (entry.target, entry.span)
