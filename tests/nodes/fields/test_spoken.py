"""Which values can be said in which way."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ivrflow.expr.tree import Literal
from ivrflow.model.source import Source
from ivrflow.model.types import ANYTHING, BOOLEAN, MONEY, NUMBER, TEXT, Base, Type
from ivrflow.nodes.fields.field_type import Formula
from ivrflow.nodes.fields.spoken import WAYS_TO_SAY, spoken, spoken_part, unspeakable

from .binding import CallAt


def of(kind: Type) -> Formula:
    return Formula(Source("x"), Literal(None), kind, lambda _variables, _facts: None)


@pytest.mark.parametrize(
    ("way", "kind"),
    [("auto", TEXT), ("auto", MONEY), ("digits", TEXT), ("digits", NUMBER), ("spelled", TEXT), ("money", ANYTHING)],
)
def test_what_can_be_said(way: str, kind: Type) -> None:
    assert unspeakable(way, of(kind)) is None


@pytest.mark.parametrize(
    ("way", "kind", "why"),
    [
        ("auto", BOOLEAN, "no words of its own"),
        ("money", NUMBER, "money says money, and the value is number"),
        ("digits", MONEY, "digits says text or number"),
    ],
)
def test_what_cannot(way: str, kind: Type, why: str) -> None:
    assert why in (unspeakable(way, of(kind)) or "")


@pytest.mark.parametrize("way", WAYS_TO_SAY)
def test_every_way_has_a_type_that_it_says(way: str) -> None:
    kinds = [Type(base) for base in Base if base not in (Base.ANYTHING, Base.NOTHING)]
    assert any(unspeakable(way, of(kind)) is None for kind in kinds)


def test_what_is_said_is_what_is_declared() -> None:
    five = Formula(Source("5"), Literal(Decimal(5)), NUMBER, lambda _variables, _facts: Decimal(5))
    for way in ("auto", "digits", "ordinal"):
        for language in ("en-US", "zh-CN"):
            declared = spoken_part(way, five)(language)
            assert declared is not None
            assert declared.static is None
            assert declared.expressions == (five.tree,)
            assert declared.render({}, {}) == spoken(way, five, CallAt(language=language)) != ()
