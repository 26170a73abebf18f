from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivrflow.expr import parse_type
from ivrflow.model.types import NUMBER, TEXT, Base, Privacy, Type

if TYPE_CHECKING:
    from .conftest import Check

SCOPE = {
    "account": parse_type("text private"),
    "balance": parse_type("money private"),
    "pin": parse_type("text secret"),
    "typed": Type(Base.TEXT, untrusted=True),
    "names": parse_type("list of text"),
    "name": TEXT,
    "n": NUMBER,
    "vip": parse_type("boolean"),
    "day": parse_type("date"),
}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("n + 1", "number"),
        ("balance * 2", "money private"),
        ("balance > CNY 100", "boolean private"),
        ('pin = "1234"', "boolean secret"),
        ("if vip then pin else name", "text secret"),
        ('if pin = "1" then 1 else 2', "number secret"),
        ("vip and balance > CNY 1", "boolean private"),
        ("[name, account]", "list of text private"),
        ("[]", "list"),
        ("count([pin])", "number secret"),
        ("nothing otherwise account", "text private"),
        ("name otherwise account", "text private"),
        ("first(names)", "text"),
        ("max(balance, CNY 1)", "money private"),
        ("mask(account, 2)", "text"),
        ("mask(pin, 2)", "text secret"),
        ("mask(name, length(account))", "text private"),
        ("digits(pin, 4, 4)", "text secret"),
        ("day + 1d", "date"),
        ("day - day", "duration"),
        ("if vip then nothing else n", "number"),
        ("call.ani", "text private"),
        ("nothing", "nothing"),
    ],
)
def test_types_and_privacy_follow_from_the_parts(text: str, type_: str, check: Check) -> None:
    checked = check(text, **SCOPE)
    assert not checked.errors
    assert str(checked.type) == type_


@pytest.mark.parametrize(
    ("text", "untrusted"),
    [
        ("typed", True),
        ('typed & "a"', True),
        ("length(typed)", True),
        ('typed = "a"', True),
        ("digits_of(typed)", True),
        ("mask(typed, 2)", True),
        ("digits(typed, 1, 9)", False),
        ("number(typed) + 1", False),
        ("date(typed)", False),
        ("one_of(typed, names)", False),
        ("one_of(name, [typed])", True),
        ("digits(name, 1, length(typed))", True),
        ("digits(typed, 1, 9) & typed", True),
        ("call.ani", True),
        ("call.language", False),
    ],
)
def test_only_checked_conversions_make_trusted(text: str, untrusted: bool, check: Check) -> None:
    checked = check(text, **SCOPE)
    assert not checked.errors
    assert checked.type.untrusted is untrusted


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ("acount", {"acount": "Did you mean account?"}),
        ("call.anni", {"call.anni": "Did you mean call.ani?"}),
        ("uper(name)", {"uper(name)": "Did you mean upper?"}),
        ("upper", {"upper": "write upper(text)"}),
        ("null = n", {"null": "Did you mean nothing?"}),
        ("True", {"True": "Did you mean true?"}),
        ("balance > 100", {"balance > 100": "CNY 100"}),
        ('n = "1"', {'n = "1"': "number(…)"}),
        ('n < "1"', {'n < "1"': "number(…)"}),
        ('name < "b"', {'name < "b"': "no order"}),
        ('name + "b"', {'name + "b"': "joined with &"}),
        ("name & n", {"name & n": "text(…)"}),
        ("day + 1", {"day + 1": "1d"}),
        ("call.now > day", {"call.now > day": "date_of(…)"}),
        ("day * n", {"day * n": "does not take date and number"}),
        ("n * vip", {"n * vip": "To number it takes"}),
        ("n in names", {"n in names": "does not take number and list of text"}),
        ("not n", {"n": "not takes true or false"}),
        ("n and vip", {"n": "and takes true or false"}),
        ("if n then 1 else 2", {"n": "if takes true or false"}),
        ("if vip then 1 else name", {"name": "one type"}),
        ('n otherwise "none"', {'"none"': "one type"}),
        ("-name", {"-name": "- does not take text"}),
        ('[1, "a"]', {'"a"': "list of number cannot hold text"}),
        ("[names]", {"names": "cannot hold lists"}),
        ("n + nothing", {"nothing": "cannot take nothing"}),
        ("upper(n)", {"n": "text(…)"}),
        ("upper()", {"upper()": "Write upper(text)."}),
        ("round(n, 1, 2)", {"round(n, 1, 2)": "round(value, [places])"}),
        ('min(n, "a")', {'"a"': "number(…)"}),
        ("join([1], name)", {"[1]": "takes a list of text as list, not a list of number"}),
        ("has(names, n)", {"n": "text(…)"}),
        ("floor(balance)", {"balance": "amount(…)"}),
        ("if vip then 1 / 0 else 2", {"1 / 0": "division by zero"}),
        ('n + left("a", -1)', {'n + left("a", -1)': "does not take number and text"}),
        ('name & left("a", -1)', {'left("a", -1)': "whole number"}),
        ("CNY 1 + USD 1", {"CNY 1 + USD 1": "different currencies"}),
        ("nn + mm & uper(oo)", {"nn": "", "mm": "", "uper(oo)": "", "oo": ""}),
        ("zzz > 1 and zzz < 5", {"zzz": "there is no variable"}),
        (
            "upper(zzz) & (zzz + 1)",
            {
                "zzz": "",
            },
        ),
    ],
)
def test_each_mistake_is_reported_once_where_it_is(text: str, errors: dict[str, str], check: Check) -> None:
    found = check(text, **SCOPE).errors
    assert [text[error.start : error.end] for error in found] == sorted(errors, key=text.index)
    for error in found:
        assert errors[text[error.start : error.end]] in str(error)


def test_it_says_what_an_expression_uses(check: Check) -> None:
    assert check("if vip then n else count(names) + month(call.now)", **SCOPE).uses == {"vip", "n", "names", "call.now"}


@pytest.mark.parametrize(
    ("text", "cautious"),
    [
        ("name", []),
        ('name = "a"', []),
        ("upper(name)", ["name"]),
        ('name & "a"', ["name"]),
        ('"Dear " & name otherwise "guest"', []),
        ("name != nothing and length(name) > 2", []),
        ("name = nothing or length(name) > 2", []),
        ("name = nothing and length(name) > 2", ["name"]),
        ('if name = nothing then "" else upper(name)', []),
        ("if name = nothing then upper(name) else name", ["name"]),
        ("[name]", ["name"]),
        ("length(name) > n", ["name"]),
        ("number(call.dnis) + 1", ["number(call.dnis)"]),
        ("upper(call.ended_by)", ["call.ended_by"]),
        ("upper(if vip then nothing else account)", ["if vip then nothing else account"]),
        ("upper(name otherwise nothing)", ["name otherwise nothing"]),
    ],
)
def test_it_warns_where_nothing_would_fault(text: str, cautious: list[str], check: Check) -> None:
    checked = check(text, frozenset({"name"}), **SCOPE)
    assert not checked.errors
    assert [text[caution.start : caution.end] for caution in checked.cautions] == cautious


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("name", True),
        ("account", False),
        ("name otherwise account", False),
        ("first(names)", True),
        ("if name = nothing then account else name", False),
        ("if vip then nothing else 1", True),
    ],
)
def test_it_says_whether_the_value_may_be_nothing(text: str, may_be: bool, check: Check) -> None:
    assert check(text, frozenset({"name"}), **SCOPE).may_be_nothing is may_be


def test_a_list_of_any_items_is_not_checked_further(check: Check) -> None:
    checked = check("first(items) + 1", items=Type(Base.LIST, Privacy.SECRET))
    assert not checked.errors
    assert checked.type.privacy is Privacy.SECRET
