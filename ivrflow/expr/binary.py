"""The closures of operators between two operands.

The most frequent shapes of menus and branches (a variable compared with a constant) have closures of their own.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, TypeAlias

from ivrflow.expr.arithmetic import equal, order_key
from ivrflow.expr.bounds import out_of_bounds
from ivrflow.expr.classes import CLASSES
from ivrflow.expr.operators import COMPUTING, EQUALITY, ORDERED, ORDERING
from ivrflow.expr.printer import print_expression
from ivrflow.expr.refusals import refused_operands, refused_value
from ivrflow.expr.tree import Binary, Literal, Name
from ivrflow.model.values import Money, Value

__all__ = ["Compiled", "compile_binary"]

Compiled: TypeAlias = Callable[[Mapping[str, Value], Mapping[str, Value]], Value]
"""Gives the value of an expression for variables (by name) and facts (`call.ani`…). What is not there is nothing.
Raises EvaluationFault and nothing else."""

_ORDER: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ORDERED_CLASSES = frozenset(CLASSES[base] for base in ORDERED)
_RUN: Mapping[str, Mapping[tuple[type, type], Callable[[Any, Any], Value]]] = {
    symbol: {(CLASSES[rule.left], CLASSES[rule.right]): rule.run for rule in COMPUTING if rule.operator == symbol}
    for symbol in {rule.operator for rule in COMPUTING}
}


def compile_binary(tree: Binary, left: Compiled, right: Compiled) -> Compiled:
    """The closure of a binary operator over those of its operands."""
    return _COMPILERS[tree.operator](tree, left, right)


def _computing(tree: Binary, left: Compiled, right: Compiled) -> Compiled:
    rules = _RUN[tree.operator]

    def evaluate(variables: Mapping[str, Value], facts: Mapping[str, Value]) -> Value:
        a, b = left(variables, facts), right(variables, facts)
        run = rules.get((a.__class__, b.__class__))
        if run is None:
            raise refused_operands(tree, a, b)
        try:
            return run(a, b)
        except ArithmeticError:
            raise out_of_bounds(print_expression(tree)) from None

    return evaluate


def _equality(tree: Binary, left: Compiled, right: Compiled) -> Compiled:
    same = tree.operator == "="
    if isinstance(tree.left, Name) and not tree.left.is_fact and isinstance(tree.right, Literal):
        name, constant = tree.left.name, tree.right.value

        def against_constant(variables: Mapping[str, Value], _facts: Mapping[str, Value]) -> Value:
            try:
                return (variables.get(name) == constant) is same
            except ArithmeticError:
                # A signalling NaN, which only a host can send, equals nothing at all.
                return not same

        return against_constant

    def evaluate(variables: Mapping[str, Value], facts: Mapping[str, Value]) -> Value:
        return equal(left(variables, facts), right(variables, facts)) is same

    return evaluate


def _ordering(tree: Binary, left: Compiled, right: Compiled) -> Compiled:
    holds = _ORDER[tree.operator]
    general = partial(_compare, tree, holds)
    if isinstance(tree.left, Name) and not tree.left.is_fact and isinstance(tree.right, Literal):
        name, constant = tree.left.name, tree.right.value
        if isinstance(constant, Decimal):

            def against_constant(variables: Mapping[str, Value], _facts: Mapping[str, Value]) -> Value:
                value = variables.get(name)
                if value.__class__ is not Decimal:
                    raise refused_operands(tree, value, constant)
                try:
                    return holds(value, constant)
                except InvalidOperation:
                    raise out_of_bounds(print_expression(tree)) from None

            return against_constant
    return lambda variables, facts: general(left(variables, facts), right(variables, facts))


def _compare(tree: Binary, holds: Callable[[Any, Any], bool], a: Value, b: Value) -> bool:
    if a.__class__ is not b.__class__ or a.__class__ not in _ORDERED_CLASSES:
        raise refused_operands(tree, a, b)
    try:
        return holds(*order_key(a, b))
    except ArithmeticError:
        raise out_of_bounds(print_expression(tree)) from None


def _and(tree: Binary, left: Compiled, right: Compiled) -> Compiled:
    def evaluate(variables: Mapping[str, Value], facts: Mapping[str, Value]) -> Value:
        value = left(variables, facts)
        if value is False:
            return False
        if value is not True:
            raise refused_value(tree.left, value, "and")
        value = right(variables, facts)
        if value.__class__ is not bool:
            raise refused_value(tree.right, value, "and")
        return value

    return evaluate


def _or(tree: Binary, left: Compiled, right: Compiled) -> Compiled:
    def evaluate(variables: Mapping[str, Value], facts: Mapping[str, Value]) -> Value:
        value = left(variables, facts)
        if value is True:
            return True
        if value is not False:
            raise refused_value(tree.left, value, "or")
        value = right(variables, facts)
        if value.__class__ is not bool:
            raise refused_value(tree.right, value, "or")
        return value

    return evaluate


def _in(tree: Binary, left: Compiled, right: Compiled) -> Compiled:
    def evaluate(variables: Mapping[str, Value], facts: Mapping[str, Value]) -> Value:
        a, b = left(variables, facts), right(variables, facts)
        if isinstance(b, tuple) and not isinstance(b, Money) and a is not None:
            return _has(b, a)
        if isinstance(a, str) and isinstance(b, str):
            return a in b
        raise refused_operands(tree, a, b)

    return evaluate


def _has(items: tuple[Value, ...], wanted: Value) -> bool:
    if isinstance(wanted, datetime):
        return any(equal(wanted, item) for item in items)
    try:
        return wanted in items
    except ArithmeticError:
        # A signalling NaN among them, which only a host can send: slower, and not stopped by it.
        return any(equal(wanted, item) for item in items)


def _otherwise(_tree: Binary, left: Compiled, right: Compiled) -> Compiled:
    def evaluate(variables: Mapping[str, Value], facts: Mapping[str, Value]) -> Value:
        value = left(variables, facts)
        return right(variables, facts) if value is None else value

    return evaluate


_COMPILERS: Mapping[str, Callable[[Binary, Compiled, Compiled], Compiled]] = {
    **dict.fromkeys(_RUN, _computing),
    **dict.fromkeys(EQUALITY, _equality),
    **dict.fromkeys(ORDERING, _ordering),
    "and": _and,
    "or": _or,
    "in": _in,
    "otherwise": _otherwise,
}
