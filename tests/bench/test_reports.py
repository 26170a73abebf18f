"""The bench itself works; its figures are for whoever runs it."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.reports import BEGIN, DAYS, QUESTIONS, made_up_calls, run
from bench.row import Options


@pytest.mark.slow
def test_it_measures_every_report() -> None:
    filled, *asked = run(Options(quick=True, settings={"calls": "400"}))
    assert filled.what.startswith("400 calls")
    assert len(asked) == 2 * (len(QUESTIONS) + 1)
    assert sum("GET /api/reports" in row.what for row in asked) == len(QUESTIONS) + 1
    assert all(row.measured.endswith(" s") and row.target for row in asked)


def test_the_calls_are_the_same_every_time_and_spread_over_a_year() -> None:
    calls = list(made_up_calls(DAYS * 2))
    assert calls == list(made_up_calls(DAYS * 2))
    assert set(Counter((call.offered - BEGIN).days for call in calls).values()) == {2}
    assert all(len(call.path) == 10 for call in calls)
