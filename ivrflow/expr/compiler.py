"""From a tree to a closure: each node becomes a function of ours, and nothing of the author's text is run by Python."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ivrflow.expr.binary import Compiled, compile_binary
from ivrflow.expr.bounds import list_within_bounds, out_of_bounds
from ivrflow.expr.classes import CLASSES
from ivrflow.expr.errors import EvaluationFault, ExpressionError
from ivrflow.expr.functions import FUNCTIONS
from ivrflow.expr.functions.declaration import Function
from ivrflow.expr.operators import NEGATION
from ivrflow.expr.printer import print_expression
from ivrflow.expr.refusals import refused_value
from ivrflow.expr.tree import Binary, Call, Conditional, ListOf, Literal, Name, Tree, Unary, is_constant
from ivrflow.model.types import Base
from ivrflow.model.values import Value

__all__ = ["Compiled", "compile_expression", "constant_value"]

_NONE: Mapping[str, Value] = {}
_NEGATE = {CLASSES[base]: run for base, run in NEGATION.items()}


def compile_expression(tree: Tree) -> Compiled:
    """The closure of an expression; parts that are constant are computed now.

    Raises ExpressionError for a function that does not exist or arguments that are too many or too few; types are
    the checker's business, and a value of the wrong type is an EvaluationFault when it appears.
    """
    run = _COMPILERS[tree.__class__](tree)
    if isinstance(tree, Literal) or not is_constant(tree):
        return run
    try:
        value = run(_NONE, _NONE)
    except EvaluationFault:
        # Faults where it is evaluated, which may be never: `if known then 1 / n else 0`.
        return run
    return lambda _variables, _facts: value


def constant_value(tree: Tree) -> Value:
    """The value of an expression without names. Raises EvaluationFault; ExpressionError when it is not constant."""
    if not is_constant(tree):
        raise ExpressionError("a fixed value is expected here, without variables", tree.start, tree.end)
    return compile_expression(tree)(_NONE, _NONE)


def _literal(tree: Literal) -> Compiled:
    value = tree.value
    return lambda _variables, _facts: value


def _name(tree: Name) -> Compiled:
    name = tree.name
    if tree.is_fact:
        return lambda _variables, facts: facts.get(name)
    return lambda variables, _facts: variables.get(name)


def _list(tree: ListOf) -> Compiled:
    items = tuple(map(compile_expression, tree.items))
    list_within_bounds(len(items))

    def evaluate(variables: Mapping[str, Value], facts: Mapping[str, Value]) -> Value:
        values = tuple(item(variables, facts) for item in items)
        if None in values:
            raise refused_value(tree.items[values.index(None)], None, "a list")
        return values

    return evaluate


def _unary(tree: Unary) -> Compiled:
    operand = compile_expression(tree.operand)

    def invert(variables: Mapping[str, Value], facts: Mapping[str, Value]) -> Value:
        value = operand(variables, facts)
        if value is True:
            return False
        if value is False:
            return True
        raise refused_value(tree.operand, value, "not")

    def negate(variables: Mapping[str, Value], facts: Mapping[str, Value]) -> Value:
        value = operand(variables, facts)
        run = _NEGATE.get(value.__class__)
        if run is None:
            raise refused_value(tree.operand, value, "-")
        try:
            return run(value)
        except ArithmeticError:
            raise out_of_bounds(print_expression(tree)) from None

    return invert if tree.operator == "not" else negate


def _conditional(tree: Conditional) -> Compiled:
    condition, chosen, other = map(compile_expression, (tree.condition, tree.chosen, tree.other))

    def evaluate(variables: Mapping[str, Value], facts: Mapping[str, Value]) -> Value:
        value = condition(variables, facts)
        if value is True:
            return chosen(variables, facts)
        if value is False:
            return other(variables, facts)
        raise refused_value(tree.condition, value, "if")

    return evaluate


def _binary(tree: Binary) -> Compiled:
    return compile_binary(tree, compile_expression(tree.left), compile_expression(tree.right))


def _call(tree: Call) -> Compiled:
    function = FUNCTIONS.get(tree.function)
    if function is None:
        raise ExpressionError(f"there is no function {tree.function}", tree.start, tree.end)
    if len(tree.arguments) < function.least or (function.most is not None and len(tree.arguments) > function.most):
        raise ExpressionError(f"{function.signature} takes another number of values", tree.start, tree.end)
    arguments = tuple(map(compile_expression, tree.arguments))
    accepted = tuple(_classes(function, index) for index in range(len(arguments)))
    run = function.run

    def evaluate_one(variables: Mapping[str, Value], facts: Mapping[str, Value]) -> Value:
        value = arguments[0](variables, facts)
        if value.__class__ not in accepted[0]:
            raise refused_value(tree.arguments[0], value, function.name)
        try:
            return run(value)
        except ArithmeticError:
            raise out_of_bounds(print_expression(tree)) from None

    def evaluate(variables: Mapping[str, Value], facts: Mapping[str, Value]) -> Value:
        values = [argument(variables, facts) for argument in arguments]
        for index, value in enumerate(values):
            if value.__class__ not in accepted[index]:
                raise refused_value(tree.arguments[index], value, function.name)
        try:
            return run(*values)
        except ArithmeticError:
            raise out_of_bounds(print_expression(tree)) from None

    return evaluate_one if len(arguments) == 1 else evaluate


def _classes(function: Function, index: int) -> frozenset[type]:
    accepts = function.parameter(index).accepts
    bases = accepts if isinstance(accepts, tuple) else tuple(base for base in CLASSES if base is not Base.NOTHING)
    return frozenset(CLASSES[base] for base in bases)


_COMPILERS: Mapping[type, Callable[[Any], Compiled]] = {
    Literal: _literal,
    Name: _name,
    ListOf: _list,
    Unary: _unary,
    Binary: _binary,
    Conditional: _conditional,
    Call: _call,
}
