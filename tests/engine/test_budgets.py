"""The limits leave room for each other; test_walk.py runs into each of them."""

from __future__ import annotations

from ivrflow.engine import budgets


def test_a_loop_is_found_long_before_the_call_is_spent() -> None:
    assert budgets.MAX_VISITS_UNASKED * (budgets.MAX_ERRORS + 1) < budgets.MAX_VISITS
    assert budgets.MAX_DEPTH < budgets.MAX_TRAIL < budgets.MAX_VISITS_UNASKED
