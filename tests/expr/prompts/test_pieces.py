from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from ivrflow.expr import EvaluationFault
from ivrflow.expr.prompts.pieces import ACCEPTED, SPOKEN_AS, is_silent, spoken_value
from ivrflow.model.prompts import PieceKind
from ivrflow.model.values import Value


def test_every_kind_of_piece_is_declared() -> None:
    assert set(ACCEPTED) == set(PieceKind)


def test_a_value_in_braces_becomes_pieces_that_take_it() -> None:
    assert all(base in ACCEPTED[kind] for base, kinds in SPOKEN_AS.items() for kind in kinds)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (PieceKind.DIGITS, "12a"),
        (PieceKind.DIGITS, Decimal("1.5")),
        (PieceKind.DIGITS, Decimal(-1)),
        (PieceKind.DIGITS, Decimal("1E+41")),
        (PieceKind.ORDINAL, Decimal(0)),
        (PieceKind.ORDINAL, Decimal("1.5")),
        (PieceKind.PAUSE, timedelta(seconds=61)),
        (PieceKind.PAUSE, timedelta(seconds=-1)),
        (PieceKind.PHONE, "anonymous"),
        (PieceKind.PHONE, "+()"),
        (PieceKind.DURATION, Decimal(1)),
        (PieceKind.NUMBER, "1"),
        (PieceKind.DATE, "2026-03-02"),
    ],
)
def test_what_a_piece_cannot_speak_is_a_fault(kind: PieceKind, value: Value) -> None:
    with pytest.raises(EvaluationFault):
        spoken_value(kind, value)


@pytest.mark.parametrize(("value", "silent"), [("", True), (" ", True), (".", False), (Decimal(0), False)])
def test_blanks_are_silent(value: Value, silent: bool) -> None:
    assert is_silent(value) is silent
