"""Fields and arguments of exits by which a node decides without asking anybody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from ivrflow.expr import EvaluationFault, ExpressionError, constant_value, parse_expression
from ivrflow.model.flow import Field
from ivrflow.model.source import Source
from ivrflow.model.types import NUMBER, Privacy, Type
from ivrflow.model.values import Money, Value
from ivrflow.nodes.codes import NOT_THAT_KIND_OF_VALUE, WRONG_EXPRESSION, WRONG_TYPE
from ivrflow.nodes.fields.field_type import Binder, FieldType, Formula
from ivrflow.nodes.fields.formulas import Expression, bind_formula, labels_flow_into, report_expression_errors

__all__ = ["Counter", "CounterField", "Decider", "Share", "Shared", "ValueCase"]


@dataclass(frozen=True)
class Decider(Expression):
    """An expression whose value decides: anything but a secret, since the way that a call takes is seen by many."""

    def bind(self, written: tuple[Field, ...], binder: Binder) -> Formula | None:
        formula = super().bind(written, binder)
        if formula is not None:
            seen = Type(formula.type.base, Privacy.PRIVATE)
            labels_flow_into(formula.type, seen, f"`{written[0].name}`", formula.source.span, binder)
        return formula


@dataclass(frozen=True)
class ValueCase(FieldType):
    """The argument of `case "gold" -> …`: a constant, or several in brackets."""

    widget: ClassVar[str] = "constant"

    def bind_argument(self, source: Source, binder: Binder) -> tuple[str, tuple[Value, ...]]:
        shown = source.text[1:-1] if re.fullmatch(r'"[^"\\]*"', source.text) else source.text
        try:
            value = constant_value(parse_expression(source.text))
        except ExpressionError as error:
            report_expression_errors(source, (error,), binder)
            return shown, ()
        except EvaluationFault as fault:
            binder.report(WRONG_EXPRESSION, fault.message, source.span)
            return shown, ()
        return shown, value if isinstance(value, tuple) and not isinstance(value, Money) else (value,)


class Shared(NamedTuple):
    """How many of a hundred calls take an exit."""

    percent: int
    name: str


@dataclass(frozen=True)
class Share(FieldType):
    """The argument of `share "30" -> …`: per cent, and a name where two shares are equal: `share "50 old"`."""

    widget: ClassVar[str] = "share"

    def bind_argument(self, source: Source, binder: Binder) -> tuple[str, Shared]:
        match = re.fullmatch(r'"(\d{1,3})(?: ([\w -]{1,40}))?"', source.text)
        if match is None or not 0 < int(match[1]) <= 100:
            message = f'expected 1 to 100 per cent in quotes, such as "30" or "50 new", found {source.text}'
            binder.report(NOT_THAT_KIND_OF_VALUE, message, source.span)
            return source.text, Shared(0, "")
        return source.text[1:-1], Shared(int(match[1]), match[2] or "")


@dataclass(frozen=True, slots=True)
class Counter:
    """A variable that counts."""

    name: str
    next: Formula
    """Its value and one more."""


@dataclass(frozen=True)
class CounterField(FieldType):
    """The name of a variable that is a number: it counts how often a node was passed."""

    widget: ClassVar[str] = "variable"

    def bind(self, written: tuple[Field, ...], binder: Binder) -> Counter | None:
        first, *more = written
        for extra in more:
            binder.report(NOT_THAT_KIND_OF_VALUE, f"`{extra.name}` is set twice", extra.span, "Keep one of the lines.")
        text = first.value.text if isinstance(first.value, Source) else ""
        known = binder.scope.get(text)
        if known is None:
            numbers = [name for name, kind in binder.scope.items() if kind.base is NUMBER.base]
            suggestion = f"Variables that count: {', '.join(numbers)}." if numbers else None
            message = f"`{first.name}` is the name of a variable, and there is none called {text or 'so'}"
            binder.report(NOT_THAT_KIND_OF_VALUE, message, first.span, suggestion or "Add `var tries: number = 0`.")
            return None
        if known.base is not NUMBER.base:
            binder.report(WRONG_TYPE, f"`{text}` is {known.base.value}, and a counter is a number", first.span)
            return None
        assert isinstance(first.value, Source)
        return Counter(text, bind_formula(Source(f"{text} + 1", first.value.span), binder))

    def describe(self) -> dict[str, object]:
        return {"expects": str(NUMBER)}
