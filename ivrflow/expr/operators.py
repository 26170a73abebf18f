"""What operators take and give: one table for the checker, the compiler and the reference."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ivrflow.expr import arithmetic as do
from ivrflow.expr.bounds import ARITHMETIC
from ivrflow.model.types import Base
from ivrflow.model.values import Value

__all__ = ["COMPUTING", "EQUALITY", "NEGATION", "ORDERED", "ORDERING", "PRECEDENCE", "Rule", "rule_for"]

PRECEDENCE: Mapping[str, int] = {
    "if": 0,
    "or": 1,
    "and": 2,
    "not": 3,
    "=": 4,
    "!=": 4,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "in": 4,
    "&": 5,
    "+": 6,
    "-": 6,
    "*": 7,
    "/": 7,
    "mod": 7,
    "minus": 8,
    "otherwise": 9,
}
"""The larger binds tighter; `minus` is the sign. Says the same as grammar.lark."""

EQUALITY = ("=", "!=")
ORDERING = ("<", "<=", ">", ">=")

ORDERED: tuple[Base, ...] = (Base.NUMBER, Base.MONEY, Base.DATE, Base.TIME, Base.DATETIME, Base.DURATION)
"""What can be smaller or larger. Not text: "9" would come behind "10", which is never meant on a telephone."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One pair of types that an operator takes. `run` may raise ArithmeticError when the result is out of range."""

    operator: str
    left: Base
    right: Base
    result: Base
    run: Callable[[Any, Any], Value]


_N, _M, _D, _T, _DT, _DUR = Base.NUMBER, Base.MONEY, Base.DATE, Base.TIME, Base.DATETIME, Base.DURATION

COMPUTING: tuple[Rule, ...] = (
    Rule("&", Base.TEXT, Base.TEXT, Base.TEXT, do.join_texts),
    Rule("+", _N, _N, _N, ARITHMETIC.add),
    Rule("+", _M, _M, _M, do.add_money),
    Rule("+", _DUR, _DUR, _DUR, do.add_durations),
    Rule("+", _D, _DUR, _D, do.add_to_date),
    Rule("+", _DT, _DUR, _DT, do.add_to_datetime),
    Rule("+", _T, _DUR, _T, do.add_to_time),
    Rule("-", _N, _N, _N, ARITHMETIC.subtract),
    Rule("-", _M, _M, _M, do.subtract_money),
    Rule("-", _DUR, _DUR, _DUR, do.subtract_durations),
    Rule("-", _D, _DUR, _D, do.subtract_from_date),
    Rule("-", _DT, _DUR, _DT, do.subtract_from_datetime),
    Rule("-", _T, _DUR, _T, do.subtract_from_time),
    Rule("-", _D, _D, _DUR, do.days_between),
    Rule("-", _DT, _DT, _DUR, do.time_between),
    Rule("-", _T, _T, _DUR, do.clock_difference),
    Rule("*", _N, _N, _N, ARITHMETIC.multiply),
    Rule("*", _M, _N, _M, do.multiply_money),
    Rule("*", _N, _M, _M, do.multiply_by_money),
    Rule("*", _DUR, _N, _DUR, do.multiply_duration),
    Rule("*", _N, _DUR, _DUR, do.multiply_by_duration),
    Rule("/", _N, _N, _N, do.divide_numbers),
    Rule("/", _M, _N, _M, do.divide_money),
    Rule("/", _M, _M, _N, do.divide_money_by_money),
    Rule("/", _DUR, _N, _DUR, do.divide_duration),
    Rule("/", _DUR, _DUR, _N, do.divide_duration_by_duration),
    Rule("mod", _N, _N, _N, do.modulo),
)

NEGATION: Mapping[Base, Callable[[Any], Value]] = {
    Base.NUMBER: ARITHMETIC.minus,
    Base.MONEY: do.negate_money,
    Base.DURATION: do.negate_duration,
}
"""What the sign `-` takes; the result is of the same type."""

_RULES: Mapping[tuple[str, Base, Base], Rule] = {(rule.operator, rule.left, rule.right): rule for rule in COMPUTING}


def rule_for(operator: str, left: Base, right: Base) -> Rule | None:
    """The rule of a computing operator for a pair of types; None when it does not take them."""
    return _RULES.get((operator, left, right))
