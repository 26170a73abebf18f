from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from ivrflow.expr.classes import CLASSES, base_of
from ivrflow.model.types import Base
from ivrflow.model.values import Money


def test_every_type_but_the_unknown_one_has_a_class_of_its_own() -> None:
    assert set(CLASSES) == set(Base) - {Base.ANYTHING}
    assert len(set(CLASSES.values())) == len(CLASSES)


def test_related_classes_are_told_apart() -> None:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    assert [base_of(value) for value in (now, now.date(), True, Decimal(1), Money(Decimal(1), "CNY"), ())] == [
        Base.DATETIME, Base.DATE, Base.BOOLEAN, Base.NUMBER, Base.MONEY, Base.LIST,
    ]  # fmt: skip


def test_other_classes_are_no_values() -> None:
    with pytest.raises(TypeError, match="float"):
        base_of(1.5)  # type: ignore[arg-type]  # what a host could hand over
