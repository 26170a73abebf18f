from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.model.values import Money
from ivrflow.say import wording

from .numerals import read_spanish
from .pieces import said

TAG = "es-ES"


@settings(deadline=None)
@given(st.decimals(min_value=-(10**15) + 1, max_value=10**15 - 1, places=6))
def test_a_number_can_be_read_back_from_its_words(value: Decimal) -> None:
    assert read_spanish(said(PieceKind.NUMBER, value, TAG)) == value


@settings(deadline=None)
@given(st.text("0001278", min_size=1, max_size=15) | st.integers(0, 30_000).map(str))
def test_a_whole_number_can_be_read_back_from_its_words(digits: str) -> None:
    assert read_spanish(said(PieceKind.NUMBER, Decimal(digits), TAG)) == int(digits)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "cero"),
        ("1", "uno"),
        ("21", "veintiuno"),
        ("100", "cien"),
        ("101", "ciento uno"),
        ("1001", "mil uno"),
        ("21000", "veintiún mil"),
        ("31021", "treinta y un mil veintiuno"),
        ("100000", "cien mil"),
        ("1000000", "un millón"),
        ("21000001", "veintiún millones uno"),
        ("1000000000", "mil millones"),
        ("1000000000000", "un billón"),
        ("-2.05", "menos dos coma cero cinco"),
    ],
)
def test_numbers(value: str, text: str) -> None:
    assert said(PieceKind.NUMBER, Decimal(value), TAG) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "primero"),
        (10, "décimo"),
        (21, "vigésimo primero"),
        (99, "nonagésimo noveno"),
        (100, "cien"),
        (2_000_000, "dos millones"),
    ],
)
def test_ranks_are_cardinals_where_nobody_knows_the_ordinal(value: int, text: str) -> None:
    assert said(PieceKind.ORDINAL, Decimal(value), TAG) == text


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("1024.05", "EUR", "mil veinticuatro euros con cinco céntimos"),
        ("1.01", "EUR", "un euro con un céntimo"),
        ("0", "EUR", "cero euros"),
        ("21.21", "USD", "veintiún dólares estadounidenses con veintiún centavos"),
        ("2.45", "CNY", "dos yuanes renminbi con cuarenta y cinco fen"),
        ("1", "GBP", "una libra esterlina"),
        ("201.02", "GBP", "doscientas una libras esterlinas con dos peniques"),
        ("200021", "GBP", "doscientas mil veintiuna libras esterlinas"),
        ("200000000", "GBP", "doscientos millones de libras esterlinas"),
        ("-1000000", "EUR", "menos un millón de euros"),
        ("1000001", "EUR", "un millón un euros"),
        ("500", "JPY", "quinientos yenes japoneses"),
        ("0.50", "MXN", "cincuenta centavos"),
        ("-0.001", "EUR", "cero euros"),
        ("12.5", "XAU", "doce coma cinco equis a u"),
    ],
)
def test_money(amount: str, currency: str, text: str) -> None:
    assert said(PieceKind.MONEY, Money(Decimal(amount), currency), TAG) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 3, 2), "dos de marzo de dos mil veintiséis"),
        (date(1999, 12, 31), "treinta y uno de diciembre de mil novecientos noventa y nueve"),
        (date(2021, 1, 1), "uno de enero de dos mil veintiuno"),
    ],
)
def test_dates(day: date, text: str) -> None:
    assert said(PieceKind.DATE, day, TAG) == text


@pytest.mark.parametrize(
    ("clock", "text"),
    [
        (time(0, 0), "las doce de la noche"),
        (time(1, 1), "la una y uno de la madrugada"),
        (time(9, 0), "las nueve de la mañana"),
        (time(12, 30), "las doce y treinta del mediodía"),
        (time(13, 21), "la una y veintiuno de la tarde"),
        (time(21, 45), "las nueve y cuarenta y cinco de la noche"),
    ],
)
def test_times(clock: time, text: str) -> None:
    assert said(PieceKind.TIME, clock, TAG) == text


def test_a_moment_is_its_date_and_its_time() -> None:
    moment = datetime(2026, 3, 2, 15, 5, tzinfo=UTC)
    assert said(PieceKind.DATETIME, moment, TAG) == "dos de marzo de dos mil veintiséis a las tres y cinco de la tarde"


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (timedelta(minutes=2, seconds=5), "dos minutos y cinco segundos"),
        (timedelta(hours=21, seconds=21), "veintiuna horas y veintiún segundos"),
        (timedelta(days=1, hours=1, minutes=1), "un día, una hora y un minuto"),
        (timedelta(minutes=-1), "menos un minuto"),
        (timedelta(days=10**6), "un millón de días"),
        (timedelta(0), "cero segundos"),
    ],
)
def test_lengths_of_time(length: timedelta, text: str) -> None:
    assert said(PieceKind.DURATION, length, TAG) == text


def test_what_is_read_sign_by_sign_can_be_recorded() -> None:
    phone = wording(Piece(PieceKind.PHONE, "612345", TAG))
    assert phone.text == "seis uno dos, tres cuatro cinco"
    assert phone.ids[:4] == ("digit/6", "digit/1", "digit/2", "silence/250")
    assert wording(Piece(PieceKind.SPELL, "Y-w1", TAG)).ids == ("letter/y", "sign/dash", "letter/w", "digit/1")
    assert said(PieceKind.SPELL, "Y-w1", TAG) == "i griega guion uve doble uno"
    assert said(PieceKind.SPELL, "ñ", TAG) == "ñ"
    assert wording(Piece(PieceKind.NUMBER, Decimal(2), TAG)).ids == ()
