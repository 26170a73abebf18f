from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.model.values import Money
from ivrflow.say import wording

from .numerals import read_french
from .pieces import said

TAG = "fr-FR"


@settings(deadline=None)
@given(st.decimals(min_value=-(10**15) + 1, max_value=10**15 - 1, places=6))
def test_a_number_can_be_read_back_from_its_words(value: Decimal) -> None:
    assert read_french(said(PieceKind.NUMBER, value, TAG)) == value


@settings(deadline=None)
@given(st.text("0001278", min_size=1, max_size=15) | st.integers(0, 30_000).map(str))
def test_a_whole_number_can_be_read_back_from_its_words(digits: str) -> None:
    assert read_french(said(PieceKind.NUMBER, Decimal(digits), TAG)) == int(digits)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "zéro"),
        ("1", "un"),
        ("21", "vingt et un"),
        ("71", "soixante et onze"),
        ("80", "quatre-vingts"),
        ("81", "quatre-vingt-un"),
        ("200", "deux cents"),
        ("201", "deux cent un"),
        ("1100", "mille cent"),
        ("80000", "quatre-vingt mille"),
        ("200000", "deux cent mille"),
        ("80000000", "quatre-vingts millions"),
        ("1000000", "un million"),
        ("1000000000", "un milliard"),
        ("-2.05", "moins deux virgule zéro cinq"),
    ],
)
def test_numbers(value: str, text: str) -> None:
    assert said(PieceKind.NUMBER, Decimal(value), TAG) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "premier"),
        (2, "deuxième"),
        (3, "troisième"),
        (6, "sixième"),
        (21, "vingt et unième"),
        (80, "quatre-vingtième"),
        (81, "quatre-vingt-unième"),
        (200, "deux centième"),
        (1000, "millième"),
        (200_080, "deux cent mille quatre-vingtième"),
        (10**6, "millionième"),
        (2 * 10**6, "deux millionième"),
        (10**9, "milliardième"),
        (3 * 10**12, "trois billionième"),
    ],
)
def test_ranks(value: int, text: str) -> None:
    assert said(PieceKind.ORDINAL, Decimal(value), TAG) == text


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("1024.05", "EUR", "mille vingt-quatre euros et cinq centimes"),
        ("1.01", "EUR", "un euro et un centime"),
        ("0", "EUR", "zéro euro"),
        ("80", "EUR", "quatre-vingts euros"),
        ("21.21", "USD", "vingt et un dollars des États-Unis et vingt et un cents"),
        ("2.45", "CNY", "deux yuans renminbi chinois et quarante-cinq fens"),
        ("1", "GBP", "une livre sterling"),
        ("201.02", "GBP", "deux cent une livres sterling et deux pence"),
        ("21000", "GBP", "vingt et un mille livres sterling"),
        ("-1000000", "EUR", "moins un million d'euros"),
        ("2000000", "USD", "deux millions de dollars des États-Unis"),
        ("1200000", "EUR", "un million deux cent mille euros"),
        ("500", "JPY", "cinq cents yens japonais"),
        ("12.5", "XAU", "douze virgule cinq ixe a u"),
    ],
)
def test_money(amount: str, currency: str, text: str) -> None:
    assert said(PieceKind.MONEY, Money(Decimal(amount), currency), TAG) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 3, 2), "deux mars deux mille vingt-six"),
        (date(1999, 12, 31), "trente et un décembre mille neuf cent quatre-vingt-dix-neuf"),
        (date(2080, 8, 1), "premier août deux mille quatre-vingts"),
    ],
)
def test_dates(day: date, text: str) -> None:
    assert said(PieceKind.DATE, day, TAG) == text


@pytest.mark.parametrize(
    ("clock", "text"),
    [
        (time(0, 0), "minuit"),
        (time(0, 30), "zéro heure trente"),
        (time(1, 1), "une heure une"),
        (time(9, 0), "neuf heures"),
        (time(12, 0), "midi"),
        (time(15, 5), "quinze heures cinq"),
        (time(21, 21), "vingt et une heures vingt et une"),
    ],
)
def test_times(clock: time, text: str) -> None:
    assert said(PieceKind.TIME, clock, TAG) == text


def test_a_moment_is_its_date_and_its_time() -> None:
    moment = datetime(2026, 3, 2, 15, 5, tzinfo=UTC)
    assert said(PieceKind.DATETIME, moment, TAG) == "deux mars deux mille vingt-six à quinze heures cinq"


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (timedelta(minutes=2, seconds=5), "deux minutes et cinq secondes"),
        (timedelta(hours=21, seconds=21), "vingt et une heures et vingt et une secondes"),
        (timedelta(days=1, hours=1, minutes=1), "un jour, une heure et une minute"),
        (timedelta(minutes=-1), "moins une minute"),
        (timedelta(days=10**6), "un million de jours"),
        (timedelta(0), "zéro seconde"),
    ],
)
def test_lengths_of_time(length: timedelta, text: str) -> None:
    assert said(PieceKind.DURATION, length, TAG) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0142685300", "zéro un, quarante-deux, soixante-huit, cinquante-trois, zéro zéro"),
        ("+33142685300", "plus trente-trois, un, quarante-deux, soixante-huit, cinquante-trois, zéro zéro"),
        ("112", "un un deux"),
        ("3631", "trois six trois un"),
    ],
)
def test_telephone_numbers_are_told_in_pairs(number: str, text: str) -> None:
    assert said(PieceKind.PHONE, number, TAG) == text


def test_what_is_read_sign_by_sign_can_be_recorded() -> None:
    assert wording(Piece(PieceKind.PHONE, "112", TAG)).ids == ("digit/1", "digit/1", "digit/2")
    assert wording(Piece(PieceKind.PHONE, "0142685300", TAG)).ids == ()
    assert said(PieceKind.SPELL, "Y-w1", TAG) == "i grec tiret double vé un"
    assert wording(Piece(PieceKind.NUMBER, Decimal(2), TAG)).ids == ()
