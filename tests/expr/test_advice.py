from __future__ import annotations

from ivrflow.expr.advice import advice_for_argument, advice_for_name, advice_for_operands
from ivrflow.model.types import Base


def test_names_of_other_languages_and_slips_of_case_are_recognised() -> None:
    assert advice_for_name("Balance", ["balance"]) == "Did you mean balance?"
    assert advice_for_name("None", []) == "Did you mean nothing?"
    assert advice_for_name("today", []) == "Did you mean call.today?"
    assert advice_for_name("xyz", ["balance"]) is None


def test_operators_tell_what_they_take() -> None:
    assert advice_for_operands("/", Base.MONEY, Base.DATE) == "To money it takes number or money."
    assert advice_for_operands("*", Base.BOOLEAN, Base.DATE) is None


def test_functions_tell_how_to_get_there() -> None:
    assert advice_for_argument(Base.TEXT, (Base.DATE,)) == "date(…) makes a date of a text."
    assert advice_for_argument(Base.LIST, (Base.TEXT,)) == "join(…) makes a text of a list."
    assert advice_for_argument(Base.BOOLEAN, (Base.DATE,)) is None
