"""The collector against the table of cases, and against a second, slower way to say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrflow.gather import Collector

from .table import Case, happen, read_cases, shown

CASES = read_cases(Path(__file__).parent / "cases")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case_of_the_table(case: Case) -> None:
    collector = Collector()
    for row in case.rows:
        actions = happen(collector, row.what, row.now)
        assert (shown(actions, row.says), collector.deadline) == (row.says, row.deadline), row
