from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.expr import EvaluationFault, ExpressionError, compile_prompt, parse_prompt, parse_type
from ivrflow.model.prompts import Piece, PieceKind, Prompt
from ivrflow.model.types import Privacy
from ivrflow.model.values import Money, Value

SCOPE = {
    "n": parse_type("number"),
    "name": parse_type("text"),
    "balance": parse_type("money private"),
    "pin": parse_type("text secret"),
}
VALUES: Mapping[str, Value] = {"n": Decimal(3), "name": "Ann", "balance": Money(Decimal("10.50"), "CNY")}
FACTS: Mapping[str, Value] = {"call.now": datetime(2026, 3, 2, 10, 15, tzinfo=UTC), "call.today": date(2026, 3, 2)}


def render(text: str, values: Mapping[str, Value] = VALUES) -> Prompt:
    return compile_prompt(parse_prompt(text), SCOPE, "en-US").render(values, FACTS)


def heard(text: str) -> list[tuple[PieceKind, Value]]:
    return [(piece.kind, piece.value) for piece in render(text)]


def test_a_prompt_without_names_is_one_and_the_same_object() -> None:
    compiled = compile_prompt(parse_prompt('say("Hi {1 + 1}") pause(300ms) say("好", zh-CN)'), SCOPE, "en-US")
    assert compiled.static == (
        Piece(PieceKind.SAY, "Hi", "en-US"),
        Piece(PieceKind.NUMBER, Decimal(2), "en-US"),
        Piece(PieceKind.PAUSE, timedelta(milliseconds=300), "en-US"),
        Piece(PieceKind.SAY, "好", "zh-CN"),
    )
    assert compiled.render({}, {}) is compiled.static
    assert compiled.render(VALUES, FACTS) is compiled.static


def test_an_empty_prompt_is_static() -> None:
    assert compile_prompt((), SCOPE, "en-US").static == ()


def test_a_prompt_with_names_is_not_static() -> None:
    assert compile_prompt(parse_prompt("number(n)"), SCOPE, "en-US").static is None


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ('say("Dear {name}!")', [(PieceKind.SAY, "Dear"), (PieceKind.SAY, "Ann")]),
        ('say("You have {n} messages.")', [
            (PieceKind.SAY, "You have"), (PieceKind.NUMBER, Decimal(3)), (PieceKind.SAY, "messages."),
        ]),
        ('say("{balance}")', [(PieceKind.MONEY, Money(Decimal("10.50"), "CNY"))]),
        ('say("{call.today}, {10:15}")', [(PieceKind.DATE, date(2026, 3, 2)), (PieceKind.TIME, time(10, 15))]),
        ('say("{call.now}, {2m}")', [
            (PieceKind.DATETIME, FACTS["call.now"]), (PieceKind.DURATION, timedelta(minutes=2)),
        ]),
        ("datetime(call.now) duration(90s)", [
            (PieceKind.DATETIME, FACTS["call.now"]), (PieceKind.DURATION, timedelta(seconds=90)),
        ]),
        ('phone("138 0011 2233") phone("")', [(PieceKind.PHONE, "138 0011 2233")]),
        ('ssml("{2m}")', [(PieceKind.SSML, "2m")]),
        ('say(name) say("") spell(" ")', [(PieceKind.SAY, "Ann")]),
        ("digits(n) ordinal(n)", [(PieceKind.DIGITS, Decimal(3)), (PieceKind.ORDINAL, Decimal(3))]),
        ('digits("12*#")', [(PieceKind.DIGITS, "12*#")]),
        ('ssml("<b>{name} {n}</b>")', [(PieceKind.SSML, "<b>Ann 3</b>")]),
        ('audio("welcome")', [(PieceKind.AUDIO, "welcome")]),
    ],
)  # fmt: skip
def test_values_are_spoken_by_their_type(text: str, pieces: list[tuple[PieceKind, Value]]) -> None:
    assert heard(text) == pieces


def test_only_the_private_pieces_are_marked() -> None:
    prompt = render('say("Your balance is {balance}.") ssml("<b>{balance}</b>") number(n)')
    assert [piece.privacy for piece in prompt] == [Privacy.OPEN, Privacy.PRIVATE, Privacy.PRIVATE, Privacy.OPEN]


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn", "Co"]), max_size=30))
def test_a_value_in_markup_is_never_markup(name: str) -> None:
    (piece,) = render('ssml("<s a=\\"{name}\\">{name}</s>")', {"name": name})
    root = ET.fromstring(str(piece.value))
    assert len(root) == 0
    assert "".join(root.itertext()) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('say("{name}")', "name is nothing, which say cannot take"),
        ("number(n)", "n is nothing, which number cannot take"),
        ('ssml("{name}")', "name is nothing, which ssml cannot take"),
        ("digits(name & n)", "does not take|nothing"),
        ('say("a") pause(5m)', "0s to 60s"),
    ],
)
def test_what_cannot_be_spoken_is_a_fault(text: str, words: str) -> None:
    with pytest.raises(EvaluationFault, match=words):
        render(text, {})


def test_a_secret_does_not_compile() -> None:
    with pytest.raises(ExpressionError, match="secret"):
        compile_prompt(parse_prompt('say("a {pin}")'), SCOPE, "en-US")
