"""What must hold for every expression: it is printed and read again unchanged, nothing but our two exceptions is ever
raised, values have the inferred type, and labels are never lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from ivrflow.expr import (
    FACTS,
    EvaluationFault,
    ExpressionError,
    Tree,
    check_expression,
    compile_expression,
    parse_expression,
    print_expression,
)
from ivrflow.expr.classes import CLASSES
from ivrflow.expr.functions import FUNCTIONS
from ivrflow.expr.functions.declaration import ElementOf, Function, SameAs
from ivrflow.expr.operators import COMPUTING, NEGATION, ORDERED, ORDERING, PRECEDENCE, Rule
from ivrflow.expr.tree import Binary, Call, Conditional, ListOf, Literal, Name, Unary, children
from ivrflow.model.types import Base, Privacy, Type
from ivrflow.model.values import Money, Value

Maker: TypeAlias = Callable[[st.DrawFn, int], Tree]

ZONES = st.sampled_from([UTC, ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
NUMBERS = st.decimals(0, 10**6, places=2) | st.integers(0, 12).map(Decimal)
MONEY = st.builds(Money, NUMBERS, st.sampled_from(["CNY", "USD"]))
TIMES = st.times().map(lambda clock: clock.replace(microsecond=0, fold=0))
DURATIONS = st.integers(0, 10**9).map(lambda ms: timedelta(milliseconds=ms))
ITEMS = [Base.TEXT, Base.NUMBER, Base.DATE]

VALUES: Mapping[Base, st.SearchStrategy[Value]] = {
    Base.TEXT: TEXTS | st.from_regex(r"[0-9]{1,8}", fullmatch=True),
    Base.NUMBER: NUMBERS,
    Base.BOOLEAN: st.booleans(),
    Base.DATE: st.dates(),
    Base.TIME: TIMES,
    Base.DATETIME: st.datetimes(timezones=ZONES),
    Base.DURATION: DURATIONS,
    Base.MONEY: MONEY,
}

# One variable of each type for each label, and one that may be nothing: `open_text`, `secret_number`, `maybe_date`…
LABELS = {
    "open": Type(Base.TEXT),
    "private": Type(Base.TEXT, Privacy.PRIVATE),
    "secret": Type(Base.TEXT, Privacy.SECRET),
    "typed": Type(Base.TEXT, untrusted=True),
    "maybe": Type(Base.TEXT),
}
SCOPE = {
    f"{label}_{base.value}": Type(base, labels.privacy, labels.untrusted)
    for label, labels in LABELS.items()
    for base in VALUES
}
MAYBE_NOTHING = frozenset(name for name in SCOPE if name.startswith("maybe"))


def _variables() -> st.SearchStrategy[dict[str, Value]]:
    return st.fixed_dictionaries(
        {
            name: VALUES[type_.base] | st.none() if name in MAYBE_NOTHING else VALUES[type_.base]
            for name, type_ in SCOPE.items()
        }
    )


def _secrets() -> st.SearchStrategy[dict[str, Value]]:
    return st.fixed_dictionaries(
        {name: VALUES[type_.base] for name, type_ in SCOPE.items() if type_.privacy is Privacy.SECRET}
    )


def _makers(base: Base) -> list[Maker]:
    """The ways to write an expression of a type: as the tables of operators and functions tell."""

    def choose(draw: st.DrawFn, depth: int) -> Tree:
        return Conditional(_tree(draw, Base.BOOLEAN, depth), _tree(draw, base, depth), _tree(draw, base, depth))

    def cure(draw: st.DrawFn, depth: int) -> Tree:
        return Binary("otherwise", _tree(draw, base, depth), _tree(draw, base, depth))

    def negate(draw: st.DrawFn, depth: int) -> Tree:
        return Unary("-", _tree(draw, base, depth))

    return [
        choose,
        cure,
        *([negate] if base in NEGATION else []),
        *([_logic, _inverse, _comparison, _equality, _membership] if base is Base.BOOLEAN else []),
        *(_computing(rule) for rule in COMPUTING if rule.result is base),
        *(partial(_call, function, base) for function in FUNCTIONS.values() if _can_give(function, base)),
    ]


def _computing(rule: Rule) -> Maker:
    return lambda draw, depth: Binary(rule.operator, _tree(draw, rule.left, depth), _tree(draw, rule.right, depth))


def _can_give(function: Function, base: Base) -> bool:
    match function.gives:
        case SameAs(index):
            accepts = function.parameters[index].accepts
            return isinstance(accepts, tuple) and base in accepts
        case ElementOf():
            return base in ITEMS
    return function.gives is base


def _tree(draw: st.DrawFn, base: Base, depth: int) -> Tree:
    if depth <= 0 or draw(st.integers(0, 3)) == 0:
        if draw(st.booleans()):
            return Name(f"{draw(st.sampled_from(sorted(LABELS)))}_{base.value}")
        # A datetime has no literal.
        return Name("call.now") if base is Base.DATETIME else Literal(draw(VALUES[base]))
    return draw(st.sampled_from(MAKERS[base]))(draw, depth - 1)


def _list(draw: st.DrawFn, element: Base, depth: int) -> Tree:
    return ListOf(tuple(_tree(draw, element, depth) for _ in range(draw(st.integers(1, 2)))))


def _logic(draw: st.DrawFn, depth: int) -> Tree:
    operator = draw(st.sampled_from(["and", "or"]))
    return Binary(operator, _tree(draw, Base.BOOLEAN, depth), _tree(draw, Base.BOOLEAN, depth))


def _inverse(draw: st.DrawFn, depth: int) -> Tree:
    return Unary("not", _tree(draw, Base.BOOLEAN, depth))


def _comparison(draw: st.DrawFn, depth: int) -> Tree:
    base = draw(st.sampled_from(ORDERED))
    return Binary(draw(st.sampled_from(ORDERING)), _tree(draw, base, depth), _tree(draw, base, depth))


def _equality(draw: st.DrawFn, depth: int) -> Tree:
    base = draw(st.sampled_from(sorted(VALUES, key=lambda base: base.value)))
    right = Literal(None) if draw(st.booleans()) else _tree(draw, base, depth)
    return Binary(draw(st.sampled_from(["=", "!="])), _tree(draw, base, depth), right)


def _membership(draw: st.DrawFn, depth: int) -> Tree:
    element = draw(st.sampled_from(ITEMS))
    return Binary("in", _tree(draw, element, depth), _list(draw, element, depth))


def _call(function: Function, base: Base, draw: st.DrawFn, depth: int) -> Tree:
    count = draw(st.integers(function.least, function.most or function.least + 1))
    element = base if isinstance(function.gives, ElementOf) else draw(st.sampled_from(ITEMS))
    bases: list[Base] = []
    arguments: list[Tree] = []
    for index in range(count):
        parameter = function.parameter(index)
        match parameter.accepts:
            case SameAs(other):
                wanted = bases[other]
            case ElementOf():
                wanted = element
            case accepted:
                free = index or not isinstance(function.gives, SameAs)
                wanted = draw(st.sampled_from(accepted)) if free else base
        bases.append(wanted)
        is_list = wanted is Base.LIST
        arguments.append(_list(draw, parameter.element or element, depth) if is_list else _tree(draw, wanted, depth))
    return Call(function.name, tuple(arguments))


MAKERS = {base: _makers(base) for base in VALUES}


@st.composite
def _typed_expressions(draw: st.DrawFn) -> tuple[Base, Tree]:
    base = draw(st.sampled_from(sorted(VALUES, key=lambda base: base.value)))
    return base, _tree(draw, base, 3)


FACT_VALUES: Mapping[str, Value] = {"call.now": datetime(2026, 3, 2, 10, 15, tzinfo=UTC)}


@given(_typed_expressions())
def test_a_printed_expression_is_read_again(typed: tuple[Base, Tree]) -> None:
    text = print_expression(typed[1])
    tree = parse_expression(text)
    assert tree == typed[1]
    assert print_expression(tree) == text


@given(_typed_expressions(), _variables())
def test_values_have_the_inferred_type(typed: tuple[Base, Tree], variables: dict[str, Value]) -> None:
    base, tree = typed
    checked = check_expression(tree, SCOPE, MAYBE_NOTHING)
    assert checked.type.base is base
    try:
        value = compile_expression(tree)(variables, FACT_VALUES)
    except EvaluationFault as fault:
        event("fault")
        # What is certain to fault was found beforehand, and nothing cannot surprise where no caution was given.
        missing = "is nothing" in fault.message
    else:
        event("value")
        missing = False
        assert value.__class__ is CLASSES[base] or (value is None and checked.may_be_nothing)
    assert not missing or checked.cautions


@given(_typed_expressions(), _variables(), _secrets())
def test_a_secret_that_plays_a_part_makes_the_result_secret(
    typed: tuple[Base, Tree], variables: dict[str, Value], others: dict[str, Value]
) -> None:
    tree = typed[1]
    checked = check_expression(tree, SCOPE, MAYBE_NOTHING)
    if checked.type.privacy is Privacy.SECRET:
        event("secret")
        assert checked.uses & others.keys()
        return
    assert _outcome(tree, variables) == _outcome(tree, {**variables, **others})


@given(_typed_expressions())
def test_labels_are_those_of_what_is_used(typed: tuple[Base, Tree]) -> None:
    used = _functions_in(typed[1])
    assume(not any(FUNCTIONS[name].checks or FUNCTIONS[name].opens for name in used))
    checked = check_expression(typed[1], SCOPE)
    types = [SCOPE.get(name) or FACTS[name].type for name in checked.uses]
    assert checked.type.privacy == max((type_.privacy for type_ in types), default=Privacy.OPEN)
    assert checked.type.untrusted == any(type_.untrusted for type_ in types)


def _functions_in(tree: Tree) -> set[str]:
    inner = set().union(*(_functions_in(child) for child in children(tree)))
    return inner | {tree.function} if isinstance(tree, Call) else inner


def _outcome(tree: Tree, variables: Mapping[str, Value]) -> object:
    try:
        return compile_expression(tree)(variables, FACT_VALUES)
    except EvaluationFault as fault:
        return fault.message


# Anything at all, from trees that mean nothing to values that no host should send.
WILD_VALUES: st.SearchStrategy[Any] = st.one_of(
    *VALUES.values(),
    st.none(),
    st.decimals(),
    st.builds(Money, st.decimals(), st.text(max_size=3)),
    st.datetimes(),
    st.timedeltas(),
    st.floats(),
    st.lists(st.none() | st.decimals() | TEXTS | st.datetimes(), max_size=3).map(tuple),
)
WILD_TREES: st.SearchStrategy[Tree] = st.recursive(
    st.sampled_from("abc").map(Name)
    | st.one_of(*(VALUES[base] for base in VALUES if base is not Base.DATETIME), st.none()).map(Literal),
    lambda inner: (
        st.builds(Unary, st.sampled_from(["-", "not"]), inner)
        | st.builds(Binary, st.sampled_from(sorted(PRECEDENCE.keys() - {"if", "not", "minus"})), inner, inner)
        | st.builds(Conditional, inner, inner, inner)
        | st.builds(ListOf, st.lists(inner, max_size=3).map(tuple))
        | st.builds(Call, st.sampled_from([*FUNCTIONS, "frobnicate"]), st.lists(inner, max_size=3).map(tuple))
    ),
    max_leaves=8,
)


@given(WILD_TREES, st.fixed_dictionaries(dict.fromkeys("abc", WILD_VALUES)))
def test_nothing_else_is_ever_raised(tree: Tree, variables: dict[str, Value]) -> None:
    scope = {"a": Type(Base.NUMBER), "b": Type(Base.TEXT), "c": Type(Base.LIST)}
    assert check_expression(tree, scope, {"a"}).uses <= scope.keys()
    with suppress(ExpressionError, EvaluationFault):
        compile_expression(tree)(variables, {})


@pytest.mark.parametrize("base", list(VALUES), ids=lambda base: base.value)
def test_the_generator_knows_a_way_to_each_type(base: Base) -> None:
    assert len(MAKERS[base]) > 2
