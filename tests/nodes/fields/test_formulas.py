"""Expressions in fields: typed, placed, and kept from where more people would see their value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ivrflow.model.types import NUMBER, TEXT, Base, Privacy, Type
from ivrflow.nodes.fields.formulas import Condition, Expression, bind_formula, type_problem

from .binding import binder, by_language, lines, problems, source

PRIVATE_TEXT = Type(Base.TEXT, Privacy.PRIVATE)
NUMBERS, TEXTS = Type(Base.LIST, element=Base.NUMBER), Type(Base.LIST, element=Base.TEXT)


def test_a_formula_is_computed_from_variables_and_notes_which() -> None:
    around = binder()
    formula = bind_formula(source("tries + 1"), around)
    assert (formula.type.base, formula.run({"tries": Decimal(2)}, {})) == (Base.NUMBER, Decimal(3))
    assert (around.uses, around.needs) == ({"tries"}, {"tries"})


def test_what_copes_with_nothing_does_not_need_the_variable() -> None:
    around = binder()
    bind_formula(source("tries otherwise 0"), around)
    assert (around.uses, around.needs) == ({"tries"}, set())


@pytest.mark.parametrize(("text", "column"), [("tries + unknown", 8), ("1 + name", 0), ("(tries", None)])
def test_a_wrong_expression_is_reported_once_and_fits_everywhere(text: str, column: int | None) -> None:
    around = binder()
    formula = Expression(NUMBER).bind(lines(text), around)
    assert formula is not None
    assert formula.type.base is Base.ANYTHING
    assert len(around.issues) == 1
    assert column is None or around.issues[0].span.column == 11 + column
    with pytest.raises(AssertionError):
        formula.run({}, {})


@pytest.mark.parametrize(
    ("kind", "text", "problem"),
    [
        (Expression(NUMBER), "name", "`field` is number, and the value is text"),
        (Expression(TEXT), "account", "`field` would hold a private value and is not declared private"),
        (Expression(PRIVATE_TEXT), "pin", "`field` would hold a secret and is not declared secret"),
        (Expression(TEXT, trusted=True), "entered", "`field` comes from the caller and was not checked"),
        (Expression(NUMBER), "number(entered)", "`field` may get nothing"),
    ],
)
def test_a_value_that_may_not_go_there_is_refused(kind: Expression, text: str, problem: str) -> None:
    around = binder()
    kind.bind(lines(text), around)
    assert problems(around) == [problem]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Expression(), "pin"),
        (Expression(PRIVATE_TEXT), "account"),
        (Expression(TEXT), "entered"),
        (Expression(TEXT, trusted=True), "name"),
        (Expression(NUMBER), "number(entered) otherwise 0"),
    ],
)
def test_a_value_that_may_go_there_is_taken(kind: Expression, text: str) -> None:
    around = binder()
    kind.bind(lines(text), around)
    assert problems(around) == []


def test_one_expression_for_all_languages() -> None:
    around = binder()
    assert Expression().bind((by_language(en_US="1"),), around) is None
    Expression().bind(lines("1", "2"), around)
    assert problems(around) == ["`field` takes one value for all languages", "`field` is set twice"]


def test_a_condition_may_tell_something_private_and_nothing_secret() -> None:
    around = binder()
    text, formula = Condition().bind_argument(source('account = "1"'), around)
    assert (text, problems(around)) == ('account = "1"', [])
    assert (formula.run({"account": "1"}, {}), formula.run({"account": "2"}, {})) == (True, False)
    Condition().bind_argument(source('pin = "1"'), around)
    Condition().bind_argument(source("tries"), around)
    assert [issue.code[:4] for issue in around.issues] == ["IVR6", "IVR2"]


@pytest.mark.parametrize(
    ("given", "target", "problem"),
    [
        (NUMBERS, TEXTS, "is a list of text, and the value is a list of number"),
        (NUMBERS, NUMBERS, None),
        (Type(Base.LIST, element=Base.ANYTHING), TEXTS, None),
        (Type(Base.NOTHING), NUMBER, None),
        (TEXT, NUMBER, "is number, and the value is text"),
    ],
)
def test_which_types_fit(given: Type, target: Type, problem: str | None) -> None:
    assert type_problem(given, target) == problem
