from __future__ import annotations

import pytest

from ivrflow.expr import check_prompt, parse_prompt, parse_type
from ivrflow.model.types import Base, Privacy, Type

SCOPE = {
    "n": parse_type("number"),
    "name": parse_type("text"),
    "balance": parse_type("money private"),
    "pin": parse_type("text secret"),
    "typed": Type(Base.TEXT, untrusted=True),
    "vip": parse_type("boolean"),
    "wait": parse_type("duration"),
    "names": parse_type("list of text"),
}


@pytest.mark.parametrize(
    "text",
    [
        'say("Your balance is {balance}, {name}.") money(balance)',
        "number(n) ordinal(n) digits(n) digits(typed) spell(name) say(typed)",
        "date(call.today) date(call.now) time(call.now) pause(wait)",
        'datetime(call.now) duration(wait) phone(typed) phone("+86 (138) 0011-2233") say("{wait} {call.now}")',
        'audio(one_of(typed, ["a"]) otherwise "b") ssml("<s>{typed}</s>")',
        'audio("a", zh-CN)',
        'say("Anna speaks.", en-US-x-anna) number(n, zh-CN-x-mei-2)',
        "",
    ],
)
def test_what_fits_is_not_complained_about(text: str) -> None:
    checked = check_prompt(parse_prompt(text), SCOPE, languages=("en-US", "zh-CN"))
    assert not checked.errors
    assert not checked.cautions


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ("say(nam)", {"nam": "Did you mean name?"}),
        ('say("Hi {nam}") number(m)', {"nam": "Did you mean name?", "m": "there is no variable m"}),
        ("say(pin)", {"pin": "secret"}),
        ('say("{mask(pin, 2)}")', {"mask(pin, 2)": "secret"}),
        ('ssml("{length(pin)}")', {"length(pin)": "secret"}),
        ("audio(typed)", {"typed": "one_of"}),
        ("ssml(typed)", {"typed": "one_of"}),
        ("money(n)", {"n": "Write number(…)."}),
        ("say(n)", {"n": "Write number(…)."}),
        ("number(balance)", {"balance": "Write money(…)."}),
        ('say("{vip}")', {"vip": "yes"}),
        ("number(wait)", {"wait": "Write duration(…)."}),
        ("duration(n)", {"n": "Write number(…)."}),
        ("datetime(call.today)", {"call.today": "Write date(…)."}),
        ("phone(n)", {"n": "phone takes text"}),
        ("phone(pin)", {"pin": "secret"}),
        ('phone("12a")', {'phone("12a")': "a telephone number"}),
        ('phone("+")', {'phone("+")': "a telephone number"}),
        ('say("{names}")', {"names": "join(…)"}),
        ("say(nothing)", {"nothing": "cannot take nothing"}),
        ('say("a", zh-TW)', {'say("a", zh-TW)': "Did you mean zh-CN?"}),
        ('digits("12a")', {'digits("12a")': "0 to 9"}),
        ("pause(5m)", {"pause(5m)": "0s to 60s"}),
        ("ordinal(0)", {"ordinal(0)": "from 1"}),
        ("number(1 / 0)", {"1 / 0": "division by zero"}),
    ],
)
def test_each_mistake_is_reported_where_it_is(text: str, errors: dict[str, str]) -> None:
    found = check_prompt(parse_prompt(text), SCOPE, languages=("en-US", "zh-CN")).errors
    assert [text[error.start : error.end] for error in found] == list(errors)
    for error in found:
        assert errors[text[error.start : error.end]] in str(error)


def test_it_warns_where_a_value_may_be_missing() -> None:
    text = 'say("Dear {name}") number(n otherwise 1) say(first(names))'
    checked = check_prompt(parse_prompt(text), SCOPE, {"name", "n"})
    assert [text[caution.start : caution.end] for caution in checked.cautions] == ["name", "first(names)"]


def test_it_says_how_private_a_prompt_is_and_what_it_uses() -> None:
    checked = check_prompt(parse_prompt('say("a {n}") money(balance) date(call.today)'), SCOPE)
    assert checked.privacy is Privacy.PRIVATE
    assert checked.uses == {"n", "balance", "call.today"}
    assert check_prompt(parse_prompt('say("a")'), SCOPE).privacy is Privacy.OPEN


@pytest.mark.parametrize("text", ['say("x", fr-FR-x-anna)', 'say("x", en-x-anna)'])
def test_a_voice_of_a_language_that_is_not_declared_is_no_way_round(text: str) -> None:
    (error,) = check_prompt(parse_prompt(text), SCOPE, languages=("en-US", "zh-CN")).errors
    assert "does not speak" in str(error)
