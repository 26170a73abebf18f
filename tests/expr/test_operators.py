from __future__ import annotations

from ivrflow.expr.operators import COMPUTING, rule_for
from ivrflow.model.types import Base


def test_each_rule_is_found_by_its_operands_and_stands_once() -> None:
    assert all(rule_for(rule.operator, rule.left, rule.right) is rule for rule in COMPUTING)


def test_texts_are_joined_and_not_added() -> None:
    assert rule_for("&", Base.TEXT, Base.TEXT) is not None
    assert rule_for("+", Base.TEXT, Base.TEXT) is None
    assert rule_for("&", Base.TEXT, Base.NUMBER) is None
