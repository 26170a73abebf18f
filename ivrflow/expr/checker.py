"""From a tree to its type: every mistake of an expression in one run, each reported once."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from difflib import get_close_matches

from ivrflow.expr.advice import advice_for_name, advice_for_operands
from ivrflow.expr.arguments import check_arguments
from ivrflow.expr.classes import base_of
from ivrflow.expr.compiler import constant_value
from ivrflow.expr.errors import EvaluationFault, ExpressionError
from ivrflow.expr.facts import FACTS
from ivrflow.expr.findings import Findings, Judged
from ivrflow.expr.functions import FUNCTIONS
from ivrflow.expr.narrowing import known_when
from ivrflow.expr.operators import EQUALITY, NEGATION, ORDERED, ORDERING, rule_for
from ivrflow.expr.tree import Binary, Call, Conditional, ListOf, Literal, Name, Tree, Unary, children, is_constant
from ivrflow.model.types import ANYTHING, BOOLEAN, Base, Type

__all__ = ["Checked", "check_expression"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of an expression before it runs."""

    type: Type
    """With labels. `Base.ANYTHING` when an error leaves it open."""
    errors: tuple[ExpressionError, ...]
    """What is certainly wrong, in the order written."""
    uses: frozenset[str]
    """The variables it reads, and with a dot the facts."""
    may_be_nothing: bool
    """Its value can be nothing, if only the variables in `maybe_nothing` can."""
    cautions: tuple[ExpressionError, ...]
    """Places where a value that may be nothing meets what cannot take nothing: there it would fault."""


def check_expression(tree: Tree, scope: Mapping[str, Type], maybe_nothing: AbstractSet[str] = frozenset()) -> Checked:
    """Type and mistakes of an expression.

    `scope` holds the variables of the flow; facts are known by themselves. `maybe_nothing` names those variables of
    the scope that may hold nothing when the expression is evaluated; it decides about `may_be_nothing` and `cautions`
    and about nothing else.
    """
    checker = _Checker(scope, maybe_nothing)
    judged = checker.judge(tree, frozenset())
    findings = checker.findings
    if not findings.errors:
        findings.errors.extend(_constant_faults(tree))
    return Checked(
        judged.type,
        tuple(sorted(findings.errors, key=lambda error: error.start)),
        frozenset(checker.uses),
        judged.may_be_nothing,
        tuple(sorted(findings.cautions, key=lambda caution: caution.start)),
    )


def _constant_faults(tree: Tree) -> list[ExpressionError]:
    """What is certain to fault whenever it is evaluated: `1 / 0`, `CNY 1 + USD 1`."""
    if not is_constant(tree):
        return [fault for child in children(tree) for fault in _constant_faults(child)]
    try:
        constant_value(tree)
    except EvaluationFault as fault:
        return [ExpressionError(fault.message, tree.start, tree.end)]
    return []


class _Checker:
    """One walk over one tree. `known` holds the names that a condition around a part has shown not to be nothing."""

    def __init__(self, scope: Mapping[str, Type], maybe_nothing: AbstractSet[str]) -> None:
        self._scope, self._maybe_nothing = scope, maybe_nothing
        self.findings = Findings()
        self.uses: set[str] = set()
        self._unknown: set[str] = set()

    def judge(self, tree: Tree, known: frozenset[str]) -> Judged:
        match tree:
            case Literal(value):
                return Judged(Type(base_of(value)), value is None)
            case Name():
                return self._name(tree, known)
            case ListOf():
                return self._list(tree, known)
            case Unary():
                return self._unary(tree, known)
            case Binary():
                return self._binary(tree, known)
            case Conditional():
                return self._conditional(tree, known)
            case Call():
                return self._call(tree, known)

    def _name(self, tree: Name, known: frozenset[str]) -> Judged:
        if tree.is_fact and tree.name in FACTS:
            fact = FACTS[tree.name]
            self.uses.add(tree.name)
            return Judged(fact.type, fact.may_be_nothing and tree.name not in known)
        if not tree.is_fact and tree.name in self._scope:
            self.uses.add(tree.name)
            return Judged(self._scope[tree.name], tree.name in self._maybe_nothing and tree.name not in known)
        if tree.name not in self._unknown:
            self._unknown.add(tree.name)
            what = "fact of a call" if tree.is_fact else "variable"
            advice = advice_for_name(tree.name, [*self._scope, *FACTS])
            self.findings.error(tree, f"there is no {what} {tree.name}", advice)
        return Judged(ANYTHING, may_be_nothing=False)

    def _list(self, tree: ListOf, known: frozenset[str]) -> Judged:
        items = [self.judge(item, known) for item in tree.items]
        element: Base | None = None
        for item, judged in zip(tree.items, items, strict=True):
            self.findings.need_value(item, judged, "a list")
            base = judged.type.base
            if base is Base.LIST:
                self.findings.error(item, "a list cannot hold lists")
            elif base not in (Base.ANYTHING, Base.NOTHING):
                element = element or base
                if base is not element:
                    self.findings.error(item, f"a list of {element.value} cannot hold {base.value}")
        type_ = Type(Base.LIST, element=element).labelled_like(*(judged.type for judged in items))
        return Judged(type_, may_be_nothing=False)

    def _unary(self, tree: Unary, known: frozenset[str]) -> Judged:
        judged = self.judge(tree.operand, known)
        if tree.operator == "not":
            return Judged(self._boolean(tree.operand, judged, "not"), may_be_nothing=False)
        self.findings.need_value(tree.operand, judged, "-")
        base = judged.type.base
        if base in (Base.ANYTHING, Base.NOTHING):
            return Judged(ANYTHING.labelled_like(judged.type), may_be_nothing=False)
        if base not in NEGATION:
            self.findings.error(tree, f"- does not take {base.value}")
            return Judged(ANYTHING.labelled_like(judged.type), may_be_nothing=False)
        return Judged(judged.type, may_be_nothing=False)

    def _boolean(self, tree: Tree, judged: Judged, taker: str) -> Type:
        """BOOLEAN with the labels of an operand that has to be one."""
        self.findings.need_value(tree, judged, taker)
        if judged.type.base not in (Base.BOOLEAN, Base.ANYTHING, Base.NOTHING):
            self.findings.error(
                tree, f"{taker} takes true or false, not {judged.type.base.value}", "Compare it with something."
            )
        return BOOLEAN.labelled_like(judged.type)

    def _conditional(self, tree: Conditional, known: frozenset[str]) -> Judged:
        condition = self._boolean(tree.condition, self.judge(tree.condition, known), "if")
        chosen = self.judge(tree.chosen, known | known_when(tree.condition, True))
        other = self.judge(tree.other, known | known_when(tree.condition, False))
        joined = self._join(tree.other, chosen.type, other.type)
        return Judged(
            joined.labelled_like(condition, chosen.type, other.type), chosen.may_be_nothing or other.may_be_nothing
        )

    def _join(self, place: Tree, first: Type, second: Type) -> Type:
        """The type of a value that is one or the other."""
        if Base.ANYTHING in (first.base, second.base):
            return ANYTHING
        if first.base is Base.NOTHING or second.base is Base.NOTHING:
            return second if first.base is Base.NOTHING else first
        if first.base is second.base and (first.element is second.element or None in (first.element, second.element)):
            return replace(first, element=first.element or second.element)
        self.findings.error(
            place,
            f"{_plain(first)} and {_plain(second)} cannot stand for each other",
            "Both values must be of one type.",
        )
        return ANYTHING

    def _binary(self, tree: Binary, known: frozenset[str]) -> Judged:
        if tree.operator in ("and", "or"):
            return self._logic(tree, known)
        left, right = self.judge(tree.left, known), self.judge(tree.right, known)
        if tree.operator == "otherwise":
            joined = self._join(tree.right, left.type, right.type)
            return Judged(joined.labelled_like(left.type, right.type), left.may_be_nothing and right.may_be_nothing)
        if tree.operator in EQUALITY:
            fits = _comparable(left.type, right.type)
            return Judged(self._checked(tree, left.type, right.type, BOOLEAN if fits else None), may_be_nothing=False)
        self.findings.need_value(tree.left, left, tree.operator)
        self.findings.need_value(tree.right, right, tree.operator)
        result = _result(tree.operator, left.type, right.type)
        return Judged(self._checked(tree, left.type, right.type, result), may_be_nothing=False)

    def _logic(self, tree: Binary, known: frozenset[str]) -> Judged:
        left = self._boolean(tree.left, self.judge(tree.left, known), tree.operator)
        known_right = known | known_when(tree.left, tree.operator == "and")
        right = self._boolean(tree.right, self.judge(tree.right, known_right), tree.operator)
        return Judged(BOOLEAN.labelled_like(left, right), may_be_nothing=False)

    def _checked(self, tree: Binary, left: Type, right: Type, result: Type | None) -> Type:
        """The result with the labels of its operands; an error when there is no result and no error is known yet."""
        if result is None and not {left.base, right.base} & {Base.ANYTHING, Base.NOTHING}:
            self.findings.error(
                tree,
                f"{tree.operator} does not take {_plain(left)} and {_plain(right)}",
                advice_for_operands(tree.operator, left.base, right.base),
            )
        if result is None:
            # A comparison is true or false whatever was wrong with it: what is around it can still be checked.
            result = BOOLEAN if tree.operator in (*EQUALITY, *ORDERING, "in") else ANYTHING
        return result.labelled_like(left, right)

    def _call(self, tree: Call, known: frozenset[str]) -> Judged:
        arguments = [self.judge(argument, known) for argument in tree.arguments]
        function = FUNCTIONS.get(tree.function)
        if function is None:
            near = get_close_matches(tree.function, FUNCTIONS, 1)
            advice = f"Did you mean {near[0]}?" if near else None
            self.findings.error(tree, f"there is no function {tree.function}", advice)
            return Judged(ANYTHING.labelled_like(*(argument.type for argument in arguments)), may_be_nothing=False)
        return check_arguments(tree, function, arguments, self.findings)


def _plain(type_: Type) -> str:
    return f"list of {type_.element.value}" if type_.element else type_.base.value


def _comparable(left: Type, right: Type) -> bool:
    if Base.NOTHING in (left.base, right.base):
        return True
    return left.base is right.base and (left.element is right.element or None in (left.element, right.element))


def _result(operator: str, left: Type, right: Type) -> Type | None:
    """What an operator makes of two types, without labels; None when it does not take them."""
    if operator in ORDERING:
        return BOOLEAN if left.base is right.base and left.base in ORDERED else None
    if operator == "in":
        in_text = left.base is Base.TEXT and right.base is Base.TEXT
        in_list = right.base is Base.LIST and right.element in (None, left.base) and left.base is not Base.LIST
        return BOOLEAN if in_text or in_list else None
    rule = rule_for(operator, left.base, right.base)
    return Type(rule.result) if rule else None
