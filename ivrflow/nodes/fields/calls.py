"""Fields that call something by name with named arguments: a statement of a host, another flow, attached data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import ClassVar

from ivrflow.expr import ExpressionError, parse_call
from ivrflow.model.flow import Field, Localized
from ivrflow.model.source import Source, Span
from ivrflow.model.statements import Statement
from ivrflow.model.types import Privacy, Type
from ivrflow.nodes.codes import (
    NOT_THAT_KIND_OF_VALUE,
    SECRET_IN_PROMPT,
    UNKNOWN_FLOW,
    UNKNOWN_STATEMENT,
    WRONG_ARGUMENTS,
    WRONG_STATEMENT,
)
from ivrflow.nodes.fields.field_type import Arguments, Binder, FieldType, FlowSignature, Formula
from ivrflow.nodes.fields.formulas import bind_tree, flows_into, labels_flow_into, needs_value, report_expression_errors

__all__ = ["Attachment", "BoundCall", "BoundFlow", "FlowCall", "NamedFormulas", "OpenValues", "StatementCall"]


@dataclass(frozen=True, slots=True)
class BoundCall:
    """A statement with the formulas of its arguments."""

    statement: Statement
    arguments: Arguments
    secret: frozenset[str]
    """The names of the statement's secret parameters."""
    entered: str = ""
    """The parameter that the node fills by itself, with what the caller enters."""


@dataclass(frozen=True, slots=True)
class BoundFlow:
    """A flow with the formulas of its arguments."""

    signature: FlowSignature
    arguments: Arguments


@dataclass(frozen=True, slots=True)
class _Written:
    name: str
    arguments: tuple[tuple[str, Formula], ...]
    span: Span


def _read_call(written: tuple[Field, ...], binder: Binder) -> _Written | None:
    first, *more = written
    for extra in more:
        binder.report(NOT_THAT_KIND_OF_VALUE, f"`{extra.name}` is set twice", extra.span, "Keep one of the lines.")
    if isinstance(first.value, Localized):
        binder.report(NOT_THAT_KIND_OF_VALUE, f"`{first.name}` takes one value for all languages", first.span)
        return None
    source = first.value
    text, offset = source.text, 0
    if text.startswith("("):
        # Data without a name to call: `attach = (account = account)`.
        text, offset = f"values{text}", -len("values")
    elif not text.endswith(")"):
        text = f"{text}()"
    try:
        call = parse_call(text)
    except ExpressionError as error:
        report_expression_errors(source, (error,), binder)
        return None
    is_one_line = source.span.line == source.span.end_line
    place = Source(text, source.span._replace(column=source.span.column + offset) if is_one_line else source.span)
    arguments = tuple((argument.name, bind_tree(argument.value, place, binder)) for argument in call.arguments)
    return _Written(call.name, arguments, source.span)


def _bind_arguments(call: _Written, wanted: Mapping[str, Type], optional: frozenset[str], binder: Binder) -> Arguments:
    items = []
    for name, formula in call.arguments:
        if name not in wanted:
            near = get_close_matches(name, wanted, 1)
            known = ", ".join(wanted) or "none"
            binder.report(
                WRONG_ARGUMENTS,
                f"{call.name} has no parameter `{name}`; its parameters: {known}",
                call.span,
                f"Did you mean `{near[0]}`?" if near else None,
            )
            continue
        what = f"the parameter `{name}` of {call.name}"
        flows_into(formula, wanted[name], what, binder)
        needs_value(formula, what, binder)
        items.append((name, formula))
    given = {name for name, _ in items}
    for name in wanted:
        if name not in given and name not in optional:
            binder.report(WRONG_ARGUMENTS, f"{call.name} needs its parameter `{name}`", call.span)
    return Arguments(tuple(items))


@dataclass(frozen=True)
class StatementCall(FieldType):
    """`bank.balance(number = account)`."""

    widget: ClassVar[str] = "statement"
    write: bool | None = None
    """Whether the statement must change data, or must not; None: both are well."""
    entry: bool = False
    """The node fills the statement's secret parameter by itself."""
    answer: tuple[str, Type] | None = None
    """A result that the statement must have."""

    def bind(self, written: tuple[Field, ...], binder: Binder) -> BoundCall | None:
        call = _read_call(written, binder)
        if call is None:
            return None
        statement = binder.statements.get(call.name)
        if statement is None:
            near = get_close_matches(call.name, binder.statements, 1)
            binder.report(
                UNKNOWN_STATEMENT,
                f"no host source declares the statement {call.name}",
                call.span,
                f"Did you mean {near[0]}?" if near else None,
            )
            return None
        if problem := self._problem(statement):
            binder.report(WRONG_STATEMENT, f"{call.name} {problem}", call.span)
            return None
        parameters = dict(statement.parameters)
        secret = frozenset(name for name, kind in statement.parameters if kind.privacy is Privacy.SECRET)
        entered = next(iter(secret)) if self.entry else ""
        parameters.pop(entered, None)
        return BoundCall(statement, _bind_arguments(call, parameters, frozenset(), binder), secret, entered)

    def describe(self) -> dict[str, object]:
        return {"write": self.write, "entry": self.entry}

    def _problem(self, statement: Statement) -> str | None:
        """Why the statement cannot be used here, as the rest of a sentence."""
        if self.write is not None and statement.write is not self.write:
            return "changes data; `update` is for that" if statement.write else "changes nothing; `query` is for that"
        secrets = [name for name, kind in statement.parameters if kind.privacy is Privacy.SECRET]
        if self.entry and len(secrets) != 1:
            return f"has {len(secrets)} secret parameters; what the caller enters goes into the only one"
        if self.answer is not None:
            name, wanted = self.answer
            given = dict(statement.results).get(name)
            if given is None or given.base is not wanted.base:
                return f"has no result `{name}: {wanted}`"
        return None


@dataclass(frozen=True)
class FlowCall(FieldType):
    """`pay_bill(amount = balance)`: a flow by its id, with its arguments."""

    widget: ClassVar[str] = "flow"

    def bind(self, written: tuple[Field, ...], binder: Binder) -> BoundFlow | None:
        call = _read_call(written, binder)
        if call is None:
            return None
        signature = binder.flows.get(call.name)
        if signature is None:
            near = get_close_matches(call.name, binder.flows, 1)
            binder.report(
                UNKNOWN_FLOW,
                f'there is no flow "{call.name}"',
                call.span,
                f'Did you mean "{near[0]}"?' if near else None,
            )
            return None
        wanted = {name: kind for name, kind, _ in signature.arguments}
        optional = frozenset(name for name, _, has_default in signature.arguments if has_default)
        return BoundFlow(signature, _bind_arguments(call, wanted, optional, binder))


@dataclass(frozen=True)
class NamedFormulas(FieldType):
    """`(account = account, reason = "lost card")`: named values of any type."""

    widget: ClassVar[str] = "named values"

    def bind(self, written: tuple[Field, ...], binder: Binder) -> Arguments:
        call = _read_call(written, binder)
        if call is None:
            return Arguments()
        return Arguments(call.arguments)

    def absent(self) -> Arguments:
        return Arguments()


@dataclass(frozen=True)
class Attachment(NamedFormulas):
    """Named values that travel with the caller to an agent: anything but secrets."""

    def bind(self, written: tuple[Field, ...], binder: Binder) -> Arguments:
        arguments = super().bind(written, binder)
        for name, formula in arguments.items:
            if formula.type.privacy is Privacy.SECRET:
                binder.report(SECRET_IN_PROMPT, f"the attached `{name}` is a secret", formula.span)
        return arguments


@dataclass(frozen=True)
class OpenValues(NamedFormulas):
    """Named values that many people may see: neither private nor secret."""

    def bind(self, written: tuple[Field, ...], binder: Binder) -> Arguments:
        arguments = super().bind(written, binder)
        for name, formula in arguments.items:
            labels_flow_into(formula.type, Type(formula.type.base), f"`{name}`", formula.source.span, binder)
        return arguments
