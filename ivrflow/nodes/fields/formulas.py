"""Fields that hold an expression, and the rules for where its value may go."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import ClassVar

from ivrflow.expr import ExpressionError, Tree, check_expression, compile_expression, parse_expression
from ivrflow.expr.tree import Literal
from ivrflow.model.flow import Field, Localized
from ivrflow.model.source import Source, Span
from ivrflow.model.types import ANYTHING, BOOLEAN, Base, Privacy, Type
from ivrflow.model.values import Value
from ivrflow.nodes.codes import (
    MAY_BE_NOTHING,
    NOT_THAT_KIND_OF_VALUE,
    PRIVATE_EXPOSED,
    SECRET_IN_PROMPT,
    UNTRUSTED_TARGET,
    WRONG_EXPRESSION,
    WRONG_TYPE,
)
from ivrflow.nodes.fields.field_type import Binder, FieldType, Formula, place_in

__all__ = [
    "Condition",
    "Expression",
    "bind_formula",
    "bind_tree",
    "flows_into",
    "labels_flow_into",
    "needs_value",
    "report_expression_errors",
    "report_missing_values",
    "type_problem",
]


def _fault(_variables: Mapping[str, Value], _facts: Mapping[str, Value]) -> Value:
    raise AssertionError("a formula with an error was run: no program may come of one")


def report_expression_errors(source: Source, errors: tuple[ExpressionError, ...], binder: Binder) -> None:
    for error in errors:
        binder.report(WRONG_EXPRESSION, error.message, place_in(source, error.start, error.end), error.suggestion)


def report_missing_values(source: Source, cautions: tuple[ExpressionError, ...], binder: Binder) -> None:
    for caution in cautions:
        binder.report(MAY_BE_NOTHING, caution.message, place_in(source, caution.start, caution.end), caution.suggestion)


def bind_formula(source: Source, binder: Binder) -> Formula:
    """Parse, type and compile an expression; what is wrong is reported and gives a formula of type ANYTHING."""
    try:
        tree = parse_expression(source.text)
    except ExpressionError as error:
        report_expression_errors(source, (error,), binder)
        return Formula(source, Literal(None), ANYTHING, _fault)
    return bind_tree(tree, source, binder)


def bind_tree(tree: Tree, source: Source, binder: Binder) -> Formula:
    """Type and compile what is parsed already; `source` is the text that the tree's offsets count in."""
    checked = check_expression(tree, binder.scope)
    report_expression_errors(source, checked.errors, binder)
    if checked.errors:
        return Formula(source, tree, ANYTHING, _fault)
    report_missing_values(source, checked.cautions, binder)
    binder.note_uses(checked.uses, _needed(tree, checked.uses & binder.scope.keys(), binder.scope))
    return Formula(source, tree, checked.type, compile_expression(tree), checked.may_be_nothing)


def _needed(tree: Tree, variables: AbstractSet[str], scope: Mapping[str, Type]) -> frozenset[str]:
    """Those of the variables without whose value the expression has none, or cannot be computed."""
    if not _misses(tree, variables, scope):
        return frozenset()
    return frozenset(name for name in variables if _misses(tree, {name}, scope))


def _misses(tree: Tree, maybe_nothing: AbstractSet[str], scope: Mapping[str, Type]) -> bool:
    checked = check_expression(tree, scope, maybe_nothing)
    return checked.may_be_nothing or bool(checked.cautions)


def flows_into(formula: Formula, target: Type, what: str, binder: Binder) -> None:
    """Report if a value of this formula may not go to a place of type `target`, called `what` in the message."""
    if problem := type_problem(formula.type, target):
        binder.report(WRONG_TYPE, f"{what} {problem}", formula.span)
        return
    labels_flow_into(formula.type, target, what, formula.span, binder)


def labels_flow_into(given: Type, target: Type, what: str, span: Span, binder: Binder) -> None:
    """Report if a value with these labels would be seen by more people at its target than it may be."""
    if given.privacy is Privacy.SECRET and target.privacy is not Privacy.SECRET:
        binder.report(SECRET_IN_PROMPT, f"{what} would hold a secret and is not declared secret", span)
    elif given.privacy is Privacy.PRIVATE and target.privacy is Privacy.OPEN:
        binder.report(PRIVATE_EXPOSED, f"{what} would hold a private value and is not declared private", span)


def needs_value(formula: Formula, what: str, binder: Binder) -> None:
    """Report if this formula may give nothing to a place, called `what`, that needs a value."""
    if formula.may_be_nothing and formula.type.base not in (Base.NOTHING, Base.ANYTHING):
        text = formula.text
        written = f"`{text} otherwise …`" if len(text) <= 40 and "(" not in text[:1] else "`… otherwise …`"
        binder.report(MAY_BE_NOTHING, f"{what} may get nothing", formula.span, f"Write {written}.")


def type_problem(given: Type, target: Type) -> str | None:
    """What is wrong when a value of one type goes where another is wanted, as the rest of a sentence."""
    free = {Base.ANYTHING, Base.NOTHING}
    if given.base in free or target.base in free:
        return None
    if given.base is not target.base:
        return f"is {target.base.value}, and the value is {given.base.value}"
    if given.element and target.element and Base.ANYTHING not in (given.element, target.element):
        return None if given.element is target.element else f"is a {target}, and the value is a {given}"
    return None


@dataclass(frozen=True)
class Expression(FieldType):
    """A formula of a given type (or any)."""

    widget: ClassVar[str] = "expression"
    expects: Type | None = None
    trusted: bool = False
    """Refuse values that come from the caller unchecked."""

    def bind(self, written: tuple[Field, ...], binder: Binder) -> Formula | None:
        first, *more = written
        for extra in more:
            binder.report(NOT_THAT_KIND_OF_VALUE, f"`{extra.name}` is set twice", extra.span, "Keep one of the lines.")
        if isinstance(first.value, Localized):
            binder.report(NOT_THAT_KIND_OF_VALUE, f"`{first.name}` takes one value for all languages", first.span)
            return None
        formula = bind_formula(first.value, binder)
        if self.expects:
            flows_into(formula, self.expects, f"`{first.name}`", binder)
            needs_value(formula, f"`{first.name}`", binder)
        if self.trusted and formula.type.untrusted:
            binder.report(
                UNTRUSTED_TARGET,
                f"`{first.name}` comes from the caller and was not checked",
                formula.span,
                'Check it first, for example with `one_of(value, ["…"])`.',
            )
        return formula

    def describe(self) -> dict[str, object]:
        return {"expects": str(self.expects) if self.expects else None}


@dataclass(frozen=True)
class Condition(FieldType):
    """The argument of an exit that is taken when it holds: `when balance > 100`."""

    widget: ClassVar[str] = "expression"

    def bind_argument(self, source: Source, binder: Binder) -> tuple[str, Formula]:
        formula = bind_formula(source, binder)
        flows_into(formula, _SEEN, "the condition", binder)
        return source.text, formula


# What a condition decides shows in the path of the call, which operators see: a secret must not decide it.
# A private value may: the path tells that a balance was low, not what it was.
_SEEN = Type(BOOLEAN.base, Privacy.PRIVATE)
