from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from ivrflow.model.errors import Misuse
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.model.values import Money, Value
from ivrflow.say import Wording, wording

from .pieces import said


@pytest.mark.parametrize("language", ["en-US", "de-DE"])
def test_texts_markup_recordings_and_silence_pass_in_any_language(language: str) -> None:
    assert wording(Piece(PieceKind.SAY, "Hello.", language)) == Wording((), "Hello.")
    assert wording(Piece(PieceKind.SSML, "<p>Hello.</p>", language)) == Wording((), "<p>Hello.</p>")
    assert wording(Piece(PieceKind.AUDIO, "welcome", language)) == Wording(("welcome",), "")
    assert wording(Piece(PieceKind.PAUSE, timedelta(seconds=1), language)) == Wording((), "")


def test_ids_are_the_words_in_the_order_spoken() -> None:
    assert wording(Piece(PieceKind.NUMBER, Decimal(324), "en-US")).ids == (
        "number/3",
        "number/hundred",
        "number/20",
        "number/4",
    )
    assert wording(Piece(PieceKind.MONEY, Money(Decimal("2.50"), "CNY"), "zh-CN")).ids == (
        "number/liang",
        "currency/CNY/major",
        "number/5",
        "currency/CNY/tenth",
    )


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        ("138-0011 2233", "one three eight zero zero one one two two three three", "一三八零零一一二二三三"),
        ("*1#", "star one pound", "星号一井号"),
        ("+86 10", "plus eight six one zero", "加八六一零"),
        ("１２", "one two", "一二"),
        (Decimal(120), "one two zero", "一二零"),
        (Decimal("-1.5"), "minus one point five", "负一点五"),
        ("", "", ""),
    ],
)
def test_digits(value: Value, english: str, chinese: str) -> None:
    assert said(PieceKind.DIGITS, value, "en-US") == english
    assert said(PieceKind.DIGITS, value, "zh-CN") == chinese


def test_a_telephone_number_has_silences_between_its_groups() -> None:
    assert wording(Piece(PieceKind.PHONE, "110 12", "en-US")).ids == (
        "digit/1",
        "digit/1",
        "digit/0",
        "silence/250",
        "digit/1",
        "digit/2",
    )
    assert said(PieceKind.PHONE, "4155550123") == "four one five, five five five, zero one two three"
    assert said(PieceKind.PHONE, "+8613800112233", "zh-CN") == "加八六，幺三八，零零幺幺，二二三三"
    assert said(PieceKind.PHONE, " ") == ""


def test_only_in_a_telephone_number_is_a_chinese_one_another_word() -> None:
    assert said(PieceKind.DIGITS, "110", "zh-CN") == "一一零"
    assert said(PieceKind.PHONE, "110", "zh-CN") == "幺幺零"


def test_spelling_says_letters_digits_and_signs() -> None:
    assert said(PieceKind.SPELL, "Ab-1 @x.cn") == "A B dash one at X dot C N"
    assert said(PieceKind.SPELL, "Ab-1", "zh-CN") == "A B 杠一"


def test_what_nobody_records_is_left_to_the_robot_voice_as_a_whole() -> None:
    assert wording(Piece(PieceKind.SPELL, "aé", "en-US")) == Wording((), "A é")
    assert wording(Piece(PieceKind.SPELL, "王1", "zh-CN")) == Wording((), "王一")


def test_dates_and_times_are_taken_from_moments() -> None:
    moment = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
    assert said(PieceKind.DATE, moment) == "March second, twenty twenty-six"
    assert said(PieceKind.TIME, moment) == "ten fifteen a m"
    assert said(PieceKind.DATETIME, moment) == "March second, twenty twenty-six at ten fifteen a m"
    assert said(PieceKind.DATETIME, moment, "zh-CN") == "二零二六年三月二日上午十点十五分"


def test_numbers_too_large_for_words_are_read_digit_by_digit() -> None:
    assert said(PieceKind.NUMBER, Decimal(10**15)) == "one" + " zero" * 15
    assert said(PieceKind.NUMBER, Decimal("999999999999999.9999999")) == "one" + " zero" * 15 + " point" + " zero" * 6
    assert said(PieceKind.MONEY, Money(Decimal(10**15), "USD")).endswith("zero U S D")


@pytest.mark.parametrize("value", ["0", "-1", "1.5"])
def test_what_is_no_rank_is_said_as_a_number(value: str) -> None:
    assert said(PieceKind.ORDINAL, Decimal(value)) == said(PieceKind.NUMBER, Decimal(value))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (PieceKind.NUMBER, "many"),
        (PieceKind.NUMBER, Decimal("NaN")),
        (PieceKind.MONEY, Money(Decimal("Infinity"), "USD")),
        (PieceKind.DATE, None),
        (PieceKind.DIGITS, Decimal("1E+999999")),
        (PieceKind.DATETIME, date(2026, 3, 2)),
        (PieceKind.DURATION, Decimal(5)),
        (PieceKind.PHONE, Decimal(5)),
    ],
)
def test_a_value_that_cannot_be_said_is_refused_without_being_told(kind: PieceKind, value: Value) -> None:
    with pytest.raises(Misuse, match="cannot") as refusal:
        said(kind, value)
    assert "many" not in str(refusal.value)
